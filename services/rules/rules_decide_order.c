/* Orders about alerts on their way: see rules_decide_order.h. */
#include "rules/rules_decide_order.h"

#include "rules/rules_access.h"
#include "rules/rules_admission.h"
#include "rules/rules_london.h"

static bool
may(enum vigil_message type,
    const struct rules_context *context,
    struct vigil_faults *faults)
{
    if (rules_access_message(context->role, type) == RULES_ACCESS_REFUSED) {
        rules_access_refuse(type, faults);
        return false;
    }
    return true;
}

/* True if the case is there and theirs to see. */
static bool
is_there(const struct vigil_case *found,
         const struct rules_context *context,
         struct vigil_faults *faults)
{
    if (found == NULL ||
        (context->role != VIGIL_ROLE_OPERATOR &&
         !rules_access_sees_case(context->role, context->party, found))) {
        rules_access_no_such_case("case_ref", faults);
        return false;
    }
    return true;
}

enum base_class
rules_decide_alert_retry(const struct vigil_order *order,
                         const struct rules_context *context,
                         const struct vigil_case *found,
                         struct vigil_faults *faults)
{
    if (!may(VIGIL_MESSAGE_ALERT_RETRY, context, faults)) {
        return BASE_DENIED;
    }
    bool fine = order->case_ref[0] == '\0' || is_there(found, context, faults);
    return fine && faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

enum base_class
rules_decide_go_live(const struct rules_context *context, struct vigil_faults *faults)
{
    return may(VIGIL_MESSAGE_GO_LIVE, context, faults) ? BASE_OK : BASE_DENIED;
}

enum base_class
rules_decide_snooze(const struct vigil_order *order,
                    const struct rules_context *context,
                    const struct vigil_case *found,
                    struct vigil_faults *faults)
{
    if (!may(VIGIL_MESSAGE_SNOOZE, context, faults)) {
        return BASE_DENIED;
    }
    (void)is_there(found, context, faults);
    rules_admission_code("clock", VIGIL_LIST_CLOCK, (int)order->clock, true, faults);
    vigil_date today = context->now == VIGIL_INSTANT_NONE
                           ? order->until
                           : rules_london_date(context->now);
    if (order->until == VIGIL_DATE_NONE ||
        (context->now != VIGIL_INSTANT_NONE &&
         (order->until <= today || order->until > today + RULES_SNOOZE_DAYS_MAX))) {
        rules_admission_fault(faults,
                              "until",
                              "not_a_snooze",
                              "not a day to come of the next three months",
                              "tomorrow or later, within 92 days");
    }
    return faults->count == 0 ? BASE_OK : BASE_REFUSE;
}
