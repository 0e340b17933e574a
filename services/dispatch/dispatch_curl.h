/*
 * libcurl, as all channels use it: one handle, one transfer at a time.
 *
 * Owns the handle. Promises: a transfer that began here is bounded in time and ends
 * within a second when the daemon is to end; no signal, no proxy and no netrc of the
 * environment has a say; a certificate that is not good ends it.
 */
#ifndef DISPATCH_DISPATCH_CURL_H
#define DISPATCH_DISPATCH_CURL_H

#include <curl/curl.h>

#include "base/base_error.h"

enum base_class dispatch_curl_open(struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_curl_close(void);

/* The handle with nothing of the transfer before, set to these protocols ("https"), this
 * address and this longest time; a channel adds what it needs. */
CURL *dispatch_curl_begin(const char *protocols, const char *url, int timeout_ms);

/* The same for a handle of one's own, of a talk that is more than a transfer. */
void
dispatch_curl_set(CURL *curl, const char *protocols, const char *url, int timeout_ms);

/* A transfer that was made: BASE_OK, or BASE_AGAIN with the code interrupted, timeout or
 * no_connection. What the peer answered is for the channel to judge. */
enum base_class dispatch_curl_outcome(CURLcode result, struct base_error *ret_error);

#endif
