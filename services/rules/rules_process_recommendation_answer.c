/*
 * The answer of the body that leads: accepted, refused or done already, the latter two
 * with the reason. What is accepted is looked at again after 3, 6 and 12 months.
 */
#include "base/base_attr.h"
#include "rules/rules_clocks.h"
#include "rules/rules_london.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static const int32_t follow_up_months[] = {3, 6, 12};

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
    int64_t answer = vigil_form_number(form, "", 0, "answer");
    (void)rules_item_open(file,
                          VIGIL_ITEM_KIND_RECOMMENDATION,
                          vigil_form_number(form, "", 0, "recommendation_no"),
                          "recommendation_no",
                          faults);
    if (answer == VIGIL_RECOMMENDATION_ANSWER_ACCEPTED) {
        rules_item_room(file, BASE_COUNT(follow_up_months), faults);
    } else if (answer == VIGIL_RECOMMENDATION_ANSWER_REFUSED) {
        rules_review_require(form, "", 0, "words", "why it is not accepted", faults);
    } else if (answer == VIGIL_RECOMMENDATION_ANSWER_ALREADY_DONE) {
        rules_review_require(form, "", 0, "words", "what was done, and when", faults);
    }
}

static enum vigil_item_state
state_of(int64_t answer)
{
    switch (answer) {
    case VIGIL_RECOMMENDATION_ANSWER_ACCEPTED:
        return VIGIL_ITEM_STATE_ACCEPTED;
    case VIGIL_RECOMMENDATION_ANSWER_REFUSED:
        return VIGIL_ITEM_STATE_REFUSED;
    default:
        return VIGIL_ITEM_STATE_ALREADY_DONE;
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    int64_t no = vigil_form_number(form, "", 0, "recommendation_no");
    enum vigil_item_state state = state_of(vigil_form_number(form, "", 0, "answer"));
    struct vigil_item *item = rules_item_find(file, VIGIL_ITEM_KIND_RECOMMENDATION, no);
    if (item != NULL) {
        rules_item_set(item, state, context);
    }
    if (state != VIGIL_ITEM_STATE_ACCEPTED) {
        return;
    }
    vigil_date today = rules_london_date(context->now);
    for (size_t i = 0; i < BASE_COUNT(follow_up_months); i++) {
        struct vigil_item *later = rules_item_add(
            file, VIGIL_ITEM_KIND_FOLLOW_UP, file->found->authority, context);
        if (later != NULL) {
            later->due_on = rules_clocks_add_months(today, follow_up_months[i]);
            later->parent = (int32_t)no;
        }
    }
}

const struct rules_process rules_process_recommendation_answer = {
    .type = VIGIL_MESSAGE_RECOMMENDATION_ANSWER,
    .event = event,
    .check = check,
    .apply = apply};
