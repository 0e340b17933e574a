/*
 * The further fields of the Panel's response: its grounds, its meeting, its letter.
 * Whoever is told that the Panel disagrees is told why, in a letter, and has a reply to
 * give: the decision stays the partnership's (Working Together 2018, chapter 4).
 */
#include "rules/rules_admission.h"
#include "rules/rules_form_once.h"
#include "rules/rules_further.h"

static enum vigil_response
response_of(const struct vigil_form *form)
{
    return (enum vigil_response)vigil_form_number(form, "", 0, "response");
}

/* Grounds beside the first, which is `reason`: only of a disagreement, each once. */
static void
judge_grounds(const struct vigil_form *form, struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "grounds");
    if (rows > 0 && response_of(form) == VIGIL_RESPONSE_AGREES) {
        rules_admission_fault(faults,
                              "grounds",
                              "not_with_agreement",
                              "grounds, though the Panel agrees",
                              "grounds only where the Panel disagrees");
        return;
    }
    rules_form_once(form, "grounds", "ground", faults);
    int64_t first = vigil_form_number(form, "", 0, "reason");
    for (size_t i = 0; i < rows; i++) {
        if (first != 0 && vigil_form_number(form, "grounds", i, "ground") == first) {
            rules_admission_fault(faults,
                                  "grounds",
                                  "twice",
                                  "the ground that is stated as reason",
                                  "each ground once: the first as reason");
        }
    }
}

void
rules_further_panel_response_check(const struct vigil_form *form,
                                   const struct rules_context *context,
                                   const struct rules_file *file,
                                   struct vigil_faults *faults)
{
    judge_grounds(form, faults);
    rules_admission_not_future(
        "met_on", (vigil_date)vigil_form_number(form, "", 0, "met_on"), context, faults);
    if (response_of(form) != VIGIL_RESPONSE_DISAGREES) {
        return;
    }
    if (!context->historic && vigil_form_value(form, "", 0, "letter") == NULL) {
        rules_admission_fault(faults,
                              "letter",
                              "required",
                              "not stated, though the Panel disagrees",
                              "the text of the letter to the partnership");
    }
    if (file->found != NULL) {
        rules_item_room(file, 1, faults);
    }
}

void
rules_further_panel_response_apply(const struct vigil_form *form,
                                   const struct rules_context *context,
                                   struct rules_file *file)
{
    struct rules_context at = *context;
    if (context->historic) {
        at.now = vigil_form_number(form, "", 0, "decided_at");
    }
    for (size_t i = 0; i < file->items_count; i++) {
        struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_RESPONSE &&
            item->state == VIGIL_ITEM_STATE_OPEN) {
            rules_item_set(item, VIGIL_ITEM_STATE_DONE, &at);
        }
    }
    /* a casebook's bare row, without a letter, is of a time when nobody was asked */
    bool asked = !context->historic || vigil_form_value(form, "", 0, "letter") != NULL;
    if (asked && response_of(form) == VIGIL_RESPONSE_DISAGREES) {
        (void)rules_item_add(file, VIGIL_ITEM_KIND_REPLY, file->found->authority, &at);
    }
}
