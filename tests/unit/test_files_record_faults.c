/* What is wrong in the records of a casebook: each with its file, line and column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "files/files_records.h"

enum { FILES_MAX = 6 };

#define N        "records/notification.csv"
#define Q        "records/question.csv"
#define A        "records/amendment.csv"
#define C        "records/amendment_changes.csv"
#define M        "records/duplicate_link.csv"
#define P        "records/notification_areas.csv"
#define P_ROW(n) "1," n ",E08000025,contributes\n"
#define N_HEAD   "step,case,notification_ref,authority,notified_at,incident_type\n"
#define N_ROW    "1,K,A/1,E08000025,2021-01-05T10:00:00.000001Z,death\n"
#define Q_HEAD   "step,case,happened_at,words\n"
#define A_HEAD   "step,case,happened_at,reason\n"
#define A_ROW    "2,K,2021-02-01T10:00:00Z,why\n"
#define C_HEAD   "step,row,path,value\n"
#define M_HEAD   "step,case,happened_at,duplicate_of,reason,letter\n"
#define M_ROW(k) "9,K,2021-02-01T10:00:00Z," k ",r,l\n"

struct file {
    const char *name, *text;
};

/* clang-format off */
/* A casebook with one thing wrong, and what is told of it; code NULL: it is sound. */
static const struct wrong {
    const char *file;
    long line;
    int column;
    const char *code;
    bool warning;
    struct file files[FILES_MAX];
} wrongs[] = {
    {"", 0, 0, NULL, false, {{N, N_HEAD N_ROW}}},
    {"", 0, 0, NULL, false, {{N, N_HEAD N_ROW}, {A, A_HEAD A_ROW}, {C, C_HEAD "2,1,sex,\n"}}},
    {N, 1, 3, "unknown_column", false, {{N, "step,case,colour\n1,K,red\n"}}},
    {N, 1, 0, "missing_column", false, {{N, "step,notification_ref\n1,K\n"}}},
    {N, 2, 1, "no_number", false, {{N, N_HEAD "x,K,A/1,E08000025,2021-01-05T10:00:00Z,death\n"}}},
    {N, 2, 1, "no_number", false, {{N, N_HEAD "0,K,A/1,E08000025,2021-01-05T10:00:00Z,death\n"}}},
    {N, 2, 2, "missing", false, {{N, N_HEAD "1,,A/1,E08000025,2021-01-05T10:00:00Z,death\n"}}},
    {N, 2, 4, "no_gss_code", false, {{N, N_HEAD "1,K,A/1,E0,2021-01-05T10:00:00Z,death\n"}}},
    {N, 2, 5, "no_time", false, {{N, N_HEAD "1,K,A/1,E08000025,2021-01-05,death\n"}}},
    {N, 2, 5, "missing", false, {{N, N_HEAD "1,K,A/1,E08000025,,death\n"}}},
    {N, 2, 5, "in_the_future", false, {{N, N_HEAD "1,K,A/1,E08000025,2023-01-05T10:00:00Z,death\n"}}},
    {N, 2, 6, "unknown_code", false, {{N, N_HEAD "1,K,A/1,E08000025,2021-01-05T10:00:00Z,deth\n"}}},
    {N, 3, 2, "doubled_key", false, {{N, N_HEAD N_ROW "2,K,A/2,E08000025,2021-01-06T10:00:00Z,death\n"}}},
    {N, 3, 1, "doubled_step", false, {{N, N_HEAD N_ROW "1,L,A/2,E08000025,2021-01-05T10:00:00Z,death\n"}}},
    {Q, 2, 1, "doubled_step", false, {{N, N_HEAD N_ROW}, {Q, Q_HEAD "1,K,2021-02-01T10:00:00Z,what\n"}}},
    {Q, 2, 2, "reference_to_nothing", false, {{N, N_HEAD N_ROW}, {Q, Q_HEAD "2,L,2021-02-01T10:00:00Z,what\n"}}},
    {Q, 2, 2, "too_early", false,
     {{N, N_HEAD "5,K,A/1,E08000025,2021-03-05T10:00:00Z,death\n"}, {Q, Q_HEAD "2,K,2021-02-01T10:00:00Z,what\n"}}},
    {Q, 2, 3, "missing", false, {{N, N_HEAD N_ROW}, {Q, Q_HEAD "2,K,,what\n"}}},
    {Q, 2, 4, "missing", false, {{N, N_HEAD N_ROW}, {Q, Q_HEAD "2,K,2021-02-01T10:00:00Z,\n"}}},
    {Q, 2, 3, "not_in_order", true, {{N, N_HEAD N_ROW}, {Q, Q_HEAD "2,K,2020-02-01T10:00:00Z,what\n"}}},
    {Q, 2, 0, "ragged_row", false, {{N, N_HEAD N_ROW}, {Q, Q_HEAD "2,K,2021-02-01T10:00:00Z\n"}}},
    {C, 2, 1, "reference_to_nothing", false, {{N, N_HEAD N_ROW}, {A, A_HEAD A_ROW}, {C, C_HEAD "3,1,sex,\n"}}},
    {C, 2, 1, "reference_to_nothing", false, {{N, N_HEAD N_ROW}, {A, A_HEAD A_ROW}, {C, C_HEAD "1,1,sex,\n"}}},
    {C, 2, 2, "not_next", false, {{N, N_HEAD N_ROW}, {A, A_HEAD A_ROW}, {C, C_HEAD "2,2,sex,\n"}}},
    {C, 2, 3, "missing", false, {{N, N_HEAD N_ROW}, {A, A_HEAD A_ROW}, {C, C_HEAD "2,1,,x\n"}}},
    {Q, 2, 2, "too_long", false,
     {{N, N_HEAD N_ROW}, {Q, Q_HEAD "2,12345678901234567890123456789012345678901,2021-02-01T10:00:00Z,what\n"}}},
    {P, 6, 2, "too_many", false,
     {{N, N_HEAD N_ROW},
      {P, "step,row,authority,part\n" P_ROW("1") P_ROW("2") P_ROW("3") P_ROW("4") P_ROW("5")}}},
    {M, 2, 4, "reference_to_nothing", false, {{N, N_HEAD N_ROW}, {M, M_HEAD M_ROW("L")}}},
    {"", 0, 0, NULL, false, {{N, N_HEAD N_ROW}, {M, M_HEAD M_ROW("CSP-2021-000001-8")}}},
    /* what the six files say of a case with records is not imported */
    {"notifications.csv", 2, 0, "not_as_recorded", true,
     {{"notifications.csv", "notification_ref,authority,notified_at\nK,E08000026,2021-01-05T10:00:00.000001Z\n"},
      {N, N_HEAD N_ROW}}},
    {"children.csv", 2, 0, "not_as_recorded", true,
     {{"notifications.csv",
       "notification_ref,authority,notified_at,incident_type\nK,E08000025,2021-01-05T10:00:00.000001Z,death\n"},
      {"children.csv", "notification_ref,child_no,sex\nK,1,male\n"},
      {N, N_HEAD N_ROW},
      {"records/notification_children.csv", "step,row,child_no,sex\n1,1,1,female\n"}}},
    /* a case of the six files, which come first; and one that is there already */
    {"", 0, 0, NULL, false,
     {{"notifications.csv", "notification_ref,authority,notified_at\nS,E08000025,2021-01-05T10:00:00Z\n"},
      {Q, Q_HEAD "2,S,2021-02-01T10:00:00Z,what\n3,CSP-2021-000001-8,2021-02-01T10:00:00Z,what\n"}}},
};
/* clang-format on */

