/*
 * The Panel's answer to a rapid review's decision. See
 * rules/rules_decide_panel_response.h.
 */
#include <assert.h>

#include "decisions/decisions.h"
#include "rules/rules_decide_panel_response.h"
#include "run/run_form.h"
#include "wire/wire_form.h"
#include "wire/wire_panel_response.h"

struct record {
    struct vigil_panel_response response;
    struct vigil_form form;
};
static_assert(sizeof(struct record) <= RUN_RECORD_SIZE, "record too large");

enum base_class
decisions_panel_response_read(const uint8_t *body,
                              size_t size,
                              void *record,
                              struct vigil_faults *faults)
{
    struct record *ret = record;
    enum base_class class = wire_panel_response_read(body, size, &ret->response, faults);
    return class == BASE_OK
               ? wire_form_read(
                     VIGIL_MESSAGE_PANEL_RESPONSE, body, size, &ret->form, faults)
               : class;
}

size_t
decisions_panel_response_names(void *record,
                               const struct rules_context *context,
                               struct vigil_case_name *ret_names,
                               struct vigil_faults *faults)
{
    const struct record *of = record;
    return run_case_name(&of->response.of, context, "", ret_names, faults) ? 1 : 0;
}

enum base_class
decisions_panel_response_decide(struct run_decision *decision)
{
    const struct record *record = decision->record;
    rules_process_check_further(
        &record->form, decision->context, &decision->file, decision->faults);
    enum base_class class = rules_decide_panel_response(
        &record->response, decision->context, decision->cases[0], decision->faults);
    if (class == BASE_OK) {
        rules_process_apply_further(&record->form, decision->context, &decision->file);
    }
    return class;
}
