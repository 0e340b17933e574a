/*
 * What became of input that a rapid review had not obtained in time: it came, it never
 * will, or it is carried into the LCSPR as a key line of enquiry.
 */
#include "base/base_text.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_SETTLE_GAP;
}

static bool
is_carried(const struct vigil_form *form)
{
    return vigil_form_number(form, "", 0, "outcome") == VIGIL_GAP_OUTCOME_CARRIED;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    (void)rules_item_open(file,
                          VIGIL_ITEM_KIND_GAP,
                          vigil_form_number(form, "", 0, "gap_no"),
                          "gap_no",
                          faults);
    if (!is_carried(form)) {
        return;
    }
    enum vigil_case_state state = file->found->state;
    if (state != VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED &&
        state != VIGIL_CASE_STATE_LCSPR_AWAITED) {
        rules_form_fault("",
                         0,
                         "outcome",
                         "no_lcspr_planned",
                         "carried, but no LCSPR is awaited",
                         "obtained, or not_obtainable with the reason",
                         faults);
    }
    rules_item_room(file, 1, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    static const enum vigil_item_state states[] = {
        [VIGIL_GAP_OUTCOME_OBTAINED] = VIGIL_ITEM_STATE_OBTAINED,
        [VIGIL_GAP_OUTCOME_CARRIED] = VIGIL_ITEM_STATE_CARRIED,
        [VIGIL_GAP_OUTCOME_NOT_OBTAINABLE] = VIGIL_ITEM_STATE_NOT_OBTAINABLE};
    struct vigil_item *gap = rules_item_find(
        file, VIGIL_ITEM_KIND_GAP, vigil_form_number(form, "", 0, "gap_no"));
    if (gap == NULL) {
        return;
    }
    int32_t no = gap->no;
    rules_item_set(gap, states[vigil_form_number(form, "", 0, "outcome")], context);
    struct vigil_item *line =
        is_carried(form)
            ? rules_item_add(
                  file, VIGIL_ITEM_KIND_KEY_LINE, file->found->authority, context)
            : NULL;
    if (line != NULL) {
        (void)base_text_print(line->label, sizeof(line->label), "gap %d", no);
    }
}

const struct rules_process rules_process_gap_outcome = {
    .type = VIGIL_MESSAGE_GAP_OUTCOME, .event = event, .check = check, .apply = apply};
