/* Who may send what and see whose cases: see rules_access.h. */
#include "rules/rules_access.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_reference.h"

#define NO  RULES_ACCESS_REFUSED
#define OWN RULES_ACCESS_OWN
#define ALL RULES_ACCESS_ALL

static const struct row {
    enum vigil_message type;
    enum rules_access authority, panel, operator_;
} table[] = {
    /* clang-format off */
    /* type                                authority panel operator */
    {VIGIL_MESSAGE_NOTIFICATION,            OWN,      NO,   NO},
    {VIGIL_MESSAGE_RAPID_REVIEW,            OWN,      NO,   NO},
    {VIGIL_MESSAGE_LCSPR,                   OWN,      NO,   NO},
    {VIGIL_MESSAGE_PANEL_RESPONSE,          NO,       ALL,  NO},
    {VIGIL_MESSAGE_HISTORIC_NOTIFICATION,   OWN,      ALL,  NO},
    {VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW,   OWN,      ALL,  NO},
    {VIGIL_MESSAGE_HISTORIC_LCSPR,          OWN,      ALL,  NO},
    {VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE, NO,       ALL,  NO},
    {VIGIL_MESSAGE_CASE_QUERY,              OWN,      ALL,  NO},
    {VIGIL_MESSAGE_CASES_QUERY,             OWN,      ALL,  NO},
    {VIGIL_MESSAGE_DEADLINES_QUERY,         OWN,      ALL,  NO},
    {VIGIL_MESSAGE_ALERTS_QUERY,            OWN,      ALL,  NO},
    {VIGIL_MESSAGE_REPORT_QUERY,            ALL,      ALL,  NO},
    {VIGIL_MESSAGE_STATUS_QUERY,            ALL,      ALL,  ALL},
    {VIGIL_MESSAGE_JOURNAL_QUERY,           NO,       ALL,  ALL},
    {VIGIL_MESSAGE_KEY_ENROL,               NO,       NO,   ALL},
    {VIGIL_MESSAGE_KEY_REVOKE,              NO,       NO,   ALL},
    /* the gate's own, on a private socket: no key of the network may ask it */
    {VIGIL_MESSAGE_KEY_ROSTER_QUERY,        NO,       NO,   NO},
    {VIGIL_MESSAGE_TIME_ADVANCE,            NO,       NO,   ALL},
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

enum rules_access
rules_access_message(enum vigil_role role, enum vigil_message type)
{
    const struct row *row = row_of(type);
    if (row != NULL) {
        switch (role) {
        case VIGIL_ROLE_AUTHORITY:
            return row->authority;
        case VIGIL_ROLE_PANEL:
            return row->panel;
        case VIGIL_ROLE_OPERATOR:
            return row->operator_;
        case VIGIL_ROLE_NONE:
            return RULES_ACCESS_REFUSED;
        }
    }
    return RULES_ACCESS_REFUSED;
}

void
rules_access_refuse(enum vigil_message type, struct vigil_faults *faults)
{
    static const char *const may[] = {"nobody may",
                                      "authorities may",
                                      "the Panel may",
                                      "authorities and the Panel may",
                                      "the operator may",
                                      "authorities and the operator may",
                                      "the Panel and the operator may",
                                      "authorities, the Panel and the operator may"};
    const struct row *row = row_of(type);
    size_t who = 0;
    if (row != NULL) {
        who = (row->authority != NO ? 1U : 0U) + (row->panel != NO ? 2U : 0U) +
              (row->operator_ != NO ? 4U : 0U);
    }
    base_faults_add(faults,
                    "",
                    "not_allowed",
                    "your key may not send messages of this type",
                    may[who]);
}

void
rules_access_no_key(struct vigil_faults *faults)
{
    base_faults_add(faults,
                    "",
                    "key_revoked",
                    "your key is not enrolled any more",
                    "a new key (vigil keygen), whose public half the operator enrols");
}

bool
rules_access_sees(enum vigil_role role, const char *party, const char *authority)
{
    return role == VIGIL_ROLE_PANEL ||
           (role == VIGIL_ROLE_AUTHORITY && party[0] != '\0' &&
            strcmp(party, authority) == 0);
}

bool
rules_access_unsuppressed(enum vigil_role role)
{
    return role == VIGIL_ROLE_PANEL;
}

bool
rules_access_period(enum vigil_role role,
                    vigil_date from,
                    vigil_date until_exclusive,
                    vigil_date today)
{
    int from_year, from_month, until_year, until_month, day;
    if (role == VIGIL_ROLE_PANEL) {
        return true;
    }
    base_date_split(from, &from_year, &from_month, &day);
    base_date_split(until_exclusive, &until_year, &until_month, &day);
    return until_year == from_year + 1 && until_month == from_month &&
           until_exclusive <= today;
}

void
rules_access_no_such_case(const char *path, struct vigil_faults *faults)
{
    base_faults_add(
        faults,
        path,
        "no_such_case",
        "there is no such case",
        "the reference of a case that your key may see, as its receipt gave it");
}

static void
add_under(struct vigil_faults *faults,
          const char *path,
          const char *field,
          const char *code,
          const char *wrong,
          const char *right)
{
    char whole[sizeof(faults->at[0].path)];
    (void)base_text_print(
        whole, sizeof(whole), "%s%s%s", path, path[0] == '\0' ? "" : ".", field);
    if (!base_faults_has(faults, whole)) {
        base_faults_add(faults, whole, code, wrong, right);
    }
}

bool
rules_access_case_name(const struct vigil_case_name *name,
                       const struct rules_context *context,
                       const char *path,
                       struct vigil_faults *faults)
{
    if (name->case_ref[0] != '\0') {
        enum rules_reference_fault fault = rules_reference_check(name->case_ref);
        if (fault == RULES_REFERENCE_SHAPE) {
            add_under(faults,
                      path,
                      "case_ref",
                      "not_a_reference",
                      "not of the form of a case reference",
                      "a reference such as CSP-2026-000123-3, in capitals");
        } else if (fault == RULES_REFERENCE_MISTYPED) {
            add_under(faults,
                      path,
                      "case_ref",
                      "mistyped_reference",
                      "mistyped: its check character does not fit",
                      "the reference exactly as the receipt gave it");
        }
        return fault == RULES_REFERENCE_OK;
    }
    if (name->notification_ref[0] == '\0') {
        add_under(faults,
                  path,
                  "case_ref",
                  "required",
                  "no case is named",
                  "case_ref, or notification_ref with its authority");
        return false;
    }
    if (name->authority[0] == '\0' && context->role != VIGIL_ROLE_AUTHORITY) {
        add_under(faults,
                  path,
                  "authority",
                  "required",
                  "an authority's own reference without the authority",
                  "the GSS code of the authority whose reference it is");
        return false;
    }
    return true;
}
