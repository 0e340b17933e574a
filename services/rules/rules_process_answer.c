/*
 * A question of the Panel is answered, or, without the number of one, its wish for
 * narrower key lines of enquiry; the words are in the journal.
 */
#include "rules/rules_form.h"
#include "rules/rules_narrowing.h"
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
    int64_t no = vigil_form_number(form, "", 0, "question_no");
    if (no != 0) {
        (void)rules_item_open(file, VIGIL_ITEM_KIND_QUESTION, no, "question_no", faults);
    } else if (rules_narrowing_open(file) == NULL) {
        rules_form_fault("",
                         0,
                         "question_no",
                         "required",
                         "not stated, and no narrower key lines were asked for",
                         "the number of the question, as the case shows it",
                         faults);
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    int64_t no = vigil_form_number(form, "", 0, "question_no");
    struct vigil_item *question = rules_item_find(file, VIGIL_ITEM_KIND_QUESTION, no);
    if (no == 0) {
        rules_narrowing_end(file, context);
    } else if (question != NULL) {
        rules_item_set(question, VIGIL_ITEM_STATE_ANSWERED, context);
    }
}

const struct rules_process rules_process_answer = {
    .type = VIGIL_MESSAGE_ANSWER, .event = event, .check = check, .apply = apply};
