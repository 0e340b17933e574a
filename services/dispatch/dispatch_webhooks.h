/*
 * The operator's table of webhooks: an address, which the recipients' table names, and
 * the file of the secret that is shared with who is there.
 *
 * Owns the table. Promises: a table that is wrong in any line, and a secret that is short
 * or that others can read, stop the start.
 */
#ifndef DISPATCH_DISPATCH_WEBHOOKS_H
#define DISPATCH_DISPATCH_WEBHOOKS_H

#include "base/base_error.h"

enum { DISPATCH_WEBHOOK_SECRET_MIN = 32, DISPATCH_WEBHOOK_SECRET_SIZE = 200 };

struct dispatch_webhook_line {
    char url[256];
    char secret[DISPATCH_WEBHOOK_SECRET_SIZE];
};

/* Reads a file of columns url, secret_file; "" as path: none. */
enum base_class dispatch_webhooks_open(const char *path,
                                       struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_webhooks_close(void);

/* NULL: there is none with this address. */
const struct dispatch_webhook_line *dispatch_webhooks_find(const char *url);

#endif
