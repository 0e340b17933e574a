/*
 * The Panel's answer to a rapid review's decision. See
 * rules/rules_decide_panel_response.h.
 */
#include <assert.h>

#include "decisions/decisions.h"
#include "rules/rules_decide_panel_response.h"
#include "wire/wire_panel_response.h"

static_assert(sizeof(struct vigil_panel_response) <= RUN_RECORD_SIZE, "record too large");

enum base_class
decisions_panel_response_read(const uint8_t *body,
                              size_t size,
                              void *record,
                              struct vigil_faults *faults)
{
    return wire_panel_response_read(body, size, record, faults);
}

size_t
decisions_panel_response_names(void *record,
                               const struct rules_context *context,
                               struct vigil_case_name *ret_names,
                               struct vigil_faults *faults)
{
    struct vigil_panel_response *response = record;
    return run_case_name(&response->of, context, "", ret_names, faults) ? 1 : 0;
}

enum base_class
decisions_panel_response_decide(struct run_decision *decision)
{
    return rules_decide_panel_response(
        decision->record, decision->context, decision->cases[0], decision->faults);
}
