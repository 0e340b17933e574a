/* One change of an amendment: see rules_amendment.h. */
#include "rules/rules_amendment.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "rules/rules_admission.h"

/* What an amendment cannot change, and what would be right; a name in no list, or a whole
 * list with the name "". */
static const struct {
    const char *list, *name, *right;
} fixed[] = {
    {"", "authority", "vigil share, with the authority that leads from now on"},
    {"", "notification_ref", "nothing: it stays what it was notified by"},
    {"", "consideration_ref", "nothing: it stays what it was recorded by"},
    {"",
     "incident_type",
     "what was notified stays; a later death is children[i].died_on"},
    {"areas", "", "vigil share, with all further authorities"},
    {"unknowns", "", "the field itself, with `unknown` instead of a value"},
};

const struct vigil_form_type *
rules_amendment_form(const struct vigil_case *c)
{
    return vigil_form_of(c->kind == VIGIL_FILE_KIND_CONSIDERATION
                             ? VIGIL_MESSAGE_CONSIDERATION
                             : VIGIL_MESSAGE_NOTIFICATION);
}

bool
rules_amendment_is(const struct rules_amendment *change,
                   const char *list,
                   const char *name)
{
    return change->field != NULL && strcmp(change->field->list, list) == 0 &&
           strcmp(change->field->name, name) == 0;
}

void
rules_amendment_read(const struct vigil_form *form,
                     size_t row,
                     const struct rules_context *context,
                     const struct vigil_case *c,
                     struct rules_amendment *ret_change)
{
    char nearest[RULES_FORM_PATH_SIZE];
    const struct vigil_form_type *type = rules_amendment_form(c);
    *ret_change =
        (struct rules_amendment){.unknown = (enum vigil_unknown)vigil_form_number(
                                     form, "changes", row, "unknown")};
    vigil_form_text(
        form, "changes", row, "path", ret_change->path, sizeof(ret_change->path));
    vigil_form_text(
        form, "changes", row, "value", ret_change->value, sizeof(ret_change->value));
    size_t found = rules_form_find(type, ret_change->path, &ret_change->row, nearest);
    if (found == SIZE_MAX) {
        return;
    }
    struct vigil_faults none;
    none.count = none.more = 0;
    ret_change->field = &type->fields[found];
    if (ret_change->value[0] != '\0') {
        (void)rules_form_parse(ret_change->field,
                               ret_change->value,
                               "",
                               context,
                               &none,
                               &ret_change->number);
    }
}

static void
judge_path(const struct vigil_form *form,
           size_t row,
           const struct vigil_form_type *type,
           const struct rules_amendment *change,
           struct vigil_faults *faults)
{
    if (change->path[0] == '\0') {
        return; /* told as required */
    }
    if (change->field == NULL) {
        char nearest[RULES_FORM_PATH_SIZE], right[RULES_FORM_PATH_SIZE + 16];
        size_t at;
        (void)rules_form_find(type, change->path, &at, nearest);
        bool near = nearest[0] != '\0';
        (void)base_text_print(right,
                              sizeof(right),
                              "%s %s",
                              near ? "perhaps" : "for example",
                              near ? nearest : "children[1].ethnicity");
        rules_form_fault("changes",
                         row,
                         "path",
                         "no_such_field",
                         "not a field of what was notified",
                         right,
                         faults);
        return;
    }
    for (size_t k = 0; k < row; k++) {
        char before[RULES_FORM_PATH_SIZE];
        vigil_form_text(form, "changes", k, "path", before, sizeof(before));
        if (strcmp(before, change->path) == 0) {
            rules_form_fault("changes",
                             row,
                             "path",
                             "doubled",
                             "the same field as in a row before",
                             "each field once",
                             faults);
        }
    }
}

static void
judge_fixed(const struct rules_amendment *change, size_t row, struct vigil_faults *faults)
{
    const char *right = NULL;
    if (change->field->need == VIGIL_HISTORIC) {
        right = "nothing: it belongs to a record from before Vigil";
    }
    for (size_t i = 0; i < BASE_COUNT(fixed); i++) {
        bool all = fixed[i].name[0] == '\0';
        if (strcmp(fixed[i].list, change->field->list) == 0 &&
            (all || strcmp(fixed[i].name, change->field->name) == 0)) {
            right = fixed[i].right;
        }
    }
    if (right != NULL) {
        rules_form_fault("changes",
                         row,
                         "path",
                         "not_amendable",
                         "a field that an amendment does not change",
                         right,
                         faults);
    }
}

static void
judge_unknown(const struct vigil_form *form,
              size_t row,
              const struct rules_amendment *change,
              struct vigil_faults *faults)
{
    if (change->value[0] != '\0') {
        rules_form_fault("changes",
                         row,
                         "unknown",
                         "value_and_unknown",
                         "a value, and that it is not known",
                         "one of the two",
                         faults);
    }
    if (change->unknown == VIGIL_UNKNOWN_CANNOT_BE_KNOWN &&
        !rules_form_states(form, "changes", row, "note")) {
        rules_form_fault("changes",
                         row,
                         "note",
                         "required",
                         "it cannot be known, but not why",
                         "the reason, or unknown not_known_yet",
                         faults);
    }
}

void
rules_amendment_check(const struct vigil_form *form,
                      size_t row,
                      const struct rules_context *context,
                      const struct vigil_case *c,
                      struct vigil_faults *faults)
{
    struct rules_amendment change;
    char path[RULES_FORM_PATH_SIZE];
    rules_amendment_read(form, row, context, c, &change);
    judge_path(form, row, rules_amendment_form(c), &change, faults);
    if (change.field == NULL) {
        return;
    }
    judge_fixed(&change, row, faults);
    if (change.unknown != VIGIL_UNKNOWN_NONE) {
        judge_unknown(form, row, &change, faults);
    }
    rules_form_path("changes", row, "value", path);
    if (change.value[0] != '\0') {
        (void)rules_form_parse(
            change.field, change.value, path, context, faults, &change.number);
    } else if (change.field->need == VIGIL_NEEDED) {
        rules_admission_fault(faults,
                              path,
                              "required",
                              "a field that no notification can be without",
                              change.field->says);
    }
}

/* True for the code of a list that says nothing: not_known, and ethnicity not obtained.
 */
static bool
says_nothing(const struct rules_amendment *change)
{
    const char *name = change->field->kind == VIGIL_FIELD_CODE
                           ? vigil_code_name(change->field->codes, (int)change->number)
                           : NULL;
    return name != NULL && (strcmp(name, "not_known") == 0 || strcmp(name, "NOBT") == 0);
}

enum rules_known
rules_amendment_known(const struct rules_amendment *change)
{
    if (change->unknown == VIGIL_UNKNOWN_CANNOT_BE_KNOWN) {
        return RULES_KNOWN_NEVER;
    }
    if (change->unknown == VIGIL_UNKNOWN_NOT_KNOWN_YET) {
        return RULES_KNOWN_NOT_YET;
    }
    bool later = change->field->need == VIGIL_LATER;
    return later && (change->value[0] == '\0' || says_nothing(change))
               ? RULES_KNOWN_NOT_YET
               : RULES_KNOWN;
}
