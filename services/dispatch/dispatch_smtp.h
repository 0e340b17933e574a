/*
 * Handing one mail to the mail server: the only file that knows libcurl.
 *
 * Promises: every wait is bounded, and ends within a second when the daemon is to end; a
 * server's words are not kept, only its code.
 */
#ifndef DISPATCH_DISPATCH_SMTP_H
#define DISPATCH_DISPATCH_SMTP_H

#include "base/base_error.h"

struct dispatch_mail {
    char to[256];
    char text[4096]; /* headers, an empty line, the body; lines end with CRLF */
};

enum base_class dispatch_smtp_open(struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_smtp_close(void);

/* BASE_OK: the server took it. BASE_AGAIN: not now (no connection, 4xx, time ran out).
 * BASE_REFUSE: never (5xx). The code is in ret_error->code: smtp_550, no_connection,
 * timeout, interrupted. */
enum base_class dispatch_smtp_send(const struct dispatch_mail *mail,
                                   struct base_error *ret_error) BASE_MUST_CHECK;

#endif
