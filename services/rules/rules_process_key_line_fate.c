/*
 * What became of a key line of enquiry: followed, or departed from with the reason, and
 * perhaps another question in its place.
 */
#include "rules/rules_form.h"
#include "rules/rules_narrowing.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_SETTLE_KEY_LINE;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    (void)rules_item_open(file,
                          VIGIL_ITEM_KIND_KEY_LINE,
                          vigil_form_number(form, "", 0, "key_line_no"),
                          "key_line_no",
                          faults);
    if (vigil_form_number(form, "", 0, "fate") == VIGIL_FATE_DEPARTED) {
        rules_review_require(
            form, "", 0, "words", "why it was departed from, and what instead", faults);
    }
    if (rules_form_states(form, "", 0, "new_question")) {
        rules_item_room(file, 1, faults);
    }
}

/* The new key line has the number of the one that it replaces as its parent. */
static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    int64_t no = vigil_form_number(form, "", 0, "key_line_no");
    bool departed = vigil_form_number(form, "", 0, "fate") == VIGIL_FATE_DEPARTED;
    bool asks = rules_form_states(form, "", 0, "new_question");
    struct vigil_item *line = rules_item_find(file, VIGIL_ITEM_KIND_KEY_LINE, no);
    if (line != NULL) {
        rules_item_set(line,
                       departed ? VIGIL_ITEM_STATE_DEPARTED : VIGIL_ITEM_STATE_FOLLOWED,
                       context);
    }
    if (asks) {
        struct vigil_item *added = rules_item_add(
            file, VIGIL_ITEM_KIND_KEY_LINE, file->found->authority, context);
        if (added != NULL) {
            added->parent = (int32_t)no;
        }
    }
    if (departed || asks) {
        rules_narrowing_end(file, context);
    }
}

const struct rules_process rules_process_key_line_fate = {
    .type = VIGIL_MESSAGE_KEY_LINE_FATE, .event = event, .check = check, .apply = apply};
