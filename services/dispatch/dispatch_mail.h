/*
 * A message as a mail: headers, an empty line, the text; lines end with CRLF. Pure.
 */
#ifndef DISPATCH_DISPATCH_MAIL_H
#define DISPATCH_DISPATCH_MAIL_H

#include "dispatch/dispatch_channel.h"

enum { DISPATCH_MAIL_SIZE = DISPATCH_TEXT_SIZE + 2048 };

/* False if it does not fit. */
bool dispatch_mail_write(const struct dispatch_message *message,
                         const char *from,
                         char *ret_mail,
                         size_t size);

#endif
