/*
 * Orders about alerts on their way: who may give them, and what makes sense. Pure. What
 * they do is dispatch's (dispatch_apply.c), once they are in the journal.
 */
#ifndef RULES_DECIDE_ORDER_H
#define RULES_DECIDE_ORDER_H

#include "base/base_error.h"
#include "rules/rules_context.h"

enum { RULES_SNOOZE_DAYS_MAX = 92 };

/* Sends again what failed: of the case named, or (none named) all. */
enum base_class rules_decide_alert_retry(const struct vigil_order *order,
                                         const struct rules_context *context,
                                         const struct vigil_case *found,
                                         struct vigil_faults *faults);

/* After a restore, alerts go out again. */
enum base_class rules_decide_go_live(const struct rules_context *context,
                                     struct vigil_faults *faults);

/* The sender's own reminders of one clock wait until a day: never the clock itself, its
 * last reminder, or what goes to others. */
enum base_class rules_decide_snooze(const struct vigil_order *order,
                                    const struct rules_context *context,
                                    const struct vigil_case *found,
                                    struct vigil_faults *faults);

#endif
