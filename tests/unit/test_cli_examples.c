/* Every file of tests/data/examples passes the checks of `vigil`: README and manual pages
 * refer to them, and people begin with them. A file is named after its form:
 * rapid-review.json; -in-full behind it tells a longer one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/base_text.h"
#include "cli/cli_check.h"
#include "files/files_form.h"

#define EXAMPLES VIGIL_SOURCE_DIR "/tests/data/examples"

static struct vigil_faults faults;
static struct files_form form;

/* The form that a file is named after; NULL: none. */
static const struct vigil_form_type *
form_of(const char *file)
{
    char name[64];
    if (!base_text_copy(name, sizeof(name), file) || strstr(name, ".json") == NULL) {
        return NULL;
    }
    *strstr(name, ".json") = '\0';
    if (strstr(name, "-in-full") != NULL) {
        *strstr(name, "-in-full") = '\0';
    }
    for (char *at = name; *at != '\0'; at++) {
        *at = *at == '-' ? '_' : *at;
    }
    return vigil_form_named(name);
}

static void
expect_sound(const char *file)
{
    char path[512];
    struct base_error error;
    const struct vigil_form_type *type = form_of(file);
    if (type == NULL) {
        fail_msg("%s is not named after a form", file);
    }
    (void)base_text_print(path, sizeof(path), EXAMPLES "/%s", file);
    files_form_init(type, &form);
    assert_int_equal(files_form_read(path, NULL, 0, &form, &faults, &error), BASE_OK);
    cli_check(&form.form, &faults);
    for (size_t i = 0; i < faults.count; i++) {
        print_error("%s: %s: %s\n", file, faults.at[i].path, faults.at[i].wrong);
    }
    assert_int_equal(faults.count, 0);
    files_form_done(&form);
}

static void
each_example_is_sound(void **state)
{
    (void)state;
    size_t count = 0;
    DIR *folder = opendir(EXAMPLES);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] != '.') {
            expect_sound(entry->d_name);
            count++;
        }
    }
    assert_int_equal(closedir(folder), 0);
    assert_true(count >= 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_example_is_sound)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
