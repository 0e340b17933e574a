/*
 * Where GOV.UK Notify's callbacks come in: see dispatch_listen.h. A request whose fate is
 * not known yet is suspended: libmicrohttpd leaves it alone until it is resumed, and asks
 * again what is to be answered.
 */
#include "dispatch/dispatch_listen.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "base/base_time.h"
#include "dispatch/dispatch_bearer.h"
#include "dispatch/dispatch_callback.h"
#include "dispatch/dispatch_loopback.h"

enum {
    BODY_MAX = 8192, /* a callback has 500 bytes */
    CONNECTIONS_MAX = 32,
    SILENCE_MAX_S = 10,
    PATIENCE_MS = 20000, /* until it is said that nothing is known yet */
    AGAIN_MS = 30000     /* until an address that was taken is tried again */
};

struct waiting {
    struct MHD_Connection *connection;
    unsigned status; /* the answer; 0: not known yet */
    int64_t since_ms;
    struct dispatch_confirmation confirmation;
    struct waiting *next;
    size_t size;
    char body[BODY_MAX];
};

static struct {
    const char *address;
    struct MHD_Daemon *daemon;
    int64_t again_ms;
    struct waiting *first; /* those that are suspended, oldest first */
    bool fresh;            /* there is one that was not there in the turn before */
} listening;

/* What is answered by the head alone; 0: the body is wanted. */
static unsigned
judge_head(struct MHD_Connection *connection, const char *url, const char *method)
{
    if (!dispatch_bearer_is(MHD_lookup_connection_value(
            connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_AUTHORIZATION))) {
        return MHD_HTTP_UNAUTHORIZED;
    }
    if (strcmp(url, "/notify") != 0) {
        return MHD_HTTP_NOT_FOUND;
    }
    return strcmp(method, MHD_HTTP_METHOD_POST) == 0 ? 0 : MHD_HTTP_METHOD_NOT_ALLOWED;
}

static enum MHD_Result
answer(struct MHD_Connection *connection, unsigned status)
{
    static char nothing[1];
    struct MHD_Response *response =
        MHD_create_response_from_buffer(0, nothing, MHD_RESPMEM_PERSISTENT);
    if (response == NULL) {
        return MHD_NO;
    }
    if (status == MHD_HTTP_UNAUTHORIZED) {
        (void)MHD_add_response_header(
            response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
    }
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* The body is whole: answered at once, or put to those that wait. */
static enum MHD_Result
judge_body(struct waiting *request)
{
    struct base_error why;
    struct waiting **last = &listening.first;
    enum base_class class = dispatch_callback_read(
        "", request->body, request->size, &request->confirmation, &why);
    if (class != BASE_OK) {
        base_log(BASE_LOG_WARNING, "event=callback_refused code=%s", why.code);
        return answer(request->connection,
                      class == BASE_DENIED ? MHD_HTTP_NOT_FOUND : MHD_HTTP_BAD_REQUEST);
    }
    while (*last != NULL) {
        last = &(*last)->next;
    }
    *last = request;
    listening.fresh = true;
    request->since_ms = base_time_monotonic_ms();
    MHD_suspend_connection(request->connection);
    return MHD_YES;
}

static enum MHD_Result
on_request(void *arg,
           struct MHD_Connection *connection,
           const char *url,
           const char *method,
           const char *version,
           const char *bytes,
           size_t *size,
           void **ret_request)
{
    (void)arg;
    (void)version;
    struct waiting *request = *ret_request;
    if (request == NULL) {
        unsigned status = judge_head(connection, url, method);
        if (status != 0) {
            return answer(connection, status);
        }
        request = calloc(1, sizeof(*request));
        *ret_request = request;
        if (request == NULL) {
            return MHD_NO;
        }
        request->connection = connection;
        return MHD_YES;
    }
    if (*size > 0) {
        bool fits = *size <= sizeof(request->body) - request->size;
        if (fits) {
            memcpy(request->body + request->size, bytes, *size);
            request->size += *size;
        } else {
            request->status = MHD_HTTP_CONTENT_TOO_LARGE; /* the rest passes unread */
        }
        *size = 0;
        return MHD_YES;
    }
    return request->status == 0 ? judge_body(request)
                                : answer(connection, request->status);
}

static void
on_completed(void *arg,
             struct MHD_Connection *connection,
             void **request,
             enum MHD_RequestTerminationCode why)
{
    (void)arg;
    (void)connection;
    (void)why;
    free(*request);
    *request = NULL;
}

static void
start(void)
{
    static const struct MHD_OptionItem bounds[] = {
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)on_completed, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, SILENCE_MAX_S, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_END, 0, NULL}};
    int fd = dispatch_loopback_listen(listening.address);
    if (fd >= 0) {
        listening.daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME,
                                            0,
                                            NULL,
                                            NULL,
                                            on_request,
                                            NULL,
                                            MHD_OPTION_LISTEN_SOCKET,
                                            fd,
                                            MHD_OPTION_ARRAY,
                                            bounds,
                                            MHD_OPTION_END);
        if (listening.daemon == NULL) {
            dispatch_loopback_close(fd);
        }
    }
    if (listening.daemon == NULL) {
        base_log(BASE_LOG_ERROR,
                 "event=callback_listen_failed address=%s: tried again in %d s; until "
                 "then Notify is asked",
                 listening.address,
                 AGAIN_MS / 1000);
        listening.again_ms = base_time_monotonic_ms() + AGAIN_MS;
    }
}

