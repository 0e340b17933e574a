/* All messages of the process: see rules_process_table.h. */
#include "rules/rules_process_table.h"

#include "base/base_attr.h"

static const struct rules_process *const messages[] = {
    &rules_process_amendment,
    &rules_process_withdrawal,
    &rules_process_reinstatement,
    &rules_process_answer,
    &rules_process_consideration,
    &rules_process_response_reply,
    &rules_process_extension_request,
    &rules_process_gap_outcome,
    &rules_process_sharing,
    &rules_process_reviewers,
    &rules_process_key_line_fate,
    &rules_process_delay,
    &rules_process_lcspr_report,
    &rules_process_lcspr_publication,
    &rules_process_lcspr_removal,
    &rules_process_recommendations,
    &rules_process_recommendation_answer,
    &rules_process_actions,
    &rules_process_action_progress,
    &rules_process_follow_up,
    &rules_process_national_issue,
    &rules_process_document,
    &rules_process_period_report,
    &rules_process_seen,
    &rules_process_question,
    &rules_process_extension_decision,
    &rules_process_narrowing,
    &rules_process_national_review,
    &rules_process_quality_assessment,
    &rules_process_duplicate_link,
    &rules_process_duplicate_unlink,
    &rules_process_duplicate_dismissal,
    &rules_process_national_issue_answer,
    &rules_process_closure,
    &rules_process_reopening,
    &rules_process_clock_pause,
    &rules_process_clock_resume,
};

const struct rules_process *
rules_process_of(enum vigil_message type)
{
    for (size_t i = 0; i < BASE_COUNT(messages); i++) {
        if (messages[i]->type == type) {
            return messages[i];
        }
    }
    return NULL;
}
