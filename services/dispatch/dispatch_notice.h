/*
 * What an alert says that is about no clock of a case: notices about the calendar of bank
 * holidays. Pure.
 */
#ifndef DISPATCH_DISPATCH_NOTICE_H
#define DISPATCH_DISPATCH_NOTICE_H

#include "dispatch/dispatch_channel.h"

/* True if the alert is about no clock. */
bool dispatch_notice_is(const struct vigil_alert *alert);

/* It in a sentence, for a line among others. */
const char *dispatch_notice_line(const struct vigil_alert *alert);

/* Subject and text of a message about it alone; false if something does not fit. */
bool dispatch_notice_write(const struct vigil_alert *alert,
                           bool sandbox,
                           struct dispatch_message *ret_message);

#endif
