/* The fields of a filled form: see rules_process.h and rules_form.h. */
#include "rules/rules_form.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_outstanding.h"
#include "rules/rules_process.h"

void
rules_form_path(const char *list,
                size_t row,
                const char *name,
                char ret_path[RULES_FORM_PATH_SIZE])
{
    if (list[0] == '\0') {
        (void)base_text_copy(ret_path, RULES_FORM_PATH_SIZE, name);
    } else {
        (void)base_text_print(
            ret_path, RULES_FORM_PATH_SIZE, "%s[%zu].%s", list, row, name);
    }
}

void
rules_form_fault(const char *list,
                 size_t row,
                 const char *name,
                 const char *code,
                 const char *wrong,
                 const char *right,
                 struct vigil_faults *faults)
{
    char path[RULES_FORM_PATH_SIZE];
    rules_form_path(list, row, name, path);
    rules_admission_fault(faults, path, code, wrong, right);
}

/* True if there is nothing but blanks in a text, or no number behind a code. */
static bool
is_blank(const struct vigil_field *field, const struct vigil_value *value)
{
    switch (field->kind) {
    case VIGIL_FIELD_CODE:
    case VIGIL_FIELD_NUMBER:
        return value->number == 0;
    case VIGIL_FIELD_DATE:
        return value->number == VIGIL_DATE_NONE;
    case VIGIL_FIELD_TIME:
        return value->number == VIGIL_INSTANT_NONE;
    default:
        break;
    }
    for (size_t i = 0; i < value->size; i++) {
        if (strchr(" \t\r\n", value->text[i]) == NULL) {
            return false;
        }
    }
    return true;
}

bool
rules_form_states(const struct vigil_form *form,
                  const char *list,
                  size_t row,
                  const char *name)
{
    const struct vigil_value *value = vigil_form_value(form, list, row, name);
    return value != NULL && !is_blank(&form->type->fields[value->field], value);
}

/* What the typed record of the four older messages knows is judged by its own decision,
 * which asks less of history. */
static bool
is_judged_elsewhere(const struct vigil_form_type *type, const struct vigil_field *field)
{
    return type->type < VIGIL_MESSAGE_AMENDMENT &&
           (field->list[0] == '\0' || strcmp(field->list, "children") == 0 ||
            strcmp(field->list, "index_children") == 0 ||
            strcmp(field->list, "links") == 0);
}

static void
need(const struct vigil_form *form,
     const struct vigil_field *field,
     size_t row,
     struct vigil_faults *faults,
     struct vigil_faults *warnings)
{
    if (rules_form_states(form, field->list, row, field->name)) {
        return;
    }
    char path[RULES_FORM_PATH_SIZE];
    rules_form_path(field->list, row, field->name, path);
    if (field->need == VIGIL_NEEDED && !is_judged_elsewhere(form->type, field)) {
        if (field->kind == VIGIL_FIELD_CODE) { /* the codes say more than the field */
            rules_admission_code(path, field->codes, 0, true, faults);
        } else {
            rules_admission_fault(faults, path, "required", "not stated", field->says);
        }
    }
    if (field->need == VIGIL_LATER && warnings != NULL &&
        form->type->type != VIGIL_MESSAGE_NOTIFICATION) {
        base_faults_add(warnings,
                        path,
                        "not_known_yet",
                        "not stated yet",
                        "tell it when it is known");
    }
}

static void
check_list(const struct vigil_form *form,
           const struct vigil_field *field,
           struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, field->name);
    char right[48];
    if (rows == 0 && field->need == VIGIL_NEEDED &&
        !is_judged_elsewhere(form->type, field)) {
        rules_admission_fault(
            faults, field->name, "required", "not stated", "at least one row");
    }
    if (rows > field->most) {
        (void)base_text_print(right, sizeof(right), "at most %u rows", field->most);
        rules_admission_fault(faults, field->name, "too_many", "too many rows", right);
    }
}

void
rules_form_check(const struct vigil_form *form,
                 const struct rules_context *context,
                 struct vigil_faults *faults,
                 struct vigil_faults *warnings)
{
    for (size_t i = 0; i < form->count; i++) {
        const struct vigil_field *field = &form->type->fields[form->at[i].field];
        rules_form_value_check(form, &form->at[i], context, faults);
        if (field->need == VIGIL_HISTORIC && !context->historic &&
            !is_judged_elsewhere(form->type, field)) {
            rules_form_fault(field->list,
                             form->at[i].row,
                             field->name,
                             "only_historic",
                             "stated in a live message",
                             "nothing: the time at which Vigil receives it counts",
                             faults);
        }
    }
    for (size_t i = 0; i < form->type->count; i++) {
        const struct vigil_field *field = &form->type->fields[i];
        if (field->kind == VIGIL_FIELD_LIST) {
            check_list(form, field, faults);
            continue;
        }
        size_t rows = field->list[0] == '\0' ? 1 : vigil_form_rows(form, field->list);
        for (size_t row = 0; row < rows && row < UINT16_MAX; row++) {
            need(form, field, row, faults, warnings);
        }
    }
    if (warnings != NULL && form->type->type == VIGIL_MESSAGE_NOTIFICATION) {
        struct rules_outstanding outstanding;
        rules_outstanding_of(form, context->historic, &outstanding);
        rules_outstanding_warn(&outstanding, warnings);
    }
}
