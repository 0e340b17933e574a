/* Whose cases a sender sees: see rules_access.h. Who may send what is
 * rules_access_messages.c. */
#include "rules/rules_access.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_reference.h"

void
rules_access_no_key(struct vigil_faults *faults)
{
    base_faults_add(faults,
                    "",
                    "key_revoked",
                    "your key is not enrolled any more",
                    "a new key (vigil keygen), whose public half the operator enrols");
}

static bool
leads(enum vigil_role role, const char *party, const struct vigil_case *c)
{
    return role == VIGIL_ROLE_AUTHORITY && party[0] != '\0' &&
           strcmp(party, c->authority) == 0;
}

/* A death without abuse or neglect, which is not the Panel's business; whatever became of
 * the case since. */
static bool
is_noted(const struct vigil_case *c)
{
    return c->state == VIGIL_CASE_STATE_NOTED ||
           c->state_before == VIGIL_CASE_STATE_NOTED;
}

bool
rules_access_sees_case(enum vigil_role role,
                       const char *party,
                       const struct vigil_case *c)
{
    switch (role) {
    case VIGIL_ROLE_PANEL:
        return !is_noted(c);
    case VIGIL_ROLE_DFE:
    case VIGIL_ROLE_OFSTED:
        return c->kind != VIGIL_FILE_KIND_LCSPR &&
               c->kind != VIGIL_FILE_KIND_CONSIDERATION &&
               c->kind != VIGIL_FILE_KIND_PERIOD;
    case VIGIL_ROLE_AUTHORITY:
        for (size_t i = 0; i < c->also_count; i++) {
            if (party[0] != '\0' && strcmp(party, c->also[i]) == 0) {
                return true;
            }
        }
        return leads(role, party, c);
    case VIGIL_ROLE_OPERATOR:
    case VIGIL_ROLE_NONE:
        break;
    }
    return false;
}

bool
rules_access_acts(enum vigil_role role,
                  const char *party,
                  enum vigil_message type,
                  const struct vigil_case *c)
{
    if (!rules_access_sees_case(role, party, c)) {
        return false;
    }
    switch (type) {
    case VIGIL_MESSAGE_ANSWER:
    case VIGIL_MESSAGE_GAP_OUTCOME:
    case VIGIL_MESSAGE_ACTION_PROGRESS:
    case VIGIL_MESSAGE_FOLLOW_UP:
    case VIGIL_MESSAGE_DOCUMENT:
        return true;
    default:
        return role == VIGIL_ROLE_PANEL || leads(role, party, c);
    }
}

bool
rules_access_lists(enum vigil_role role, const char *party, const char *authority)
{
    return role == VIGIL_ROLE_OPERATOR || rules_authorities_reserved(party) ||
           !rules_authorities_reserved(authority);
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
    if (name->notification_ref[0] == '\0' && name->lcspr_ref[0] == '\0') {
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
