/*
 * The partnership asks the Panel for more time: for the rapid review, or for the LCSPR
 * (the Panel is flexible where learning needs it). The five days of a notification are
 * nobody's to extend.
 */
#include "rules/rules_awaited.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_REQUEST_EXTENSION;
}

static void
judge_clock(int64_t clock, const struct rules_file *file, struct vigil_faults *faults)
{
    size_t before = faults->count;
    rules_awaited_check(file->found, clock, faults);
    if (faults->count > before) {
        return;
    }
    for (size_t i = 0; i < file->items_count; i++) {
        const struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_EXTENSION &&
            item->state == VIGIL_ITEM_STATE_OPEN && item->code == clock) {
            rules_form_fault("",
                             0,
                             "clock",
                             "asked_already",
                             "more time was asked for, and is not decided yet",
                             "one request at a time",
                             faults);
        }
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    int64_t clock = vigil_form_number(form, "", 0, "clock");
    int64_t until = vigil_form_number(form, "", 0, "until");
    vigil_date granted = clock == VIGIL_CLOCK_LCSPR
                             ? file->found->lcspr_extended_to
                             : file->found->rapid_review_extended_to;
    judge_clock(clock, file, faults);
    rules_form_not_past(form, "", 0, "until", context, faults);
    if (until != VIGIL_DATE_NONE && granted != VIGIL_DATE_NONE && until <= granted) {
        rules_form_fault("",
                         0,
                         "until",
                         "granted_already",
                         "no later than the Panel has granted",
                         "a later day",
                         faults);
    }
    rules_item_room(file, 1, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_item *item =
        rules_item_add(file, VIGIL_ITEM_KIND_EXTENSION, "panel", context);
    if (item != NULL) {
        item->code = (int32_t)vigil_form_number(form, "", 0, "clock");
        item->due_on = (vigil_date)vigil_form_number(form, "", 0, "until");
    }
}

const struct rules_process rules_process_extension_request = {
    .type = VIGIL_MESSAGE_EXTENSION_REQUEST,
    .event = event,
    .check = check,
    .apply = apply};
