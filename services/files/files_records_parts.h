/*
 * The records of a casebook while they are read, and kept. Private to files_record*.c and
 * files_casebook.c. Owns nothing of its own: all of it lies in the casebook's arena.
 */
#ifndef FILES_RECORDS_PARTS_H
#define FILES_RECORDS_PARTS_H

#include "files/files_arena.h"
#include "files/files_record_file.h"

struct files_reading;
struct files_casebook_bytes;

/* A file of records as it was read. */
struct files_record_sheet {
    char name[FILES_RECORD_NAME_SIZE];
    const struct vigil_form_type *type;
    const char *list; /* "" */
    size_t count;     /* of fields */
    size_t fields[FILES_CSV_COLUMNS_MAX];
    struct files_csv_column columns[FILES_CSV_COLUMNS_MAX];
    int at[FILES_CSV_COLUMNS_MAX]; /* each one's column in the file */
};

/* A row of it. */
struct files_entry_row {
    struct files_entry_row *next; /* of the same record */
    const struct files_record_sheet *sheet;
    long line;
    size_t no;          /* in its list, from 0 */
    const char **texts; /* by the sheet's fields; NULL where blank */
};

struct files_subject {
    const char *key; /* first: the tree compares by it */
    size_t number;
    struct files_subject *group; /* towards the group's first */
    const struct files_entry *opened;
    vigil_instant last; /* the latest time of its records */
    bool in_sheets;     /* one of the six files opens it */
    struct files_subject *next;
};

struct files_entry {
    int64_t step; /* first: the tree compares by it */
    struct files_entry_row head;
    struct files_entry_row *rows, *last_row; /* of its lists */
    struct files_subject *of;
    vigil_instant at;
    struct files_entry *next;
};

struct files_records {
    void *step_tree, *subject_tree;
    struct files_entry *first, *last;
    struct files_subject *subjects, *last_subject;
    size_t count, subjects_count;
    struct files_entry **order; /* by step; owned */
};

/* Reads all files of records there are; faults are in the reading. `files` as of
 * files_casebook_read_bytes, if folder is NULL. */
enum base_class files_records_read(struct files_reading *reading,
                                   const char *folder,
                                   const struct files_casebook_bytes *files,
                                   size_t files_count,
                                   struct base_error *ret_error) BASE_MUST_CHECK;

/* Takes a row that was read. */
void files_records_take(struct files_reading *reading,
                        const struct files_record_sheet *sheet,
                        const struct files_csv_row *csv);

/* What can be asked only when all is read: references, and the order of steps. False:
 * memory. */
bool files_records_check(struct files_reading *reading);

/* Warns where the six files say something else of a case than its record. */
void files_records_agree(struct files_reading *reading);

/* The record of a step, the subject of a key; NULL: none. `want` makes it. */
struct files_entry *files_records_find(const struct files_records *records, int64_t step);
struct files_subject *files_subject_find(const struct files_records *records,
                                         const char *key);
struct files_subject *files_subject_want(struct files_records *records,
                                         struct files_arena *arena,
                                         const char *key);

/* The first of its group. */
struct files_subject *files_subject_group(struct files_subject *subject);

/* Adds a record of a step that is new. NULL: memory. */
struct files_entry *
files_records_add(struct files_records *records, struct files_arena *arena, int64_t step);

/* A text of a row, by its field's name; NULL: blank. */
const char *files_record_text(const struct files_entry_row *row, const char *name);

/* The column of a field of the row, 0 if the file has none; and reports of it. */
void files_record_fault(struct files_reading *reading,
                        const struct files_entry_row *row,
                        const char *name,
                        const char *code,
                        const char *wrong,
                        const char *right);

void files_records_done(struct files_records *records);

#endif
