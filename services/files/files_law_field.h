/*
 * The fields of a row of clocks.csv or ladder.csv, each read with a fault at its line and
 * column where it is not what it should be. This room's own.
 */
#ifndef FILES_LAW_FIELD_H
#define FILES_LAW_FIELD_H

#include "files/files_csv.h"
#include "files/files_faults.h"
#include "vigil/records.h"

struct files_law_reading {
    const char *file;
    const struct files_csv_column *columns;
    struct files_faults *faults;
    size_t max, count;
    long *lines;
    struct vigil_clock_rule *rules;
    struct vigil_rung *rungs;
};

void files_law_fault(const struct files_law_reading *reading,
                     const struct files_csv_row *row,
                     int column,
                     const char *code,
                     const char *wrong,
                     const char *right);

void files_law_take_text(const struct files_law_reading *reading,
                         const struct files_csv_row *row,
                         int column,
                         char *ret_text,
                         size_t size);

int32_t files_law_take_number(const struct files_law_reading *reading,
                              const struct files_csv_row *row,
                              int column);

/* The code of a word; what would be right is the whole list. */
int files_law_find_code(const struct files_law_reading *reading,
                        const struct files_csv_row *row,
                        int column,
                        enum vigil_code_list list,
                        const char *word,
                        const char *wrong);

int files_law_take_code(const struct files_law_reading *reading,
                        const struct files_csv_row *row,
                        int column,
                        enum vigil_code_list list);

/* Words with spaces between them, as bits: 1 << code. */
uint32_t files_law_take_codes(const struct files_law_reading *reading,
                              const struct files_csv_row *row,
                              int column,
                              enum vigil_code_list list);

vigil_date files_law_take_date(const struct files_law_reading *reading,
                               const struct files_csv_row *row,
                               int column,
                               bool may_be_blank);

/* False if there is no room for the row, or its fields are not where they should be. */
bool files_law_take_row(struct files_law_reading *reading,
                        const struct files_csv_row *row);

#endif
