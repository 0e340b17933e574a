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
#include "rules/rules_process.h"

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
                             notification->incident_type,
                             context,
                             faults);
}

/* The Panel has no part in a death without abuse or neglect: the Department and Ofsted
 * have it. */
static enum rules_event
event_of(enum vigil_incident_type type)
{
    return type == VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH ||
                   type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH
               ? RULES_EVENT_NOTE
               : RULES_EVENT_NOTIFY;
}

static void
judge_noted(const struct vigil_notification *notification, struct vigil_faults *faults)
{
    if (event_of(notification->incident_type) == RULES_EVENT_NOTE &&
        notification->neglect == VIGIL_YES_NO_YES) {
        rules_admission_fault(faults,
                              "neglect",
                              "abuse_or_neglect",
                              "neglect, in a death without abuse or neglect",
                              "incident_type death, which goes to the Panel");
    }
}

enum base_class
rules_decide_notification_apply(const struct vigil_notification *notification,
                                const struct rules_context *context,
                                struct vigil_case *ret_case)
{
    struct vigil_case opened = {.case_ref = ""};
    rules_process_open(&opened,
                       context->historic ? notification->notified_at : context->now);
    opened.kind = VIGIL_FILE_KIND_INCIDENT;
    opened.historic = context->historic;
    opened.incident_on = notification->incident_on;
    opened.became_aware_on = notification->became_aware_on;
    opened.incident_type = notification->incident_type;
    (void)base_text_copy(opened.authority,
                         sizeof(opened.authority),
                         notification->authority[0] != '\0' ? notification->authority
                                                            : context->party);
    (void)base_text_copy(opened.notification_ref,
                         sizeof(opened.notification_ref),
                         notification->notification_ref);
    enum base_class class = rules_lifecycle_move(
        &opened.state, &opened.state_before, event_of(notification->incident_type), NULL);
    if (class == BASE_OK) {
        rules_process_mark(&opened, VIGIL_EVENT_NOTIFICATION);
        *ret_case = opened;
    }
    return class;
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
    (void)rules_admission_authority(notification->authority, context, faults);
    rules_admission_own_ref("notification_ref", notification->notification_ref, faults);
    judge_codes(notification, context->historic, faults);
    vigil_instant notified = judge_times(notification, context, faults);
    judge_children(notification, context, notified, faults);
    judge_noted(notification, faults);
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    return rules_decide_notification_apply(notification, context, ret_case);
}
