/* What can be asked of records only when all is read: see files_records_parts.h. */
#include <stdlib.h>
#include <string.h>

#include "files/files_records_parts.h"
#include "files/files_rows.h"

static const char reference[] = "CSP-";

const char *
files_record_text(const struct files_entry_row *row, const char *name)
{
    for (size_t i = 0; i < row->sheet->count; i++) {
        if (strcmp(row->sheet->type->fields[row->sheet->fields[i]].name, name) == 0) {
            return row->texts[i];
        }
    }
    return NULL;
}

/* Where a field of the row stands; its own columns go by their names, too. */
static struct files_place
place_of(const struct files_entry_row *row, const char *name)
{
    const struct files_record_sheet *sheet = row->sheet;
    struct files_place place = {sheet->name, row->line, 0, name};
    for (size_t i = 0; i < FILES_RECORD_OWN + sheet->count; i++) {
        if (strcmp(sheet->columns[i].name, name) == 0) {
            place.column = sheet->at[i];
        }
    }
    return place;
}

void
files_record_fault(struct files_reading *reading,
                   const struct files_entry_row *row,
                   const char *name,
                   const char *code,
                   const char *wrong,
                   const char *right)
{
    const struct files_place place = place_of(row, name);
    files_faults_add(reading->faults, &place, code, wrong, right);
}

/* A case that a record names must have been opened: by a record before it, or by the six
 * files, which come before all records; or it is there already, by its reference. */
static void
check_subject(struct files_reading *reading,
              const struct files_entry *record,
              const struct files_entry_row *row,
              const char *name,
              struct files_subject *subject)
{
    const struct files_entry *opened = subject->opened;
    bool before = opened != NULL && opened->step <= record->step;
    bool outside = strncmp(subject->key, reference, sizeof(reference) - 1) == 0 &&
                   strlen(subject->key) < VIGIL_REF_SIZE;
    if (before || (opened == NULL && (subject->in_sheets || outside))) {
        struct files_subject *group = files_subject_group(subject);
        group->group = files_subject_group(record->of);
    } else if (opened != NULL) {
        files_record_fault(reading,
                           row,
                           name,
                           "too_early",
                           "a step before the one that opens the case",
                           "a later step");
    } else if (!reading->records_uncertain && !reading->cases_uncertain &&
               !reading->reviews_uncertain) {
        files_record_fault(reading,
                           row,
                           name,
                           "reference_to_nothing",
                           "no case of the casebook has this key",
                           "a key that a notification, an LCSPR or a consideration has, "
                           "or a case's reference");
    }
}

/* The keys in the fields of a row. */
static void
check_row(struct files_reading *reading,
          const struct files_entry *record,
          const struct files_entry_row *row)
{
    for (size_t i = 0; i < row->sheet->count; i++) {
        const struct vigil_field *field =
            &row->sheet->type->fields[row->sheet->fields[i]];
        if (field->kind != VIGIL_FIELD_REFERENCE || row->texts[i] == NULL) {
            continue;
        }
        struct files_subject *subject = files_subject_want(
            &reading->book->records, &reading->book->arena, row->texts[i]);
        if (subject != NULL) {
            subject->in_sheets = subject->in_sheets ||
                                 files_case_find(reading->book, subject->key) != NULL ||
                                 files_review_find(reading->book, subject->key) != NULL;
            check_subject(reading, record, row, field->name, subject);
        }
    }
}

static void
check_time(struct files_reading *reading, const struct files_entry *record)
{
    const char *time = files_record_time(record->head.sheet->type);
    struct files_subject *of = record->of;
    if (time == NULL || record->at == VIGIL_INSTANT_NONE) {
        return;
    }
    const struct files_place place = place_of(&record->head, time);
    if (reading->now != VIGIL_INSTANT_NONE && record->at > reading->now) {
        files_faults_add(reading->faults,
                         &place,
                         "in_the_future",
                         "it is later than now",
                         "a casebook holds what happened");
    } else if (record->at < of->last) {
        files_faults_warn(reading->faults,
                          &place,
                          "not_in_order",
                          "earlier than a step before it of the same case",
                          "possible; look whether the steps are right");
    } else {
        of->last = record->at;
    }
}

/* Who opens which case; a review and what is given each period are told of more than
 * once. */
static void
open_subject(struct files_reading *reading, struct files_entry *record)
{
    const struct vigil_form_type *type = record->head.sheet->type;
    struct files_subject *of = record->of;
    if (!files_record_opens(type)) {
        return;
    }
    if (of->opened == NULL) {
        of->opened = record;
    } else if ((type->type != VIGIL_MESSAGE_LCSPR &&
                type->type != VIGIL_MESSAGE_PERIOD_REPORT) ||
               of->opened->head.sheet->type != type) {
        files_record_fault(reading,
                           &record->head,
                           "case",
                           "doubled_key",
                           "a step before opens a case of the same key",
                           "each key once");
    }
}

static int
compare(const void *a, const void *b)
{
    const struct files_entry *x = *(struct files_entry *const *)a;
    const struct files_entry *y = *(struct files_entry *const *)b;
    return (x->step > y->step) - (x->step < y->step);
}

bool
files_records_check(struct files_reading *reading)
{
    struct files_records *records = &reading->book->records;
    size_t count = 0;
    if (reading->book->arena.exhausted) {
        return false;
    }
    records->order = calloc(records->count + 1, sizeof(struct files_entry *));
    if (records->order == NULL) {
        return false;
    }
    for (struct files_entry *at = records->first; at != NULL; at = at->next) {
        records->order[count++] = at;
    }
    qsort(records->order, count, sizeof(struct files_entry *), compare);
    for (size_t i = 0; i < count; i++) {
        open_subject(reading, records->order[i]);
    }
    for (size_t i = 0; i < count; i++) {
        struct files_entry *record = records->order[i];
        const char *key = record->of->key;
        record->of->in_sheets = files_case_find(reading->book, key) != NULL ||
                                files_review_find(reading->book, key) != NULL;
        check_subject(reading, record, &record->head, "case", record->of);
        check_row(reading, record, &record->head);
        for (const struct files_entry_row *row = record->rows; row; row = row->next) {
            check_row(reading, record, row);
        }
        check_time(reading, record);
    }
    files_records_agree(reading);
    return !reading->book->arena.exhausted;
}
