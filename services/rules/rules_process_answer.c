/*
 * A question of the Panel is answered; the words are in the journal.
 */
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ANSWER;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    (void)rules_item_open(file,
                          VIGIL_ITEM_KIND_QUESTION,
                          vigil_form_number(form, "", 0, "question_no"),
                          "question_no",
                          faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_item *question =
        rules_item_find(file,
                        VIGIL_ITEM_KIND_QUESTION,
                        vigil_form_number(form, "", 0, "question_no"));
    if (question != NULL) {
        rules_item_set(question, VIGIL_ITEM_STATE_ANSWERED, context);
    }
}

const struct rules_process rules_process_answer = {
    .type = VIGIL_MESSAGE_ANSWER, .event = event, .check = check, .apply = apply};
