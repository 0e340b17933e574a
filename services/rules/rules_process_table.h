/*
 * The messages of the process, one file each (rules_process_<message>.c), and the list of
 * them. A new message is a line here and one in rules_process_table.c.
 */
#ifndef RULES_PROCESS_TABLE_H
#define RULES_PROCESS_TABLE_H

#include "rules/rules_process.h"

extern const struct rules_process rules_process_amendment;
extern const struct rules_process rules_process_withdrawal;
extern const struct rules_process rules_process_reinstatement;
extern const struct rules_process rules_process_answer;
extern const struct rules_process rules_process_consideration;
extern const struct rules_process rules_process_response_reply;
extern const struct rules_process rules_process_extension_request;
extern const struct rules_process rules_process_gap_outcome;
extern const struct rules_process rules_process_sharing;
extern const struct rules_process rules_process_reviewers;
extern const struct rules_process rules_process_key_line_fate;
extern const struct rules_process rules_process_delay;
extern const struct rules_process rules_process_lcspr_report;
extern const struct rules_process rules_process_lcspr_publication;
extern const struct rules_process rules_process_lcspr_removal;
extern const struct rules_process rules_process_recommendations;
extern const struct rules_process rules_process_recommendation_answer;
extern const struct rules_process rules_process_actions;
extern const struct rules_process rules_process_action_progress;
extern const struct rules_process rules_process_follow_up;
extern const struct rules_process rules_process_national_issue;
extern const struct rules_process rules_process_document;
extern const struct rules_process rules_process_period_report;
extern const struct rules_process rules_process_seen;
extern const struct rules_process rules_process_question;
extern const struct rules_process rules_process_extension_decision;
extern const struct rules_process rules_process_narrowing;
extern const struct rules_process rules_process_national_review;
extern const struct rules_process rules_process_quality_assessment;
extern const struct rules_process rules_process_duplicate_link;
extern const struct rules_process rules_process_duplicate_unlink;
extern const struct rules_process rules_process_duplicate_dismissal;
extern const struct rules_process rules_process_national_issue_answer;
extern const struct rules_process rules_process_closure;
extern const struct rules_process rules_process_reopening;
extern const struct rules_process rules_process_clock_pause;
extern const struct rules_process rules_process_clock_resume;

#endif
