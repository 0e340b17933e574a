/*
 * The text of an alert's mail. Pure.
 *
 * Promises: nothing but a case's reference, a clock, a date, a rung and a mailbox; the
 * same alert always has the same Message-ID, so that a mailbox recognises one that came
 * twice.
 */
#ifndef DISPATCH_DISPATCH_MAIL_H
#define DISPATCH_DISPATCH_MAIL_H

#include <stdbool.h>

#include "dispatch/dispatch_smtp.h"
#include "vigil/records.h"

struct dispatch_letter {
    const struct vigil_alert *alert;
    const char *from;
    const char *to; /* a mailbox, as dispatch_recipients.h promises it */
    vigil_instant now;
    bool sandbox;
};

/* False if the text does not fit. */
bool dispatch_mail_write(const struct dispatch_letter *letter,
                         struct dispatch_mail *ret_mail);

#endif
