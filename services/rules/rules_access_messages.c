/* Who may send what: see rules_access.h. Whose cases they see is rules_access.c. */
#include "rules/rules_access.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"

#define NO  RULES_ACCESS_REFUSED
#define OWN RULES_ACCESS_OWN
#define ALL RULES_ACCESS_ALL
#define HIS RULES_ACCESS_HISTORIC

static const struct row {
    enum vigil_message type;
    enum rules_access authority, panel, operator_, reader; /* dfe and ofsted read */
} table[] = {
    /* clang-format off */
    /* type                                authority panel operator reader */
    {VIGIL_MESSAGE_NOTIFICATION,            OWN,      NO,   NO,  NO},
    {VIGIL_MESSAGE_RAPID_REVIEW,            OWN,      NO,   NO,  NO},
    {VIGIL_MESSAGE_LCSPR,                   OWN,      NO,   NO,  NO},
    {VIGIL_MESSAGE_PANEL_RESPONSE,          NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_HISTORIC_NOTIFICATION,   OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW,   OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_HISTORIC_LCSPR,          OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE, NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_CASE_QUERY,              OWN,      ALL,  NO,  ALL},
    {VIGIL_MESSAGE_CASES_QUERY,             OWN,      ALL,  NO,  ALL},
    {VIGIL_MESSAGE_DEADLINES_QUERY,         OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_EXPLAIN_QUERY,           OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_ALERTS_QUERY,            OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_REPORT_QUERY,            ALL,      ALL,  NO,  ALL},
    {VIGIL_MESSAGE_STATUS_QUERY,            ALL,      ALL,  ALL, ALL},
    {VIGIL_MESSAGE_JOURNAL_QUERY,           NO,       ALL,  ALL, NO},
    {VIGIL_MESSAGE_INBOX_QUERY,             OWN,      ALL,  NO,  OWN},
    {VIGIL_MESSAGE_RECEIPT_QUERY,           OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_FACTS_QUERY,             OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_KEY_ENROL,               NO,       NO,   ALL, NO},
    {VIGIL_MESSAGE_KEY_REVOKE,              NO,       NO,   ALL, NO},
    /* the gate's own, on a private socket: no key of the network may ask it */
    {VIGIL_MESSAGE_KEY_ROSTER_QUERY,        NO,       NO,   NO,  NO},
    {VIGIL_MESSAGE_DOCUMENT_QUERY,          OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_DOCUMENT_CHUNK,          OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_DELIVERIES_QUERY,        OWN,      ALL,  ALL, NO},
    {VIGIL_MESSAGE_FEED_QUERY,              OWN,      ALL,  NO,  NO},
    {VIGIL_MESSAGE_FEEDS_QUERY,             OWN,      NO,   ALL, NO},
    {VIGIL_MESSAGE_FEED_CHANGE,             NO,       NO,   ALL, NO},
    {VIGIL_MESSAGE_TIME_ADVANCE,            NO,       NO,   ALL, NO},
    {VIGIL_MESSAGE_ALERT_RETRY,             NO,       ALL,  ALL, NO},
    {VIGIL_MESSAGE_GO_LIVE,                 NO,       NO,   ALL, NO},
    {VIGIL_MESSAGE_SNOOZE,                  OWN,      NO,   NO,  NO},
    /* the calendar of bank holidays and the rules: two commands, for a second look */
    {VIGIL_MESSAGE_CALENDAR_QUERY,          NO,       ALL,  ALL, NO},
    {VIGIL_MESSAGE_CALENDAR_IMPORT,         NO,       NO,   ALL, NO},
    {VIGIL_MESSAGE_CALENDAR_APPROVAL,       NO,       NO,   ALL, NO},
    {VIGIL_MESSAGE_RULES_IMPORT,            NO,       NO,   ALL, NO},
    /* the partners'; the Panel's secretariat may bring in what is from before Vigil */
    {VIGIL_MESSAGE_AMENDMENT,                OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_WITHDRAWAL,               OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_REINSTATEMENT,            OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_ANSWER,                   OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_CONSIDERATION,            OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_RESPONSE_REPLY,           OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_EXTENSION_REQUEST,        OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_GAP_OUTCOME,              OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_SHARING,                  OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_REVIEWERS,                OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_KEY_LINE_FATE,            OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_DELAY,                    OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_LCSPR_REPORT,             OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_LCSPR_PUBLICATION,        OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_LCSPR_REMOVAL,            OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_RECOMMENDATIONS,          OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_RECOMMENDATION_ANSWER,    OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_ACTIONS,                  OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_ACTION_PROGRESS,          OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_FOLLOW_UP,                OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_NATIONAL_ISSUE,           OWN,      HIS,  NO,  NO},
    {VIGIL_MESSAGE_DOCUMENT,                 OWN,      HIS,  NO,  NO},
    /* whose report it is; others only tell when the period began */
    {VIGIL_MESSAGE_PERIOD_REPORT,            OWN,      ALL,  ALL, NO},
    /* the Panel's */
    {VIGIL_MESSAGE_SEEN,                     NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_QUESTION,                 NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_EXTENSION_DECISION,       NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_NARROWING,                NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_NATIONAL_REVIEW,          NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_QUALITY_ASSESSMENT,       NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_DUPLICATE_LINK,           NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_DUPLICATE_UNLINK,         NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_DUPLICATE_DISMISSAL,      NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_NATIONAL_ISSUE_ANSWER,    NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_CLOSURE,                  NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_REOPENING,                NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_CLOCK_PAUSE,              NO,       ALL,  NO,  NO},
    {VIGIL_MESSAGE_CLOCK_RESUME,             NO,       ALL,  NO,  NO},
    /* clang-format on */
};

