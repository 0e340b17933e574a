/* libcurl, as all channels use it: see dispatch_curl.h. */
#include "dispatch/dispatch_curl.h"

#include "dispatch/dispatch.h"
#include "run/run_process.h"

static CURL *handle;

enum base_class
dispatch_curl_open(struct base_error *ret_error)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) {
        handle = curl_easy_init();
    }
    if (handle == NULL) {
        return base_error_set(ret_error, BASE_STOP, "curl", "libcurl does not start");
    }
    return BASE_OK;
}

void
dispatch_curl_close(void)
{
    curl_easy_cleanup(handle);
    handle = NULL;
    curl_global_cleanup();
}

/* Called about once a second while curl waits: ends the transfer when we are to end. */
static int
on_progress(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    (void)arg;
    (void)a;
    (void)b;
    (void)c;
    (void)d;
    run_process_alive();
    return run_process_should_stop() ? 1 : 0;
}

void
dispatch_curl_set(CURL *curl, const char *protocols, const char *url, int timeout_ms)
{
    long whole_seconds = (timeout_ms + 999) / 1000;
    (void)curl_easy_setopt(curl, CURLOPT_URL, url);
    (void)curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    (void)curl_easy_setopt(curl, CURLOPT_PROXY, "");
    (void)curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    (void)curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (dispatch_parameters.ca_file[0] != '\0') {
        (void)curl_easy_setopt(curl, CURLOPT_CAINFO, dispatch_parameters.ca_file);
        (void)curl_easy_setopt(curl, CURLOPT_CAPATH, NULL);
    }
    (void)curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    (void)curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)timeout_ms);
    (void)curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    /* no line stays open between messages: closing one may wait for an answer, which on a
     * line of no transfer is bounded by none of these limits. Nor for a name server. */
    (void)curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, whole_seconds);
    (void)curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
    (void)curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    (void)curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
}

CURL *
dispatch_curl_begin(const char *protocols, const char *url, int timeout_ms)
{
    curl_easy_reset(handle);
    dispatch_curl_set(handle, protocols, url, timeout_ms);
    return handle;
}

enum base_class
dispatch_curl_outcome(CURLcode result, struct base_error *ret_error)
{
    if (result == CURLE_OK) {
        return BASE_OK;
    }
    if (result == CURLE_ABORTED_BY_CALLBACK) {
        return base_error_set(ret_error, BASE_AGAIN, "interrupted", "the daemon ends");
    }
    if (result == CURLE_OPERATION_TIMEDOUT) {
        return base_error_set(ret_error, BASE_AGAIN, "timeout", "no answer in time");
    }
    if (result == CURLE_PEER_FAILED_VERIFICATION) {
        return base_error_set(
            ret_error,
            BASE_AGAIN,
            "bad_certificate",
            "the peer's certificate is not good; right: one for its name, of an "
            "authority that this host or dispatch.ca_file trusts");
    }
    if (result == CURLE_USE_SSL_FAILED || result == CURLE_SSL_CONNECT_ERROR) {
        return base_error_set(
            ret_error, BASE_AGAIN, "no_tls", "the peer does not speak TLS as it must");
    }
    return base_error_set(
        ret_error, BASE_AGAIN, "no_connection", "no connection: curl %d", (int)result);
}
