/*
 * Rows of notifications.csv and children.csv beside the records of the same case. The
 * records are imported, so whoever has changed only the rows is told. See
 * files_records_parts.h.
 */
#include <string.h>

#include "files/files_records_parts.h"
#include "files/files_rows.h"

/* Warns of the first column in which the row's texts are not what the record states; the
 * casebook's key, which need not be the own reference, is none. */
static void
compare_row(struct files_reading *reading,
            const struct files_place *row,
            const struct files_record *columns,
            const char *texts,
            const struct files_entry_row *told)
{
    for (size_t i = 0; i < columns->fields_count; i++) {
        const char *name = columns->fields[i].name;
        const char *text = files_record_text(told, name);
        if (strcmp(name, "notification_ref") != 0 &&
            strcmp(texts, text == NULL ? "" : text) != 0) {
            const struct files_place place = {row->file, row->line, 0, name};
            files_faults_warn(reading->faults,
                              &place,
                              "not_as_recorded",
                              "not what the record of the case states",
                              "the record is imported; change it there, too");
            return;
        }
        texts += strlen(texts) + 1;
    }
}

static const struct files_entry_row *
find_child(const struct files_entry *record, const char *child_no)
{
    for (const struct files_entry_row *row = record->rows; row; row = row->next) {
        const char *text = strcmp(row->sheet->list, "children") == 0
                               ? files_record_text(row, "child_no")
                               : NULL;
        if (text != NULL && strcmp(text, child_no) == 0) {
            return row;
        }
    }
    return NULL;
}

void
files_records_agree(struct files_reading *reading)
{
    for (const struct files_case *of = reading->book->cases; of; of = of->next) {
        const struct files_subject *subject =
            files_subject_find(&reading->book->records, of->ref);
        const struct files_entry *record = subject == NULL ? NULL : subject->opened;
        if (record == NULL ||
            record->head.sheet->type->type != VIGIL_MESSAGE_NOTIFICATION) {
            continue;
        }
        const struct files_place row = {files_notifications.file, of->line, 0, ""};
        compare_row(reading, &row, &files_notification, of->texts, &record->head);
        for (const struct files_child_row *child = of->children.first; child;
             child = child->next) {
            const struct files_place place = {files_children.file, child->line, 0, ""};
            const struct files_entry_row *told = find_child(record, child->texts);
            if (told != NULL) {
                compare_row(reading, &place, &files_child, child->texts, told);
            }
        }
    }
}
