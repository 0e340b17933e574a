/*
 * When an alert may go out: in working hours of working days, but a clock's last rung at
 * once; and which rung is the last. Pure.
 */
#ifndef DISPATCH_DISPATCH_WINDOW_H
#define DISPATCH_DISPATCH_WINDOW_H

#include <stdbool.h>

#include "rules/rules_law.h"

enum { DISPATCH_WINDOW_DAY = 24 * 60 };

/* Minutes behind midnight in London. From 0 until 24:00: at any time of any day. */
struct dispatch_window {
    int from, until;
    int digest; /* when those go out that wait for one message a day */
};

/* 08:30, or 24:00. */
bool dispatch_window_parse(const char *text, int *ret_minutes);

/* now, or when the window opens next. */
vigil_instant dispatch_window_open(const struct dispatch_window *window,
                                   const struct rules_calendar *calendar,
                                   vigil_instant now);

/* The first time for digests behind now. */
vigil_instant dispatch_window_digest(const struct dispatch_window *window,
                                     const struct rules_calendar *calendar,
                                     vigil_instant now);

/* True if no later rung of the alert's clock is to come, or (own) none to its recipient;
 * also if the law does not know its rung any more. A rung that is repeated is known by
 * what its name begins with. */
bool dispatch_window_is_last(const struct rules_law *law,
                             const struct vigil_alert *alert,
                             bool own);

#endif
