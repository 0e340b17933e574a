/* Approving a version of the law: see deadlines_calendar.h. Whatever it is of, what was
 * proposed is looked at once more against the law that is in force by now. */
#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "deadlines/deadlines_calendar.h"
#include "rules/rules_london.h"
#include "run/run_law.h"
#include "wire/wire_calendar.h"

struct approval {
    char version[VIGIL_CALENDAR_SIZE];
    struct vigil_rules rules; /* of rules, their texts */
    struct store_law_entries found;
};

_Static_assert(sizeof(struct approval) <= RUN_RECORD_SIZE, "a record is too large");

bool
deadlines_approval_is_rules(const char *version)
{
    return strncmp(version, RUN_LAW_RULES, strlen(RUN_LAW_RULES)) == 0;
}

/* It stands in logs and on command lines. */
static bool
is_name(const char *text)
{
    return text[0] != '\0' &&
           text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0' &&
           strcmp(text, RUN_LAW_CONFIG) != 0 && strcmp(text, RUN_LAW_CONFIG_RULES) != 0;
}

void
deadlines_approval_name(const char *version,
                        bool rules,
                        const struct store_law_entries *found,
                        struct vigil_faults *faults)
{
    if (!is_name(version) || deadlines_approval_is_rules(version) != rules) {
        base_faults_add(faults,
                        "version",
                        "not_a_version",
                        "is no name for a version",
                        rules ? "small letters, digits, - and .; as rules-2026-2"
                              : "small letters, digits, - and .; as 2026-2");
    } else if (found->count > 0) {
        base_faults_add(faults,
                        "version",
                        "taken",
                        rules ? "there are rules of this name"
                              : "there is a calendar of this name",
                        "another name");
    }
}

enum base_class
deadlines_approval_read(const uint8_t *body,
                        size_t size,
                        void *record,
                        struct vigil_faults *faults)
{
    struct approval *approval = record;
    return wire_calendar_approval_read(body, size, approval->version, faults);
}

void
deadlines_approval_look(struct store *store, const struct vigil_key *caller, void *record)
{
    struct approval *approval = record;
    (void)caller;
    store_law_version(store, approval->version, &approval->found);
    store_law_rules(store, approval->version, &approval->rules);
}

enum base_class
deadlines_approval_decide(struct run_decision *decision)
{
    const struct approval *approval = decision->record;
    const struct store_law_entry *found = &approval->found.at[0];
    const struct rules_context *context = decision->context;
    if (approval->found.count == 0) {
        base_faults_add(decision->faults,
                        "version",
                        "no_such_version",
                        "there is no calendar of this name",
                        "one that `vigil calendar` or `vigil rules` lists as proposed");
    } else if (found->approved_at != VIGIL_INSTANT_NONE ||
               found->in_force_from != STORE_LAW_NOT_IN_FORCE) {
        base_faults_add(decision->faults,
                        "version",
                        "approved_already",
                        "is approved already",
                        "one that is listed as proposed");
    } else if (found->kind == STORE_LAW_RULES) {
        return deadlines_rules_judge(&approval->rules, context, decision->faults);
    } else {
        deadlines_calendar_span(
            found->from, found->until, &context->law->holidays, decision->faults);
    }
    return decision->faults->count > 0 ? BASE_REFUSE : BASE_OK;
}

void
deadlines_approval_write(struct store *store, const struct run_decision *decision)
{
    const struct approval *approval = decision->record;
    store_law_approve(
        store, approval->version, decision->context->now, decision->context->party);
}
