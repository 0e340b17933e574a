/* One HTTP request and its answer: see dispatch_http.h. */
#include "dispatch/dispatch_http.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "dispatch/dispatch_curl.h"
#include "dispatch/dispatch_url.h"

static struct {
    char bytes[DISPATCH_HTTP_ANSWER_MAX];
    size_t size;
} kept;

/* Keeps what fits and lets the rest pass. */
static size_t
take_body(char *bytes, size_t size, size_t count, void *arg)
{
    (void)arg;
    size_t room = sizeof(kept.bytes) - kept.size;
    size_t fits = size * count < room ? size * count : room;
    memcpy(kept.bytes + kept.size, bytes, fits);
    kept.size += fits;
    return size * count;
}

static struct curl_slist *
list_headers(const struct dispatch_http_request *request)
{
    /* Expect: none, as its wait for 100 is not needed for so little */
    struct curl_slist *list = curl_slist_append(NULL, "Expect:");
    for (size_t i = 0; list != NULL && i < DISPATCH_HTTP_HEADERS_MAX; i++) {
        if (request->headers[i] == NULL) {
            break;
        }
        struct curl_slist *longer = curl_slist_append(list, request->headers[i]);
        if (longer == NULL) {
            curl_slist_free_all(list);
        }
        list = longer;
    }
    return list;
}

static CURL *
begin(const struct dispatch_http_request *request, struct curl_slist *headers)
{
    CURL *curl = dispatch_curl_begin(
        dispatch_url_scheme(request->url), request->url, request->timeout_ms);
    (void)curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    (void)curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    (void)curl_easy_setopt(curl, CURLOPT_USERAGENT, "vigil-dispatch");
    (void)curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    if (request->body != NULL) {
        (void)curl_easy_setopt(curl, CURLOPT_POST, 1L);
        (void)curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request->body);
        (void)curl_easy_setopt(
            curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_size);
    }
    return curl;
}

enum base_class
dispatch_http_ask(const struct dispatch_http_request *request,
                  struct dispatch_http_answer *ret_answer,
                  struct base_error *ret_error)
{
    struct curl_slist *headers = list_headers(request);
    if (headers == NULL) {
        return base_error_set(ret_error, BASE_AGAIN, "memory", "out of memory");
    }
    kept.size = 0;
    CURL *curl = begin(request, headers);
    CURLcode result = curl_easy_perform(curl);
    curl_slist_free_all(headers);
    enum base_class class = dispatch_curl_outcome(result, ret_error);
    if (class == BASE_OK) {
        *ret_answer =
            (struct dispatch_http_answer){.body = kept.bytes, .body_size = kept.size};
        (void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &ret_answer->status);
    }
    return class;
}

enum base_class
dispatch_http_judge(const char *name, long status, struct base_error *ret_error)
{
    if (status >= 200 && status < 300) {
        return BASE_OK;
    }
    char code[24];
    bool again = status == 408 || status == 425 || status == 429 || status >= 500;
    (void)base_text_print(code, sizeof(code), "%s_%ld", name, status);
    return base_error_set(ret_error,
                          again ? BASE_AGAIN : BASE_REFUSE,
                          code,
                          "%s answered %ld",
                          name,
                          status);
}
