/*
 * What an alert, or several of a day, say: subject and text of the message, whatever
 * channel carries it. Pure.
 *
 * Promises: nothing but a case's reference, a clock, a date, a rung and a recipient's
 * role; the same alert always has the same message id, so that a mailbox recognises one
 * that came twice.
 */
#ifndef DISPATCH_DISPATCH_LETTER_H
#define DISPATCH_DISPATCH_LETTER_H

#include "dispatch/dispatch_channel.h"

struct dispatch_letter {
    const struct vigil_alert *const *alerts;
    size_t count;
    const char *to; /* as dispatch_recipients.h promises it */
    vigil_instant now;
    bool sandbox;
};

/* Fills all of the message but its reference, which is there already. The message id of
 * several is their reference. False if something does not fit. */
bool dispatch_letter_write(const struct dispatch_letter *letter,
                           struct dispatch_message *ret_message);

#endif
