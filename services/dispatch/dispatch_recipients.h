/*
 * Where an alert goes to: a recipient is a party and a role
 * ("E08000025/partnership_lead"); a table of the operator's names mailboxes, a pattern
 * gives those that it does not name. A recipient has one or more ways, tried in this
 * order until one is confirmed: the role's mailbox, a person, the role by its further
 * channels, the level above.
 *
 * Owns the table. Promises: what is given is one address, fit for a header and for a
 * server's command; a table that is wrong in any line stops the start.
 */
#ifndef DISPATCH_DISPATCH_RECIPIENTS_H
#define DISPATCH_DISPATCH_RECIPIENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base_error.h"
#include "vigil/codes.h"

enum {
    DISPATCH_MAILBOX_SIZE = 255, /* RFC 5321: 254 and NUL */
    DISPATCH_WAYS_MAX = 6
};

struct dispatch_way {
    enum vigil_channel channel;
    char to[DISPATCH_MAILBOX_SIZE]; /* a mailbox; of a webhook, its address */
};

/* Reads a file of columns party, role, mailbox and, if it has them, channel (one or more
 * of mail, notify, webhook; blank: mail), webhook (an https address), person (a mailbox),
 * above (a role of the party) and prefers (each or digest); "" as path: no table. The
 * pattern is kept: {role} and {party} stand for the recipient's, in small letters; "":
 * none. Either wrong: BASE_STOP with file, line and reason. */
enum base_class dispatch_recipients_open(const char *path,
                                         const char *pattern,
                                         struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_recipients_close(void);

/* The ways of a recipient, in their order; 0: it has no mailbox. */
size_t dispatch_recipients_ways(const char *recipient,
                                struct dispatch_way ret_ways[DISPATCH_WAYS_MAX]);

/* True if it wants one message a day with all its alerts. */
bool dispatch_recipients_digest(const char *recipient);

#endif
