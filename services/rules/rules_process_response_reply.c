/*
 * The partnership's reply to the Panel's response: its final decision. The Panel advises,
 * the decision is the partnership's (Working Together 2018, chapter 4).
 */
#include "rules/rules_form.h"
#include "rules/rules_london.h"
#include "rules/rules_process.h"

static bool
is_changed(const struct vigil_form *form)
{
    return vigil_form_number(form, "", 0, "stand") == VIGIL_STAND_DECISION_CHANGED;
}

static bool
is_review(int64_t decision)
{
    return decision == VIGIL_DECISION_LCSPR || decision == VIGIL_DECISION_JOINS_THEMATIC;
}

static enum rules_event
event(const struct vigil_form *form)
{
    int64_t decision = vigil_form_number(form, "", 0, "final_decision");
    if (!is_changed(form)) {
        return RULES_EVENT_KEEP_DECISION;
    }
    if (decision == VIGIL_DECISION_NONE) {
        return RULES_EVENT_COUNT; /* told as required */
    }
    return is_review(decision) ? RULES_EVENT_DECIDE_LCSPR : RULES_EVENT_DECIDE_NO_LCSPR;
}

static void
judge_decision(const struct vigil_form *form,
               const struct vigil_case *c,
               struct vigil_faults *faults)
{
    int64_t decision = vigil_form_number(form, "", 0, "final_decision");
    int64_t stand = vigil_form_number(form, "", 0, "stand");
    bool same = decision == (int64_t)c->decision;
    if (decision == 0) {
        return;
    }
    if (stand == VIGIL_STAND_DECISION_CHANGED && same) {
        rules_form_fault("",
                         0,
                         "final_decision",
                         "not_changed",
                         "the decision as it was",
                         "another decision, or stand decision_stands",
                         faults);
    } else if (stand == VIGIL_STAND_DECISION_STANDS && !same) {
        rules_form_fault("",
                         0,
                         "final_decision",
                         "not_the_decision",
                         "another decision than the one that stands",
                         "the decision as it was, or stand decision_changed",
                         faults);
    } else if (stand == VIGIL_STAND_DECISION_CHANGED && !is_review(decision) &&
               c->lcspr_ref[0] != '\0') {
        rules_form_fault("",
                         0,
                         "final_decision",
                         "covered_already",
                         "an LCSPR covers the case already",
                         "the decision stands while there is a review of it",
                         faults);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    const struct vigil_case *c = file->found;
    judge_decision(form, c, faults);
    if (c->stand != VIGIL_STAND_NONE && !is_changed(form)) {
        rules_form_fault("",
                         0,
                         "stand",
                         "replied_already",
                         "that the decision stands was told already",
                         "nothing, or stand decision_changed",
                         faults);
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_case *c = file->found;
    c->stand = (enum vigil_stand)vigil_form_number(form, "", 0, "stand");
    c->decision = (enum vigil_decision)vigil_form_number(form, "", 0, "final_decision");
    if (is_changed(form) && c->lcspr_ref[0] == '\0') {
        /* the six months run from the decision, not from the one before it */
        c->lcspr_commissioned_on = c->decision == VIGIL_DECISION_LCSPR
                                       ? rules_london_date(context->now)
                                       : VIGIL_DATE_NONE;
    }
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].kind == VIGIL_ITEM_KIND_REPLY &&
            file->items[i].state == VIGIL_ITEM_STATE_OPEN) {
            rules_item_set(&file->items[i], VIGIL_ITEM_STATE_DONE, context);
        }
    }
}

const struct rules_process rules_process_response_reply = {
    .type = VIGIL_MESSAGE_RESPONSE_REPLY, .event = event, .check = check, .apply = apply};