enum base_class
dispatch_listen_open(const char *address, const char *token, struct base_error *ret_error)
{
    if (!dispatch_loopback_is(address)) {
        return base_error_set(
            ret_error,
            BASE_STOP,
            "callback_listen",
            "dispatch.callback_listen: %s is no loopback address with a "
            "port; right: 127.0.0.1:7655",
            address);
    }
    listening.address = address;
    dispatch_bearer_set(token);
    start();
    return BASE_OK;
}

/* Lets the oldest go on, with its answer. */
static void
resume_first(unsigned status)
{
    struct waiting *request = listening.first;
    listening.first = request->next;
    request->status = status;
    MHD_resume_connection(request->connection);
}

void
dispatch_listen_close(void)
{
    while (listening.first != NULL) {
        resume_first(MHD_HTTP_SERVICE_UNAVAILABLE);
    }
    if (listening.daemon != NULL) {
        (void)MHD_run(listening.daemon); /* the answers go out */
        MHD_stop_daemon(listening.daemon);
    }
    memset(&listening, 0, sizeof(listening));
}

int
dispatch_listen_descriptor(void)
{
    const union MHD_DaemonInfo *info =
        listening.daemon == NULL
            ? NULL
            : MHD_get_daemon_info(listening.daemon, MHD_DAEMON_INFO_EPOLL_FD);
    return info == NULL ? -1 : info->epoll_fd;
}

bool
dispatch_listen_turn(void)
{
    MHD_UNSIGNED_LONG_LONG wait_ms = 0;
    int64_t now_ms = base_time_monotonic_ms();
    if (listening.daemon == NULL) {
        if (listening.address != NULL && now_ms >= listening.again_ms) {
            start();
        }
        return false;
    }
    while (listening.first != NULL && now_ms - listening.first->since_ms > PATIENCE_MS) {
        resume_first(MHD_HTTP_SERVICE_UNAVAILABLE);
    }
    (void)MHD_run(listening.daemon);
    return MHD_get_timeout(listening.daemon, &wait_ms) == MHD_YES && wait_ms == 0;
}

bool
dispatch_listen_is_fresh(void)
{
    bool fresh = listening.fresh;
    listening.fresh = false;
    return fresh;
}

bool
dispatch_listen_next(struct dispatch_confirmation *ret_confirmation)
{
    if (listening.first == NULL) {
        return false;
    }
    *ret_confirmation = listening.first->confirmation;
    return true;
}

void
dispatch_listen_answer(bool known)
{
    if (listening.first != NULL) {
        resume_first(known ? MHD_HTTP_NO_CONTENT : MHD_HTTP_NOT_FOUND);
    }
}
