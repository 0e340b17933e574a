/* What the admission of every message has in common: see rules_admission.h. */
#include "rules/rules_admission.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_access.h"
#include "rules/rules_london.h"
#include "rules/rules_reference.h"

void
rules_admission_fault(struct vigil_faults *faults,
                      const char *path,
                      const char *code,
                      const char *wrong,
                      const char *right)
{
    if (!base_faults_has(faults, path)) {
        base_faults_add(faults, path, code, wrong, right);
    }
}

const char *
rules_admission_authority(const char *stated,
                          const struct rules_context *context,
                          struct vigil_faults *faults)
{
    const char *authority = stated;
    if (context->role == VIGIL_ROLE_AUTHORITY) {
        if (stated[0] != '\0' && strcmp(stated, context->party) != 0) {
            rules_admission_fault(faults,
                                  "authority",
                                  "not_your_authority",
                                  "not the authority that your key speaks for",
                                  "your own GSS code, or nothing");
            return "";
        }
        authority = context->party;
    } else if (stated[0] == '\0') {
        rules_admission_fault(faults,
                              "authority",
                              "required",
                              "not stated",
                              "the GSS code of the authority whose record it is");
        return "";
    }
    if (!rules_authorities_has(context->authorities, authority)) {
        rules_admission_fault(faults,
                              "authority",
                              "unknown_authority",
                              "not a local authority of England",
                              "a GSS code of the list of authorities, such as E08000025");
        return "";
    }
    return authority;
}

void
rules_admission_own_ref(const char *path, const char *text, struct vigil_faults *faults)
{
    if (text[0] == '\0') {
        rules_admission_fault(faults,
                              path,
                              "required",
                              "not stated",
                              "your own reference, up to 40 characters, no names in it");
        return;
    }
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < ' ' || *at > '~') {
            rules_admission_fault(faults,
                                  path,
                                  "not_printable",
                                  "characters that a reference may not have",
                                  "letters, digits and signs of ASCII");
            return;
        }
    }
    if (rules_reference_check(text) == RULES_REFERENCE_OK) {
        rules_admission_fault(faults,
                              path,
                              "not_your_reference",
                              "a reference of Vigil's, not your own",
                              "a reference that you gave yourselves, no names in it");
    }
}

void
rules_admission_code(const char *path,
                     enum vigil_code_list list,
                     int code,
                     bool required,
                     struct vigil_faults *faults)
{
    if (base_faults_has(faults, path) || (code == 0 && !required)) {
        return;
    }
    if (code == 0) {
        char names[sizeof(faults->at[0].right) - 8];
        vigil_code_names(list, names, sizeof(names));
        char right[sizeof(faults->at[0].right)];
        (void)base_text_print(right, sizeof(right), "one of: %s", names);
        base_faults_add(faults, path, "required", "not stated", right);
    } else if (vigil_code_name(list, code) == NULL) {
        base_faults_add_code(faults, path, list);
    }
}

vigil_instant
rules_admission_time(const char *path,
                     vigil_instant stated,
                     const struct rules_context *context,
                     struct vigil_faults *faults)
{
    if (!context->historic) {
        if (stated != VIGIL_INSTANT_NONE) {
            rules_admission_fault(faults,
                                  path,
                                  "only_historic",
                                  "stated in a live message",
                                  "nothing: the time at which Vigil receives it counts");
            return VIGIL_INSTANT_NONE;
        }
        return context->now;
    }
    if (stated == VIGIL_INSTANT_NONE) {
        rules_admission_fault(faults,
                              path,
                              "required",
                              "not stated in a historic record",
                              "when it was, as 2021-06-30T10:00:00+01:00");
        return VIGIL_INSTANT_NONE;
    }
    if (context->now != VIGIL_INSTANT_NONE && stated > context->now) {
        rules_admission_fault(
            faults, path, "in_future", "in the future", "a time that has passed");
        return VIGIL_INSTANT_NONE;
    }
    return stated;
}

void
rules_admission_not_future(const char *path,
                           vigil_date date,
                           const struct rules_context *context,
                           struct vigil_faults *faults)
{
    if (date != VIGIL_DATE_NONE && context->now != VIGIL_INSTANT_NONE &&
        date > rules_london_date(context->now)) {
        rules_admission_fault(
            faults, path, "in_future", "in the future", "today in London, or before");
    }
}

