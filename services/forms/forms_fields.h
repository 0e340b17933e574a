/*
 * How the fields of a form are written down, and all the forms. This room's own; others
 * use vigil/forms.h.
 */
#ifndef FORMS_FIELDS_H
#define FORMS_FIELDS_H

#include "vigil/forms.h"

#define FORMS_MAY_BE   VIGIL_MAY_BE
#define FORMS_NEEDED   VIGIL_NEEDED
#define FORMS_LATER    VIGIL_LATER
#define FORMS_HISTORIC VIGIL_HISTORIC

#define FORMS_FIELD(list, name, kind, need, codes, most, says)                           \
    {                                                                                    \
        list, name, VIGIL_FIELD_##kind, FORMS_##need, codes, most, says                  \
    }
#define FORMS_TEXT(list, name, need, most, says)                                         \
    FORMS_FIELD(list, name, TEXT, need, 0, most, says)
#define FORMS_WORDS(list, name, need, most, says)                                        \
    FORMS_FIELD(list, name, WORDS, need, 0, most, says)
#define FORMS_NUMBER(list, name, need, most, says)                                       \
    FORMS_FIELD(list, name, NUMBER, need, 0, most, says)
#define FORMS_LIST(list, name, need, most, says)                                         \
    FORMS_FIELD(list, name, LIST, need, 0, most, says)
#define FORMS_DATE(list, name, need, says) FORMS_FIELD(list, name, DATE, need, 0, 0, says)
#define FORMS_TIME(list, name, need, says) FORMS_FIELD(list, name, TIME, need, 0, 0, says)
#define FORMS_REFERENCE(list, name, need, says)                                          \
    FORMS_FIELD(list, name, REFERENCE, need, 0, 0, says)
#define FORMS_AUTHORITY(list, name, need, says)                                          \
    FORMS_FIELD(list, name, AUTHORITY, need, 0, 0, says)
#define FORMS_CODE(list, name, need, codes, says)                                        \
    FORMS_FIELD(list, name, CODE, need, VIGIL_LIST_##codes, 0, says)

/* What most forms begin with: the case, and which version of it the sender had before
 * their eyes (0: whatever it is now). */
#define FORMS_HEAD_OF                                                                    \
    FORMS_REFERENCE("",                                                                  \
                    "case_ref",                                                          \
                    MAY_BE,                                                              \
                    "as the receipt gave it; or else an own reference below"),           \
        FORMS_AUTHORITY(                                                                 \
            "", "authority", MAY_BE, "whose own reference follows; blank: yours"),       \
        FORMS_TEXT("", "notification_ref", MAY_BE, 40, "its own reference"),             \
        FORMS_TEXT("", "lcspr_ref", MAY_BE, 40, "or the own reference of a review"),     \
        FORMS_NUMBER("",                                                                 \
                     "expected_version",                                                 \
                     MAY_BE,                                                             \
                     2147483647,                                                         \
                     "the version of the case that you have seen; 0: any")
/* and what those have that came later: the time of the fact, from before Vigil */
#define FORMS_HEAD                                                                       \
    FORMS_HEAD_OF, FORMS_TIME("", "happened_at", HISTORIC, "when it happened")

extern const struct vigil_form_type forms_notification;
extern const struct vigil_form_type forms_rapid_review;
extern const struct vigil_form_type forms_lcspr;
extern const struct vigil_form_type forms_panel_response;
extern const struct vigil_form_type forms_amendment;
extern const struct vigil_form_type forms_withdrawal;
extern const struct vigil_form_type forms_reinstatement;
extern const struct vigil_form_type forms_answer;
extern const struct vigil_form_type forms_consideration;
extern const struct vigil_form_type forms_response_reply;
extern const struct vigil_form_type forms_extension_request;
extern const struct vigil_form_type forms_gap_outcome;
extern const struct vigil_form_type forms_sharing;
extern const struct vigil_form_type forms_reviewers;
extern const struct vigil_form_type forms_key_line_fate;
extern const struct vigil_form_type forms_delay;
extern const struct vigil_form_type forms_lcspr_report;
extern const struct vigil_form_type forms_lcspr_publication;
extern const struct vigil_form_type forms_lcspr_removal;
extern const struct vigil_form_type forms_recommendations;
extern const struct vigil_form_type forms_recommendation_answer;
extern const struct vigil_form_type forms_actions;
extern const struct vigil_form_type forms_action_progress;
extern const struct vigil_form_type forms_follow_up;
extern const struct vigil_form_type forms_national_issue;
extern const struct vigil_form_type forms_document;
extern const struct vigil_form_type forms_period_report;
extern const struct vigil_form_type forms_seen;
extern const struct vigil_form_type forms_question;
extern const struct vigil_form_type forms_extension_decision;
extern const struct vigil_form_type forms_narrowing;
extern const struct vigil_form_type forms_national_review;
extern const struct vigil_form_type forms_quality_assessment;
extern const struct vigil_form_type forms_duplicate_link;
extern const struct vigil_form_type forms_duplicate_unlink;
extern const struct vigil_form_type forms_duplicate_dismissal;
extern const struct vigil_form_type forms_national_issue_answer;
extern const struct vigil_form_type forms_closure;
extern const struct vigil_form_type forms_reopening;
extern const struct vigil_form_type forms_clock_pause;
extern const struct vigil_form_type forms_clock_resume;

#endif
