/*
 * Delivery status notifications (RFC 3464), as mail servers send them back. Pure.
 *
 * A small strict reader: of a mail it looks for the one part message/delivery-status, and
 * in that for the envelope's id and the fields of one recipient. Anybody may send such a
 * mail: it reads bytes and nothing else, keeps only codes, and takes no mail that is
 * anything else for one.
 */
#ifndef DISPATCH_DISPATCH_DSN_H
#define DISPATCH_DISPATCH_DSN_H

#include "dispatch/dispatch_channel.h"

enum { DISPATCH_DSN_MAX = 262144 }; /* bytes of a mail that are looked at */

/* False if it is no notification, or names no envelope. */
bool dispatch_dsn_read(const char *bytes,
                       size_t size,
                       struct dispatch_confirmation *ret_confirmation);

#endif
