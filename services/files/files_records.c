/* Giving the records of a casebook: see files_records.h. */
#include "files/files_records.h"

#include <string.h>

#include "base/base_text.h"
#include "files/files_form.h"
#include "files/files_rows.h"

size_t
files_records_count(const struct files_casebook *casebook)
{
    return casebook->records.count;
}

size_t
files_records_subjects(const struct files_casebook *casebook)
{
    return casebook->records.subjects_count;
}

void
files_records_head(const struct files_casebook *casebook,
                   size_t index,
                   struct files_record_head *ret_head)
{
    const struct files_entry *record = casebook->records.order[index];
    *ret_head = (struct files_record_head){
        .step = record->step,
        .type = record->head.sheet->type,
        .key = record->of->key,
        .subject = record->of->number,
        .group = files_subject_group(record->of)->number,
    };
}

size_t
files_records_subject(const struct files_casebook *casebook, const char *key)
{
    const struct files_subject *subject = files_subject_find(&casebook->records, key);
    return subject == NULL ? SIZE_MAX : subject->number;
}

void
files_records_refs(const struct files_casebook *casebook, files_subject_ref *ret_refs)
{
    for (const struct files_subject *at = casebook->records.subjects; at; at = at->next) {
        bool ours = at->opened != NULL || at->in_sheets;
        (void)base_text_copy(
            ret_refs[at->number], sizeof(*ret_refs), ours ? "" : at->key);
    }
}

/* Turns a key into the reference that it stands for. */
static bool
refer(const struct files_casebook *casebook,
      files_subject_ref *refs,
      const char *key,
      struct vigil_value *ret_value)
{
    ret_value->text = refs[files_records_subject(casebook, key)];
    ret_value->size = (uint32_t)strlen(ret_value->text);
    return ret_value->size > 0;
}

/* What a row states of a field, NULL: nothing. */
static const char *
text_of(const struct files_entry_row *row, size_t field)
{
    for (size_t i = 0; i < row->sheet->count; i++) {
        if (row->sheet->fields[i] == field) {
            return row->texts[i];
        }
    }
    return NULL;
}

/* Adds a value; false if it cannot be told yet. */
static bool
add(const struct files_casebook *casebook,
    files_subject_ref *refs,
    size_t field,
    const struct files_entry_row *row,
    struct vigil_form *form)
{
    const struct vigil_field *what = &form->type->fields[field];
    const char *text = text_of(row, field);
    struct vigil_value value = {.number = 0};
    struct vigil_fault none;
    if (text == NULL) {
        return true;
    }
    if (what->kind == VIGIL_FIELD_REFERENCE) {
        if (!refer(casebook, refs, text, &value)) {
            return false;
        }
    } else if (!files_form_value_read(what, text, &value, &none)) {
        return true; /* was reported, and is not sent */
    }
    value.field = (uint16_t)field;
    value.row = (uint16_t)row->no;
    return vigil_form_add(form, &value);
}

bool
files_records_form(const struct files_casebook *casebook,
                   size_t index,
                   files_subject_ref *refs,
                   struct vigil_form *ret_form)
{
    const struct files_entry *record = casebook->records.order[index];
    size_t named = vigil_form_field(record->head.sheet->type, "", "case_ref");
    bool sound = true;
    ret_form->type = record->head.sheet->type;
    ret_form->count = 0;
    for (size_t i = 0; i < ret_form->type->count && sound; i++) {
        const struct vigil_field *field = &ret_form->type->fields[i];
        if (i == named) {
            struct vigil_value value = {.field = (uint16_t)i};
            sound = refer(casebook, refs, record->of->key, &value) &&
                    vigil_form_add(ret_form, &value);
        } else if (field->list[0] == '\0') {
            sound = add(casebook, refs, i, &record->head, ret_form);
        }
        for (const struct files_entry_row *row = record->rows;
             row != NULL && sound && field->list[0] != '\0';
             row = row->next) {
            if (strcmp(row->sheet->list, field->list) == 0) {
                sound = add(casebook, refs, i, row, ret_form);
            }
        }
    }
    return sound;
}
