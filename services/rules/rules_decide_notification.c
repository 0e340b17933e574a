/* Admission of a notification: see rules_decide_notification.h. */
#include "rules/rules_decide_notification.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_access.h"
#include "rules/rules_admission.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_lifecycle.h"
#include "rules/rules_london.h"

static void
judge_codes(const struct vigil_notification *notification,
            bool historic,
            struct vigil_faults *faults)
{
    /* what a casebook leaves blank was not stated, and is counted as not known */
    rules_admission_code("incident_type",
                         VIGIL_LIST_INCIDENT_TYPE,
                         (int)notification->incident_type,
                         !historic,
                         faults);
    rules_admission_categories(notification->incident_type,
                               notification->death_category,
                               notification->harm_category,
                               faults);
    rules_admission_code(
        "neglect", VIGIL_LIST_YES_NO, (int)notification->neglect, false, faults);
    rules_admission_code("domestic_abuse",
                         VIGIL_LIST_YES_NO,
                         (int)notification->domestic_abuse,
                         false,
                         faults);
    rules_admission_code("social_care",
                         VIGIL_LIST_SOCIAL_CARE,
                         (int)notification->social_care,
                         false,
                         faults);
}

/* Incident, then awareness, then notification; returns when it was notified. */
static vigil_instant
judge_times(const struct vigil_notification *notification,
            const struct rules_context *context,
            struct vigil_faults *faults)
{
    vigil_date incident = notification->incident_on,
               aware = notification->became_aware_on;
    rules_admission_not_future("incident_on", incident, context, faults);
    rules_admission_not_future("became_aware_on", aware, context, faults);
    if (aware == VIGIL_DATE_NONE && !context->historic) {
        rules_admission_fault(faults,
                              "became_aware_on",
                              "required",
                              "not stated",
                              "the day on which the authority became aware, from which "
                              "the 5 working days run");
    }
    /* a day in the future is told as that, not also as out of order */
    incident = base_faults_has(faults, "incident_on") ? VIGIL_DATE_NONE : incident;
    aware = base_faults_has(faults, "became_aware_on") ? VIGIL_DATE_NONE : aware;
    if (aware != VIGIL_DATE_NONE && context->law != NULL &&
        !rules_deadlines_reach(context->law, aware)) {
        rules_admission_fault(faults,
                              "became_aware_on",
                              "before_the_law",
                              "earlier than the rules and bank holidays that are loaded",
                              "a day that they cover, or older lines in config/");
    }
    if (incident != VIGIL_DATE_NONE && aware != VIGIL_DATE_NONE && aware < incident) {
        rules_admission_fault(faults,
                              "became_aware_on",
                              "before_incident",
                              "before the incident",
                              "the day of the incident, or later");
    }
    vigil_instant notified =
        rules_admission_time("notified_at", notification->notified_at, context, faults);
    if (context->historic && notified != VIGIL_INSTANT_NONE) {
        vigil_date earliest = aware != VIGIL_DATE_NONE ? aware : incident;
        if (earliest != VIGIL_DATE_NONE && rules_london_date(notified) < earliest) {
            rules_admission_fault(faults,
                                  "notified_at",
                                  "before_awareness",
                                  "before the authority became aware",
                                  "the day on which it became aware, or later");
        }
    }
    return notified;
}

static void
judge_children(const struct vigil_notification *notification,
               const struct rules_context *context,
               vigil_instant notified,
               struct vigil_faults *faults)
{
    if (notification->children_count == 0) {
        rules_admission_fault(faults,
                              "children",
                              "required",
                              "no child is stated",
                              "at least one child, as the list `children`");
        return;
    }
    vigil_date on = notification->incident_on;
    bool unclear = base_faults_has(faults, "incident_on");
    if (on == VIGIL_DATE_NONE && !unclear) {
        on = notification->became_aware_on;
        unclear = base_faults_has(faults, "became_aware_on");
    }
    if (on == VIGIL_DATE_NONE && !unclear) {
        on = rules_london_date(notified);
    }
    rules_admission_children("children",
                             notification->children,
                             notification->children_count,
                             on,
                             context,
                             faults);
}

enum base_class
rules_decide_notification(const struct vigil_notification *notification,
                          const struct rules_context *context,
                          struct vigil_case *ret_case,
                          struct vigil_faults *faults)
{
    enum vigil_message type = context->historic ? VIGIL_MESSAGE_HISTORIC_NOTIFICATION
                                                : VIGIL_MESSAGE_NOTIFICATION;
    if (rules_access_message(context->role, type) == RULES_ACCESS_REFUSED) {
        rules_access_refuse(type, faults);
        return BASE_DENIED;
    }
    const char *authority =
        rules_admission_authority(notification->authority, context, faults);
    rules_admission_own_ref("notification_ref", notification->notification_ref, faults);
    judge_codes(notification, context->historic, faults);
    vigil_instant notified = judge_times(notification, context, faults);
    judge_children(notification, context, notified, faults);
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    struct vigil_case opened = {
        .version = 1,
        .historic = context->historic,
        .incident_on = notification->incident_on,
        .became_aware_on = notification->became_aware_on,
        .notified_at = notified,
        .rapid_review_at = VIGIL_INSTANT_NONE,
        .responded_at = VIGIL_INSTANT_NONE,
        .lcspr_commissioned_on = VIGIL_DATE_NONE,
        .lcspr_received_at = VIGIL_INSTANT_NONE,
    };
    (void)base_text_copy(opened.authority, sizeof(opened.authority), authority);
    (void)base_text_copy(opened.notification_ref,
                         sizeof(opened.notification_ref),
                         notification->notification_ref);
    enum base_class class = rules_lifecycle_step(
        VIGIL_CASE_STATE_NONE, RULES_EVENT_NOTIFY, &opened.state, NULL);
    if (class == BASE_OK) {
        *ret_case = opened;
    }
    return class;
}
