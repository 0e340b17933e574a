/*
 * Where GOV.UK Notify's callbacks come in: HTTP on a loopback address, by libmicrohttpd
 * and in this file alone; what ends TLS before it is the host's own. It runs in the
 * daemon's one loop, without a thread.
 *
 * Owns the socket and the requests that wait. Promises: who does not know the bearer
 * token learns nothing else (401) and costs no more than that; a request is bounded in
 * size and time; a callback is answered 204 after its commit, 404 if its reference is not
 * ours, 503 if neither is known in time: then Notify sends it again.
 */
#ifndef DISPATCH_DISPATCH_LISTEN_H
#define DISPATCH_DISPATCH_LISTEN_H

#include <stdbool.h>

#include "dispatch/dispatch_channel.h"

/* "127.0.0.1:PORT" or "[::1]:PORT", which is kept; the token's hash is kept. BASE_STOP:
 * it cannot be. */
enum base_class dispatch_listen_open(const char *address,
                                     const char *token,
                                     struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_listen_close(void);

/* What the loop waits for; -1 while closed. */
int dispatch_listen_descriptor(void);

/* Does what can be done without waiting; true if there is more at once. */
bool dispatch_listen_turn(void);

/* True once for each time that callbacks came. */
bool dispatch_listen_is_fresh(void);

/* The oldest callback that waits, if there is one; again until it is answered. */
bool dispatch_listen_next(struct dispatch_confirmation *ret_confirmation);
void dispatch_listen_answer(bool known);

#endif