static const struct row *
row_of(enum vigil_message type)
{
    for (size_t i = 0; i < BASE_COUNT(table); i++) {
        if (table[i].type == type) {
            return &table[i];
        }
    }
    return NULL;
}

static enum rules_access
of_role(const struct row *row, enum vigil_role role)
{
    switch (role) {
    case VIGIL_ROLE_AUTHORITY:
        return row->authority;
    case VIGIL_ROLE_PANEL:
        return row->panel;
    case VIGIL_ROLE_OPERATOR:
        return row->operator_;
    case VIGIL_ROLE_DFE:
    case VIGIL_ROLE_OFSTED:
        return row->reader;
    case VIGIL_ROLE_NONE:
        break;
    }
    return RULES_ACCESS_REFUSED;
}

enum rules_access
rules_access_submission(enum vigil_role role, enum vigil_message type, bool historic)
{
    const struct row *row = row_of(type);
    enum rules_access access = row == NULL ? RULES_ACCESS_REFUSED : of_role(row, role);
    if (access == RULES_ACCESS_HISTORIC) {
        return historic ? RULES_ACCESS_ALL : RULES_ACCESS_REFUSED;
    }
    return access;
}

enum rules_access
rules_access_message(enum vigil_role role, enum vigil_message type)
{
    return rules_access_submission(role, type, false);
}

void
rules_access_refuse(enum vigil_message type, struct vigil_faults *faults)
{
    static const struct {
        enum vigil_role role;
        const char *name;
    } roles[] = {{VIGIL_ROLE_AUTHORITY, "authorities"},
                 {VIGIL_ROLE_PANEL, "the Panel"},
                 {VIGIL_ROLE_OPERATOR, "the operator"},
                 {VIGIL_ROLE_DFE, "the Department"},
                 {VIGIL_ROLE_OFSTED, "Ofsted"}};
    const char *may[BASE_COUNT(roles)];
    size_t count = 0;
    for (size_t i = 0; i < BASE_COUNT(roles); i++) {
        if (rules_access_message(roles[i].role, type) != RULES_ACCESS_REFUSED) {
            may[count++] = roles[i].name;
        }
    }
    char who[sizeof(faults->at[0].right)] = "nobody";
    for (size_t i = 0, used = 0; i < count; i++) {
        const char *between = i == 0 ? "" : i + 1 == count ? " and " : ", ";
        (void)base_text_print(who + used, sizeof(who) - used, "%s%s", between, may[i]);
        used += strlen(who + used);
    }
    char right[sizeof(who) + 8];
    (void)base_text_print(right, sizeof(right), "%s may", who);
    base_faults_add(
        faults, "", "not_allowed", "your key may not send messages of this type", right);
}
