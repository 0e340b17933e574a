/*
 * What became of an issue that was raised locally. What is in hand or passed on can be
 * answered again; accepted and declined are final.
 */
#include "rules/rules_admission.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ANSWER_ISSUE;
}

static enum vigil_item_state
state_of(enum vigil_issue_answer answer)
{
    switch (answer) {
    case VIGIL_ISSUE_ANSWER_ACCEPTED:
        return VIGIL_ITEM_STATE_ACCEPTED;
    case VIGIL_ISSUE_ANSWER_IN_HAND:
        return VIGIL_ITEM_STATE_IN_HAND;
    case VIGIL_ISSUE_ANSWER_DECLINED:
        return VIGIL_ITEM_STATE_DECLINED;
    case VIGIL_ISSUE_ANSWER_PASSED_ON:
        return VIGIL_ITEM_STATE_PASSED_ON;
    case VIGIL_ISSUE_ANSWER_NONE:
        break;
    }
    return VIGIL_ITEM_STATE_NONE;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    int64_t no = vigil_form_number(form, "", 0, "issue_no");
    const struct vigil_item *item =
        rules_item_find(file, VIGIL_ITEM_KIND_NATIONAL_ISSUE, no);
    if (item != NULL && (item->state == VIGIL_ITEM_STATE_IN_HAND ||
                         item->state == VIGIL_ITEM_STATE_PASSED_ON)) {
        return;
    }
    (void)rules_item_open(file, VIGIL_ITEM_KIND_NATIONAL_ISSUE, no, "issue_no", faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_item *item = rules_item_find(
        file, VIGIL_ITEM_KIND_NATIONAL_ISSUE, vigil_form_number(form, "", 0, "issue_no"));
    if (item != NULL) {
        rules_item_set(
            item,
            state_of((enum vigil_issue_answer)vigil_form_number(form, "", 0, "answer")),
            context);
    }
}

const struct rules_process rules_process_national_issue_answer = {
    .type = VIGIL_MESSAGE_NATIONAL_ISSUE_ANSWER,
    .event = event,
    .check = check,
    .apply = apply};
