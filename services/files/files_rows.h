/*
 * A casebook while it is read: the cases and reviews found so far, the row at hand, and
 * what each of the six files does with a row. Private to the casebook's files.
 *
 * Promises: a key is found by a balanced tree, so no order of rows is slow; a row's own
 * field faults are reported before its file's function sees it, and the fields concerned
 * are then "not stated".
 */
#ifndef FILES_ROWS_H
#define FILES_ROWS_H

#include "files/files_arena.h"
#include "files/files_casebook.h"
#include "files/files_csv.h"
#include "files/files_field.h"
#include "files/files_records_parts.h"

struct files_child_row {
    struct files_child_row *next;
    int32_t child_no;
    long line;
    const char *texts;
};

struct files_children {
    struct files_child_row *first, *last;
    size_t count;
    bool has_index;
};

struct files_reviewed; /* a link of a review to a case */

/* A notification and what hangs on it. */
struct files_case {
    const char *ref; /* first: the tree compares by it */
    const char *authority;
    long line;
    const char *texts;          /* the rows' texts, one after the other, each with NUL */
    const char *rapid_review;   /* NULL: none */
    const char *panel_response; /* NULL: none */
    bool reviewed;              /* a review covers it */
    bool recorded;              /* records tell of it: its rows are not imported */
    vigil_date incident_on;
    vigil_instant notified_at, received_at, decided_at;
    struct files_children children;
    struct files_case *next;
};

struct files_review {
    const char *ref;
    long line;
    const char *texts;
    vigil_date commissioned_on;
    vigil_instant received_at;
    struct files_reviewed *links, *last_link;
    size_t links_count;
    bool recorded; /* as of a case */
    struct files_children children;
    struct files_review *next;
};

struct files_reviewed {
    struct files_reviewed *next;
    struct files_case *of;
};

struct files_ordered; /* a step, in files_steps.c */

struct files_casebook {
    struct files_arena arena;
    void *case_tree, *review_tree;
    struct files_case *cases, *last_case;
    struct files_review *reviews, *last_review;
    struct files_casebook_counts counts;
    struct files_ordered *steps;
    size_t steps_count;
    struct files_records records;
};

struct files_reading {
    struct files_casebook *book;
    struct files_faults *faults;
    vigil_instant now;
    size_t files_found;
    /* these files were not read to their end, so what is not found may be there */
    bool cases_uncertain, rapid_reviews_uncertain, reviews_uncertain, records_uncertain;
};

struct files_row;

/* One of the six files. */
struct files_sheet {
    const char *file;
    const char *owner; /* the column before the record's own, or NULL */
    const struct files_record *record;
    void (*take)(struct files_reading *reading, const struct files_row *row);
    size_t count_offset;     /* in struct files_casebook_counts */
    size_t uncertain_offset; /* in struct files_reading; 0: nothing refers to it */
};

extern const struct files_sheet files_notifications;
extern const struct files_sheet files_rapid_reviews;
extern const struct files_sheet files_panel_responses;
extern const struct files_sheet files_lcsprs;
extern const struct files_sheet files_lcspr_notifications;
extern const struct files_sheet files_children;

/* The row at hand. */
struct files_row {
    const struct files_sheet *sheet;
    const struct files_csv_row *csv;
    const char *owner; /* "" where wrong or blank, which was reported */
    const void *record;
    const char *texts; /* NULL: memory is short */
};

/* Reads one file of a casebook; `bytes` NULL: from the folder. */
enum base_class files_sheet_read(const struct files_sheet *sheet,
                                 struct files_reading *reading,
                                 const char *folder,
                                 const struct files_casebook_bytes *bytes,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* Reads a file of the folder, or from memory if bytes are given; BASE_DONE: it is
 * missing, which is allowed. */
enum base_class files_file_read(const char *folder,
                                const struct files_casebook_bytes *bytes,
                                const struct files_csv_wanted *wanted,
                                struct base_error *ret_error) BASE_MUST_CHECK;

/* Reads kept texts into a record again. */
void
files_texts_read(const char *texts, const struct files_record *record, void *ret_record);

/* Reports a fault, or a warning, of the row's column of this name ("" the whole row). */
void files_row_fault(struct files_reading *reading,
                     const struct files_row *row,
                     const char *name,
                     const char *code,
                     const char *wrong,
                     const char *right);
void files_row_warn(struct files_reading *reading,
                    const struct files_row *row,
                    const char *name,
                    const char *code,
                    const char *wrong,
                    const char *right);

/* Reports a key that another row has already. */
void files_row_doubled(struct files_reading *reading,
                       const struct files_row *row,
                       const char *name,
                       long line);

/* The case or review of this reference, NULL if there is none; with its fault where it
 * should have been there. */
struct files_case *files_case_find(const struct files_casebook *book, const char *ref);
struct files_review *files_review_find(const struct files_casebook *book,
                                       const char *ref);
struct files_case *files_case_want(struct files_reading *reading,
                                   const struct files_row *row,
                                   const char *ref);

/* Adds a case or a review under its reference, which must be new. NULL: memory. */
struct files_case *files_case_add(struct files_casebook *book, const char *ref);
struct files_review *files_review_add(struct files_casebook *book, const char *ref);

/* Faults where a day or time is later than now. */
void files_check_day(struct files_reading *reading,
                     const struct files_row *row,
                     const char *name,
                     vigil_date on);
void files_check_time(struct files_reading *reading,
                      const struct files_row *row,
                      const char *name,
                      vigil_instant at);

/* The latest London day that an instant may be on. London is at most an hour ahead of
 * UTC; which it was is a rule, and rules are not of this floor. So an impossible day is
 * always impossible, and in winter's last hour a day may pass that the rules refuse. */
vigil_date files_latest_day(vigil_instant at);

/* Puts the records in the order of their facts. */
bool files_steps_order(struct files_casebook *book);

#endif
