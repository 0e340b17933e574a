/* Finding a form: all of them, in the order of their messages' numbers. */
#include <string.h>

#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_form_type *const forms[] = {
    &forms_notification,
    &forms_rapid_review,
    &forms_lcspr,
    &forms_panel_response,
    &forms_amendment,
    &forms_withdrawal,
    &forms_reinstatement,
    &forms_answer,
    &forms_consideration,
    &forms_response_reply,
    &forms_extension_request,
    &forms_gap_outcome,
    &forms_sharing,
    &forms_reviewers,
    &forms_key_line_fate,
    &forms_delay,
    &forms_lcspr_report,
    &forms_lcspr_publication,
    &forms_lcspr_removal,
    &forms_recommendations,
    &forms_recommendation_answer,
    &forms_actions,
    &forms_action_progress,
    &forms_follow_up,
    &forms_national_issue,
    &forms_document,
    &forms_period_report,
    &forms_seen,
    &forms_question,
    &forms_extension_decision,
    &forms_narrowing,
    &forms_national_review,
    &forms_quality_assessment,
    &forms_duplicate_link,
    &forms_duplicate_unlink,
    &forms_duplicate_dismissal,
    &forms_national_issue_answer,
    &forms_closure,
    &forms_reopening,
    &forms_clock_pause,
    &forms_clock_resume,
};

/* A historic_* type has its live sibling's form. */
static enum vigil_message
live(enum vigil_message type)
{
    return type >= VIGIL_MESSAGE_HISTORIC_NOTIFICATION &&
                   type <= VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE
               ? (enum vigil_message)((int)type - (VIGIL_MESSAGE_HISTORIC_NOTIFICATION -
                                                   VIGIL_MESSAGE_NOTIFICATION))
               : type;
}

const struct vigil_form_type *
vigil_form_of(enum vigil_message type)
{
    for (size_t i = 0; i < BASE_COUNT(forms); i++) {
        if (forms[i]->type == live(type)) {
            return forms[i];
        }
    }
    return NULL;
}

const struct vigil_form_type *
vigil_form_named(const char *name)
{
    for (size_t i = 0; i < BASE_COUNT(forms); i++) {
        if (strcmp(forms[i]->name, name) == 0) {
            return forms[i];
        }
    }
    return NULL;
}

const struct vigil_form_type *
vigil_form_at(size_t n)
{
    return n < BASE_COUNT(forms) ? forms[n] : NULL;
}
