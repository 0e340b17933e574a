/* The code lists of include/vigil/codes.h and of proto/vigil/v1/codes.proto are the same:
 * every number and every name, in both directions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#include "base/base_faults.h"
#include "vigil/codes.h"

enum { ROWS_MAX = 1000, NAME_SIZE = 80 };

/* A code by the name that it has in the proto file: INCIDENT_TYPE_DEATH = 1. */
struct row {
    char name[NAME_SIZE];
    int number;
    bool met;
};

static struct row rows[ROWS_MAX];
static size_t rows_count;

static int
read_proto(void **state)
{
    (void)state;
    FILE *file = fopen(VIGIL_SOURCE_DIR "/proto/vigil/v1/codes.proto", "r");
    if (file == NULL) {
        return -1;
    }
    char line[256];
    while (fgets(line, sizeof(line), file) != NULL && rows_count < ROWS_MAX) {
        struct row *row = &rows[rows_count];
        if (strncmp(line, "    ", 4) == 0 &&
            sscanf(line, " %79[A-Z0-9_] = %d;", row->name, &row->number) == 2) {
            rows_count++;
        }
    }
    (void)fclose(file);
    return rows_count == ROWS_MAX ? -1 : 0;
}

static void
expect(const char *prefix, const char *constant, int number)
{
    char name[NAME_SIZE];
    (void)snprintf(name, sizeof(name), "%s_%s", prefix, constant);
    for (size_t i = 0; i < rows_count; i++) {
        if (strcmp(rows[i].name, name) == 0) {
            assert_int_equal(rows[i].number, number);
            assert_false(rows[i].met);
            rows[i].met = true;
            return;
        }
    }
    fail_msg("codes.proto has no %s = %d", name, number);
}

static void
every_code_is_in_the_proto_file(void **state)
{
    (void)state;
    const char *prefix;
#define X(constant, number, name) expect(prefix, #constant, number);
#define L(constant, tag, list_rows)                                                      \
    prefix = #constant;                                                                  \
    expect(prefix, "NONE", 0);                                                           \
    list_rows(X)
    VIGIL_CODE_LISTS(L)
#undef L
#undef X
    for (size_t i = 0; i < rows_count; i++) {
        if (!rows[i].met) {
            fail_msg("codes.h has no %s = %d", rows[i].name, rows[i].number);
        }
    }
}

/* A name is the constant in lower case (the ethnicity codes stay in capitals), found
 * again by its name, and neither name nor number is there twice. */
static void
every_name_is_found_again(void **state)
{
    (void)state;
    enum vigil_code_list list;
    int found = 0;
#define X(constant, number, name)                                                        \
    assert_int_equal(strcasecmp(#constant, name), 0);                                    \
    assert_string_equal(vigil_code_name(list, number), name);                            \
    assert_true(vigil_code_find(list, name, &found));                                    \
    assert_int_equal(found, number);
#define L(constant, tag, list_rows)                                                      \
    list = VIGIL_LIST_##constant;                                                        \
    assert_string_equal(vigil_code_name(list, 0), "");                                   \
    assert_null(vigil_code_name(list, 9999));                                            \
    assert_false(vigil_code_find(list, "", &found));                                     \
    assert_false(vigil_code_find(list, "no such code", &found));                         \
    list_rows(X)
    VIGIL_CODE_LISTS(L)
#undef L
#undef X
}

/* Names are told whole; those of every list that people write fit a fault. */
static void
names_are_told_whole(void **state)
{
    (void)state;
    char text[200];
    vigil_code_names(VIGIL_LIST_SEX, text, sizeof("female, male, not_known"));
    assert_string_equal(text, "female, male, not_known");
    vigil_code_names(VIGIL_LIST_SEX, text, sizeof("female, male, not_known") - 1);
    assert_string_equal(text, "female, male, ...");
    vigil_code_names(VIGIL_LIST_SEX, text, sizeof("female, m..."));
    assert_string_equal(text, "female, ...");
    for (int list = 0; list < VIGIL_LIST_ROLE; list++) {
        struct vigil_faults faults = {0};
        base_faults_add_code(&faults, "path", (enum vigil_code_list)list);
        assert_null(strstr(faults.at[0].right, "..."));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_is_in_the_proto_file),
        cmocka_unit_test(every_name_is_found_again),
        cmocka_unit_test(names_are_told_whole),
    };
    return cmocka_run_group_tests(tests, read_proto, NULL);
}
