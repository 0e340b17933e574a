/*
 * The Panel asks for what is missing or not clear; the question stays open for the
 * partnership until it is answered.
 */
#include "rules/rules_admission.h"
#include "rules/rules_form.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ASK;
}

/* The field of the notification that it is about, if it is about one. */
static void
judge_field(const struct vigil_form *form, struct vigil_faults *faults)
{
    char field[RULES_FORM_PATH_SIZE], nearest[RULES_FORM_PATH_SIZE];
    size_t row = 0;
    vigil_form_text(form, "", 0, "field", field, sizeof(field));
    if (field[0] != '\0' && rules_form_find(vigil_form_of(VIGIL_MESSAGE_NOTIFICATION),
                                            field,
                                            &row,
                                            nearest) == SIZE_MAX) {
        rules_admission_fault(faults,
                              "field",
                              "no_such_field",
                              "not a field of the notification",
                              "a field's path such as outline or children[1].ethnicity");
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    rules_form_not_past(form, "", 0, "due_on", context, faults);
    judge_field(form, faults);
    rules_item_room(file, 1, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_item *item =
        rules_item_add(file, VIGIL_ITEM_KIND_QUESTION, file->found->authority, context);
    if (item != NULL) {
        item->due_on = (vigil_date)vigil_form_number(form, "", 0, "due_on");
        vigil_form_text(form, "", 0, "field", item->label, sizeof(item->label));
    }
}

const struct rules_process rules_process_question = {
    .type = VIGIL_MESSAGE_QUESTION, .event = event, .check = check, .apply = apply};