void
rules_admission_categories(enum vigil_incident_type type,
                           enum vigil_death_category death,
                           enum vigil_harm_category harm,
                           struct vigil_faults *faults)
{
    rules_admission_code(
        "death_category", VIGIL_LIST_DEATH_CATEGORY, (int)death, false, faults);
    rules_admission_code(
        "harm_category", VIGIL_LIST_HARM_CATEGORY, (int)harm, false, faults);
    if (base_faults_has(faults, "incident_type")) {
        return; /* what it was meant to be is not known */
    }
    rules_admission_category("death_category", type, true, (int64_t)death, faults);
    rules_admission_category("harm_category", type, false, (int64_t)harm, faults);
}

static bool
is_noted_death(enum vigil_incident_type type)
{
    return type == VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH ||
           type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH;
}

/* What a death without abuse or neglect may have been. */
static bool
is_without_abuse(int64_t category)
{
    return category == VIGIL_DEATH_CATEGORY_SUDI ||
           category == VIGIL_DEATH_CATEGORY_SUICIDE ||
           category == VIGIL_DEATH_CATEGORY_NOT_MALTREATMENT_RELATED ||
           category == VIGIL_DEATH_CATEGORY_NOT_CLEAR;
}

void
rules_admission_category(const char *path,
                         enum vigil_incident_type type,
                         bool death,
                         int64_t code,
                         struct vigil_faults *faults)
{
    bool noted = is_noted_death(type);
    bool harms =
        type == VIGIL_INCIDENT_TYPE_SERIOUS_HARM || type == VIGIL_INCIDENT_TYPE_OTHER;
    if (code == 0) {
        return;
    }
    if (death && noted && !is_without_abuse(code)) {
        rules_admission_fault(faults,
                              path,
                              "abuse_or_neglect",
                              "abuse or neglect, in a death without them",
                              "incident_type death, which goes to the Panel");
    } else if (death && !noted && type != VIGIL_INCIDENT_TYPE_DEATH) {
        rules_admission_fault(faults,
                              path,
                              "not_a_death",
                              "the incident type is not death",
                              "nothing here, or incident_type death");
    } else if (!death && !harms) {
        rules_admission_fault(faults,
                              path,
                              "not_harm",
                              "the incident type is not serious_harm or other",
                              "nothing here, or incident_type serious_harm or other");
    }
}

void
rules_admission_live(const char *path,
                     const struct vigil_case *found,
                     const struct rules_context *context,
                     struct vigil_faults *faults)
{
    if (context->historic && !found->historic) {
        rules_admission_fault(faults,
                              path,
                              "case_is_live",
                              "a historic record for a case that Vigil received live",
                              "send it live: the time at which Vigil receives it counts");
    }
}

/* The own reference that the name states is the file's. */
static bool
is_named(const struct vigil_case_name *name, const struct vigil_case *found)
{
    const char *own =
        name->lcspr_ref[0] != '\0' ? name->lcspr_ref : name->notification_ref;
    bool review = found->kind == VIGIL_FILE_KIND_LCSPR;
    if (own[0] == '\0') {
        return true;
    }
    return review == (name->lcspr_ref[0] != '\0') &&
           strcmp(own, found->notification_ref) == 0;
}

bool
rules_admission_case_of(enum vigil_message type,
                        const char *path,
                        const struct vigil_case_name *name,
                        const struct vigil_case *found,
                        const struct rules_context *context,
                        struct vigil_faults *faults)
{
    if (base_faults_has(faults, path)) {
        return false;
    }
    size_t before = faults->count;
    if (!rules_access_case_name(name, context, path, faults)) {
        return false;
    }
    if (found == NULL || !rules_access_sees_case(context->role, context->party, found) ||
        !is_named(name, found)) {
        rules_access_no_such_case(path, faults);
    } else if (!rules_access_acts(context->role, context->party, type, found)) {
        rules_admission_fault(faults,
                              path,
                              "not_the_lead",
                              "another authority leads the case",
                              "answers, documents, progress and what became of a gap; "
                              "all else is the lead's");
    } else {
        rules_admission_live(path, found, context, faults);
    }
    return faults->count == before;
}

bool
rules_admission_case(const char *path,
                     const struct vigil_case_name *name,
                     const struct vigil_case *found,
                     const struct rules_context *context,
                     struct vigil_faults *faults)
{
    return rules_admission_case_of(
        VIGIL_MESSAGE_NONE, path, name, found, context, faults);
}
