/* The fields of a table of the law: see files_law_field.h. */
#include "files/files_law_field.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"

void
files_law_fault(const struct files_law_reading *reading,
                const struct files_csv_row *row,
                int column,
                const char *code,
                const char *wrong,
                const char *right)
{
    struct files_place place = {
        reading->file, row->line, row->column[column], reading->columns[column].name};
    files_faults_add(reading->faults, &place, code, wrong, right);
}

void
files_law_take_text(const struct files_law_reading *reading,
                    const struct files_csv_row *row,
                    int column,
                    char *ret_text,
                    size_t size)
{
    if (row->text[column][0] == '\0') {
        files_law_fault(reading, row, column, "missing", "is empty", "some text");
    } else if (!base_text_copy(ret_text, size, row->text[column])) {
        files_law_fault(reading, row, column, "too_long", "is too long", "fewer letters");
    }
}

int32_t
files_law_take_number(const struct files_law_reading *reading,
                      const struct files_csv_row *row,
                      int column)
{
    const char *text = row->text[column];
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || errno != 0 || number < -9999 || number > 9999) {
        files_law_fault(
            reading, row, column, "not_a_number", "is no whole number", "as 15");
        return 0;
    }
    return (int32_t)number;
}

/* The code of a word; what would be right is the whole list. */
int
files_law_find_code(const struct files_law_reading *reading,
                    const struct files_csv_row *row,
                    int column,
                    enum vigil_code_list list,
                    const char *word,
                    const char *wrong)
{
    int code = 0;
    if (!vigil_code_find(list, word, &code)) {
        char right[120];
        vigil_code_names(list, right, sizeof(right));
        files_law_fault(reading, row, column, "unknown_code", wrong, right);
    }
    return code;
}

int
files_law_take_code(const struct files_law_reading *reading,
                    const struct files_csv_row *row,
                    int column,
                    enum vigil_code_list list)
{
    return files_law_find_code(reading,
                               row,
                               column,
                               list,
                               row->text[column],
                               list == VIGIL_LIST_CLOCK ? "no such clock"
                                                        : "not a word of this column");
}

/* Words with spaces between them, as bits: 1 << code. */
uint32_t
files_law_take_codes(const struct files_law_reading *reading,
                     const struct files_csv_row *row,
                     int column,
                     enum vigil_code_list list)
{
    uint32_t bits = 0;
    for (const char *at = row->text[column]; *at != '\0';) {
        char word[40];
        size_t length = strcspn(at, " ");
        if (length > 0) {
            (void)base_text_copy_bytes(word, sizeof(word), at, length);
            bits |= 1U << files_law_find_code(
                        reading, row, column, list, word, "not a word of this column");
        }
        at += length + (at[length] == ' ' ? 1 : 0);
    }
    return bits & ~1U; /* 0 is no code: it was told */
}

vigil_date
files_law_take_date(const struct files_law_reading *reading,
                    const struct files_csv_row *row,
                    int column,
                    bool may_be_blank)
{
    vigil_date date = VIGIL_DATE_NONE;
    bool blank = row->text[column][0] == '\0';
    if ((!blank || !may_be_blank) && !base_date_parse(row->text[column], &date)) {
        files_law_fault(reading, row, column, "not_a_date", "is no day", "as 2018-06-29");
    }
    return date;
}

/* False if there is no room for the row, or its fields are not where they should be. */
bool
files_law_take_row(struct files_law_reading *reading, const struct files_csv_row *row)
{
    if (reading->count == reading->max) {
        char right[64];
        (void)base_text_print(right, sizeof(right), "at most %zu lines", reading->max);
        files_law_fault(
            reading, row, 0, "too_many_lines", "the table is too long", right);
        return false;
    }
    if (row->ragged) {
        return false;
    }
    reading->lines[reading->count] = row->line;
    return true;
}
