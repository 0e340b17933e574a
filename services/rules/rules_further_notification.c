/*
 * What a notification says beyond the typed record: further authorities, what cannot be
 * said and why, the agencies, partners and proceedings around the child. A death without
 * abuse or neglect is a notification of its own kind (Children Act 1989, schedule 2; care
 * leavers: Working Together 2023, chapter 5) and says nothing of either.
 */
#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "rules/rules_areas.h"
#include "rules/rules_form.h"
#include "rules/rules_form_once.h"
#include "rules/rules_further.h"
#include "rules/rules_further_children.h"
#include "rules/rules_outstanding.h"

/* Whose notification it is: as stated, or the sender's. */
static void
authority_of(const struct vigil_form *form,
             const struct rules_context *context,
             char ret_authority[VIGIL_PARTY_SIZE])
{
    vigil_form_text(form, "", 0, "authority", ret_authority, VIGIL_PARTY_SIZE);
    if (ret_authority[0] == '\0') {
        (void)base_text_copy(ret_authority, VIGIL_PARTY_SIZE, context->party);
    }
}

static void
judge_areas(const struct vigil_form *form,
            const struct rules_context *context,
            struct vigil_faults *faults)
{
    char lead[VIGIL_PARTY_SIZE];
    authority_of(form, context, lead);
    rules_areas_check(form, lead, faults);
}

static void
judge_doubled(const struct vigil_form *form,
              size_t i,
              const char *path,
              struct vigil_faults *faults)
{
    for (size_t k = 0; k < i; k++) {
        char before[RULES_FORM_PATH_SIZE];
        vigil_form_text(form, "unknowns", k, "path", before, sizeof(before));
        if (strcmp(before, path) == 0) {
            rules_form_fault("unknowns",
                             i,
                             "path",
                             "doubled",
                             "the same field as in a row before",
                             "each field once",
                             faults);
        }
    }
}

/* What the row says cannot be said is a field of this form, which is left blank. */
static void
judge_unknown(const struct vigil_form *form, size_t i, struct vigil_faults *faults)
{
    char path[RULES_FORM_PATH_SIZE], nearest[RULES_FORM_PATH_SIZE];
    size_t row;
    vigil_form_text(form, "unknowns", i, "path", path, sizeof(path));
    size_t found = rules_form_find(form->type, path, &row, nearest);
    if (found == SIZE_MAX) {
        char right[RULES_FORM_PATH_SIZE + 8];
        (void)base_text_print(right,
                              sizeof(right),
                              "%s%s",
                              nearest[0] == '\0' ? "a field's path, such as "
                                                   "children[1].ethnicity"
                                                 : "perhaps ",
                              nearest);
        rules_form_fault("unknowns",
                         i,
                         "path",
                         "no_such_field",
                         "not a field of a notification",
                         right,
                         faults);
    } else if (form->type->fields[found].need == VIGIL_NEEDED) {
        rules_form_fault("unknowns",
                         i,
                         "path",
                         "needed",
                         "a field that no notification can be without",
                         "its value",
                         faults);
    }
    if (vigil_form_number(form, "unknowns", i, "kind") == VIGIL_UNKNOWN_CANNOT_BE_KNOWN &&
        !rules_form_states(form, "unknowns", i, "reason")) {
        rules_form_fault("unknowns",
                         i,
                         "reason",
                         "required",
                         "it cannot be known, but not why",
                         "the reason, or kind not_known_yet",
                         faults);
    }
    judge_doubled(form, i, path, faults);
}

static void
judge_around(const struct vigil_form *form,
             const struct rules_context *context,
             struct vigil_faults *faults)
{
    rules_form_once(form, "agencies", "agency", faults);
    rules_form_once(form, "partners_told", "partner", faults);
    rules_form_once(form, "further_harms", "harm_category", faults);
    for (size_t i = 0; i < vigil_form_rows(form, "agencies"); i++) {
        int64_t from = vigil_form_number(form, "agencies", i, "involved_from");
        int64_t until = vigil_form_number(form, "agencies", i, "involved_until");
        rules_form_not_future(form, "agencies", i, "involved_from", context, faults);
        if (from != VIGIL_DATE_NONE && until != VIGIL_DATE_NONE && until < from) {
            rules_form_fault("agencies",
                             i,
                             "involved_until",
                             "before_start",
                             "before the agency was involved",
                             "a day behind involved_from",
                             faults);
        }
    }
    for (size_t i = 0; i < vigil_form_rows(form, "partners_told"); i++) {
        rules_form_not_future(form, "partners_told", i, "told_on", context, faults);
    }
}

static void
judge_outline(const struct vigil_form *form, struct vigil_faults *faults)
{
    if (rules_form_states(form, "", 0, "further_children_outline") &&
        vigil_form_number(form, "", 0, "further_children") == 0) {
        rules_form_fault("",
                         0,
                         "further_children",
                         "required",
                         "further children in outline, but not how many",
                         "how many more children there were",
                         faults);
    }
    if (rules_form_states(form, "", 0, "place_country") &&
        vigil_form_number(form, "", 0, "place") != VIGIL_PLACE_OUTSIDE_ENGLAND) {
        rules_form_fault("",
                         0,
                         "place_country",
                         "not_outside_england",
                         "a country, but not place outside_england",
                         "nothing, or place outside_england",
                         faults);
    }
    for (size_t i = 0; i < vigil_form_rows(form, "further_harms"); i++) {
        if (vigil_form_number(form, "further_harms", i, "harm_category") != 0 &&
            vigil_form_number(form, "further_harms", i, "harm_category") ==
                vigil_form_number(form, "", 0, "harm_category")) {
            rules_form_fault("further_harms",
                             i,
                             "harm_category",
                             "doubled",
                             "the primary kind of harm",
                             "what there is beside it",
                             faults);
        }
    }
}

void
rules_further_notification_check(const struct vigil_form *form,
                                 const struct rules_context *context,
                                 const struct rules_file *file,
                                 struct vigil_faults *faults)
{
    (void)file;
    judge_areas(form, context, faults);
    for (size_t i = 0; i < vigil_form_rows(form, "unknowns"); i++) {
        judge_unknown(form, i, faults);
    }
    judge_around(form, context, faults);
    judge_outline(form, faults);
    rules_further_children_check(form, context, faults);
}

/* The first child that had died; deaths are told with the notification, too. */
static vigil_date
death_of(const struct vigil_form *form)
{
    int64_t first = VIGIL_DATE_NONE;
    for (size_t i = 0; i < vigil_form_rows(form, "children"); i++) {
        int64_t day = vigil_form_number(form, "children", i, "died_on");
        if (day != VIGIL_DATE_NONE && (first == VIGIL_DATE_NONE || day < first)) {
            first = day;
        }
    }
    return (vigil_date)first;
}

void
rules_further_notification_apply(const struct vigil_form *form,
                                 const struct rules_context *context,
                                 struct rules_file *file)
{
    struct vigil_case *c = file->found;
    c->died_on = death_of(form);
    rules_areas_take(form, c);
    struct rules_outstanding outstanding;
    rules_outstanding_of(form, context->historic, &outstanding);
    rules_outstanding_open(&outstanding, context, file);
}
