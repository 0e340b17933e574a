/*
 * Orders about alerts on their way, for vigil-dispatch, which reads them in the journal:
 * see rules/rules_decide_order.h.
 */
#include <string.h>

#include "intake/intake.h"
#include "rules/rules_decide_order.h"
#include "wire/wire_order.h"

enum base_class
intake_order_read(const uint8_t *body,
                  size_t size,
                  void *record,
                  struct vigil_faults *faults)
{
    return wire_order_read(body, size, record, faults);
}

/* The case, if one is named. */
size_t
intake_order_names(void *record,
                   const struct rules_context *context,
                   struct vigil_case_name *ret_names,
                   struct vigil_faults *faults)
{
    const struct vigil_order *order = record;
    struct vigil_case_name name = {.case_ref = ""};
    memcpy(name.case_ref, order->case_ref, sizeof(name.case_ref));
    return run_case_name(&name, context, "", ret_names, faults) ? 1 : 0;
}

/* As above, but all may be meant. */
size_t
intake_order_retry_names(void *record,
                         const struct rules_context *context,
                         struct vigil_case_name *ret_names,
                         struct vigil_faults *faults)
{
    const struct vigil_order *order = record;
    return order->case_ref[0] == '\0'
               ? 0
               : intake_order_names(record, context, ret_names, faults);
}

static const struct vigil_case *
found(const struct run_decision *decision)
{
    return decision->cases_count == 0 ? NULL : decision->cases[0];
}

enum base_class
intake_order_retry_decide(struct run_decision *decision)
{
    return rules_decide_alert_retry(
        decision->record, decision->context, found(decision), decision->faults);
}

enum base_class
intake_order_go_live_decide(struct run_decision *decision)
{
    return rules_decide_go_live(decision->context, decision->faults);
}

enum base_class
intake_order_snooze_decide(struct run_decision *decision)
{
    return rules_decide_snooze(
        decision->record, decision->context, found(decision), decision->faults);
}
