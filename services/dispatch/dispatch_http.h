/*
 * One HTTP request and its answer, by libcurl, for the channels that speak HTTP.
 *
 * Promises: those of dispatch_curl.h; https alone, but for this host itself; no redirect
 * is followed; of an answer no more than its room is kept.
 */
#ifndef DISPATCH_DISPATCH_HTTP_H
#define DISPATCH_DISPATCH_HTTP_H

#include <stddef.h>

#include "base/base_error.h"

enum { DISPATCH_HTTP_HEADERS_MAX = 6, DISPATCH_HTTP_ANSWER_MAX = 65536 };

struct dispatch_http_request {
    const char *url;                                /* see dispatch_url.h */
    const char *headers[DISPATCH_HTTP_HEADERS_MAX]; /* "Name: value"; NULL: no more */
    const char *body;                               /* JSON, to be posted; NULL: GET */
    size_t body_size;
    int timeout_ms;
};

struct dispatch_http_answer {
    long status;
    const char *body; /* until the next request */
    size_t body_size;
};

/* BASE_OK: there is an answer, whatever its status. BASE_AGAIN: none came, the code says
 * why (dispatch_curl.h). */
enum base_class dispatch_http_ask(const struct dispatch_http_request *request,
                                  struct dispatch_http_answer *ret_answer,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

/* What a status makes of a message, for a channel of this name: 2xx BASE_OK; 408, 425,
 * 429 and 5xx BASE_AGAIN; else BASE_REFUSE. The code is name_status: notify_400. */
enum base_class dispatch_http_judge(const char *name,
                                    long status,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

#endif
