/* Reading CSV when memory is short: told as such, and nothing passes as read. The memory
 * that libcsv asks for is this program's to refuse. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "files/files_csv.h"

static bool is_short;

/* In front of the C library's, or a sanitizer's, for all that is linked. */
void *
realloc(void *block, size_t size)
{
    static union {
        void *found;
        void *(*call)(void *block, size_t size);
    } next;
    if (next.found == NULL) {
        next.found = dlsym(RTLD_NEXT, "realloc");
    }
    return is_short ? NULL : next.call(block, size);
}

static void
count_row(void *context, const struct files_csv_row *row)
{
    (void)row;
    ++*(size_t *)context;
}

static void
short_memory_is_told(void **state)
{
    (void)state;
    static const struct files_csv_column columns[] = {{"name", true}};
    static char text[5 + 4000];
    size_t rows = 0;
    struct files_faults faults;
    files_faults_init(&faults);
    memset(text, 'x', sizeof(text));
    memcpy(text, "name\n", 5);
    const struct files_csv_wanted wanted = {
        "t.csv", columns, 1, count_row, &rows, &faults};
    struct files_fault kept[4];
    faults.at = kept; /* so that the fault itself finds room */
    faults.capacity = 4;
    is_short = true;
    enum base_class class = files_csv_read_bytes(text, sizeof(text), &wanted, NULL);
    is_short = false;
    assert_int_equal(class, BASE_REFUSE);
    assert_int_equal(rows, 0);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].what.code, "out_of_memory");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(short_memory_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
