/*
 * Whose mailbox an alert goes to: a recipient is a party and a role
 * ("E08000025/partnership_lead"); a table of the operator's names mailboxes, a pattern
 * gives those that it does not name.
 *
 * Owns the table. Promises: what is given is one address, fit for a header and for a
 * server's command; a table that is wrong in any line stops the start.
 */
#ifndef DISPATCH_DISPATCH_RECIPIENTS_H
#define DISPATCH_DISPATCH_RECIPIENTS_H

#include <stdbool.h>

#include "base/base_error.h"

enum { DISPATCH_MAILBOX_SIZE = 255 }; /* RFC 5321: 254 and NUL */

/* Reads a file of columns party, role, mailbox; "" as path: no table. The pattern is
 * kept: {role} and {party} stand for the recipient's, in small letters; "": none. Either
 * wrong: BASE_STOP with file, line and reason. */
enum base_class dispatch_recipients_open(const char *path,
                                         const char *pattern,
                                         struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_recipients_close(void);

/* False if the recipient has no mailbox. */
bool dispatch_recipients_mailbox(const char *recipient,
                                 char ret_mailbox[DISPATCH_MAILBOX_SIZE]);

#endif
