/*
 * How an action stands: red, amber or green, with evidence of the outcome. It is done
 * when it is green and somebody can show it.
 */
#include "rules/rules_form.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ACT;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    int64_t done = vigil_form_number(form, "", 0, "done");
    int64_t rag = vigil_form_number(form, "", 0, "rag");
    (void)rules_item_open(file,
                          VIGIL_ITEM_KIND_ACTION,
                          vigil_form_number(form, "", 0, "action_no"),
                          "action_no",
                          faults);
    if (done == VIGIL_YES_NO_NOT_KNOWN) {
        rules_form_fault("",
                         0,
                         "done",
                         "yes_or_no",
                         "not_known, though the owner knows",
                         "yes or no",
                         faults);
    }
    if (done == VIGIL_YES_NO_YES && rag != VIGIL_RAG_GREEN && rag != VIGIL_RAG_NONE) {
        rules_form_fault("",
                         0,
                         "rag",
                         "done_not_green",
                         "done, and not green",
                         "green, or not done yet",
                         faults);
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    bool done = vigil_form_number(form, "", 0, "done") == VIGIL_YES_NO_YES;
    struct vigil_item *item = rules_item_find(
        file, VIGIL_ITEM_KIND_ACTION, vigil_form_number(form, "", 0, "action_no"));
    if (item != NULL) {
        item->code = (int32_t)vigil_form_number(form, "", 0, "rag");
        rules_item_set(
            item, done ? VIGIL_ITEM_STATE_DONE : VIGIL_ITEM_STATE_OPEN, context);
    }
}

const struct rules_process rules_process_action_progress = {
    .type = VIGIL_MESSAGE_ACTION_PROGRESS,
    .event = event,
    .check = check,
    .apply = apply};