static vigil_instant
now(void)
{
    vigil_instant instant;
    assert_true(base_instant_parse("2022-01-01T00:00:00Z", &instant));
    return instant;
}

static enum base_class
read_files(const struct file *files,
           struct files_faults *faults,
           struct files_casebook **ret_book)
{
    struct files_casebook_bytes bytes[FILES_MAX];
    size_t count = 0;
    for (; count < FILES_MAX && files[count].name != NULL; count++) {
        bytes[count] = (struct files_casebook_bytes){
            files[count].name, files[count].text, strlen(files[count].text)};
    }
    return files_casebook_read_bytes(bytes, count, now(), faults, ret_book, NULL);
}

static void
test_wrong_records(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(wrongs); i++) {
        const struct wrong *wrong = &wrongs[i];
        struct files_faults faults;
        struct files_casebook *book = NULL;
        files_faults_init(&faults);
        enum base_class class = read_files(wrong->files, &faults, &book);
        bool sound = wrong->code == NULL || wrong->warning;
        if ((class == BASE_OK) != sound ||
            faults.count != (wrong->code == NULL ? 0 : 1)) {
            fail_msg("row %zu: %zu faults, the first %s",
                     i,
                     faults.count,
                     faults.count > 0 ? faults.at[0].what.code : "");
        }
        if (wrong->code != NULL) {
            const struct files_fault *fault = &faults.at[0];
            assert_string_equal(fault->what.code, wrong->code);
            assert_string_equal(fault->file, wrong->file);
            assert_int_equal(fault->line, wrong->line);
            assert_int_equal(fault->column, wrong->column);
            assert_int_equal(fault->warning, wrong->warning);
        }
        files_casebook_free(book);
        files_faults_done(&faults);
    }
}

/* Rows of the six files are left to records of the same key; cases that a record joins
 * are a group, others are not. */
static void
test_what_records_open_is_theirs(void **state)
{
    (void)state;
    static const struct file files[FILES_MAX] = {
        {"notifications.csv",
         "notification_ref,authority,notified_at,incident_type\n"
         "K,E08000025,2021-01-05T10:00:00.000001Z,death\n"
         "S,E08000025,2021-01-05T10:00:00Z,\n"},
        {N,
         N_HEAD N_ROW "2,L,A/2,E08000025,2021-01-05T10:00:00Z,death\n"
                      "3,X,A/3,E08000025,2021-01-05T10:00:00Z,death\n"},
        {M, M_HEAD M_ROW("L")}};
    struct files_faults faults;
    struct files_casebook *book = NULL;
    files_faults_init(&faults);
    assert_int_equal(read_files(files, &faults, &book), BASE_OK);
    assert_int_equal(files_casebook_steps(book), 1);
    assert_int_equal(files_records_count(book), 4);
    struct files_record_head heads[4];
    for (size_t i = 0; i < 4; i++) {
        files_records_head(book, i, &heads[i]);
    }
    assert_int_equal(heads[0].group, heads[1].group);
    assert_int_equal(heads[0].group, heads[3].group);
    assert_int_not_equal(heads[0].group, heads[2].group);
    assert_int_equal(files_records_subject(book, "S"), SIZE_MAX);
    files_casebook_free(book);
    files_faults_done(&faults);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrong_records),
        cmocka_unit_test(test_what_records_open_is_theirs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
