/* The further fields of the four messages with a decision of their own: see
 * rules_further.h. */
#include "rules/rules_further.h"
#include "rules/rules_clock_facts.h"

#include "rules/rules_admission.h"
#include "rules/rules_carry.h"
#include "rules/rules_london.h"

/* When the fact was, as history states it. A review that is in progress has no other day
 * than that of its commission. */
static vigil_instant
time_of_review(const struct vigil_form *form)
{
    vigil_instant told = vigil_form_number(form, "", 0, "happened_at");
    vigil_instant received = vigil_form_number(form, "", 0, "received_at");
    vigil_date commissioned =
        (vigil_date)vigil_form_number(form, "", 0, "commissioned_on");
    if (told != VIGIL_INSTANT_NONE || received != VIGIL_INSTANT_NONE) {
        return told != VIGIL_INSTANT_NONE ? told : received;
    }
    return commissioned == VIGIL_DATE_NONE ? VIGIL_INSTANT_NONE
                                           : rules_london_day_start(commissioned);
}

static vigil_instant
time_of(const struct vigil_form *form)
{
    switch (form->type->type) {
    case VIGIL_MESSAGE_LCSPR:
        return time_of_review(form);
    case VIGIL_MESSAGE_NOTIFICATION:
        return vigil_form_number(form, "", 0, "notified_at");
    case VIGIL_MESSAGE_PANEL_RESPONSE:
        return vigil_form_number(form, "", 0, "decided_at");
    default:
        return vigil_form_number(form, "", 0, "received_at");
    }
}

/* The same context at the time of the fact. */
static struct rules_context
at_fact(const struct vigil_form *form, const struct rules_context *context)
{
    struct rules_context at = *context;
    vigil_instant stated = time_of(form);
    if (context->historic && stated != VIGIL_INSTANT_NONE) {
        at.now = stated;
    }
    return at;
}

/* Only a record of an export says when a review was told of, and then it has been. */
static void
judge_told(const struct vigil_form *form,
           const struct rules_context *context,
           struct vigil_faults *faults)
{
    vigil_instant told = vigil_form_number(form, "", 0, "happened_at");
    if (told != VIGIL_INSTANT_NONE) {
        (void)rules_admission_time("happened_at", told, context, faults);
    }
}

void
rules_process_check_further(const struct vigil_form *form,
                            const struct rules_context *context,
                            const struct rules_file *file,
                            struct vigil_faults *faults)
{
    if (form == NULL) {
        return; /* nothing but what the typed record knows */
    }
    rules_form_check(form, context, faults, NULL);
    if (form->type->type == VIGIL_MESSAGE_LCSPR) {
        judge_told(form, context, faults);
    }
    struct rules_context at = at_fact(form, context);
    switch (form->type->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        rules_further_notification_check(form, &at, file, faults);
        break;
    case VIGIL_MESSAGE_RAPID_REVIEW:
        rules_further_rapid_review_check(form, &at, file, faults);
        break;
    case VIGIL_MESSAGE_LCSPR:
        rules_further_lcspr_check(form, &at, file, faults);
        break;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
        rules_further_panel_response_check(form, &at, file, faults);
        break;
    default:
        break;
    }
}

void
rules_process_apply_further(const struct vigil_form *form,
                            const struct rules_context *context,
                            struct rules_file *file)
{
    if (form == NULL) {
        return;
    }
    struct rules_context at = at_fact(form, context);
    rules_clock_facts_take(form, at.now, file->found);
    switch (form->type->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        rules_further_notification_apply(form, &at, file);
        break;
    case VIGIL_MESSAGE_RAPID_REVIEW:
        rules_further_rapid_review_apply(form, &at, file);
        break;
    case VIGIL_MESSAGE_LCSPR:
        rules_further_lcspr_apply(form, &at, file);
        break;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
        rules_further_panel_response_apply(form, &at, file);
        break;
    default:
        break;
    }
}

void
rules_process_apply_linked(const struct vigil_form *form,
                           const struct rules_context *context,
                           struct rules_file *review,
                           const struct rules_file *linked,
                           size_t linked_count)
{
    struct rules_context at = at_fact(form, context);
    for (size_t i = 0; i < linked_count; i++) {
        if (linked[i].found != NULL) {
            rules_carry(review, linked[i].items, linked[i].items_count, &at);
        }
    }
}
