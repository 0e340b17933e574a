/* A file that takes another one's place: whoever looks sees the old one or the new one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base_text.h"
#include "files/files_replace.h"

static char directory[] = "/tmp/vigil-replace-XXXXXX";
static char path[64], partial[80];
static struct base_error error;

static void
assert_content(const char *wanted)
{
    char got[64] = "";
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    got[fread(got, 1, sizeof(got) - 1, file)] = '\0';
    (void)fclose(file);
    assert_string_equal(got, wanted);
}

static void
begin(struct files_replace *replace, const char *text)
{
    assert_int_equal(files_replace_begin(path, 0640, replace, &error), BASE_OK);
    assert_true(fputs(text, replace->to) >= 0);
}

static void
test_old_until_new(void **state)
{
    (void)state;
    struct files_replace replace;
    begin(&replace, "one");
    assert_int_equal(access(path, F_OK), -1);
    assert_false(files_replace_is_same(&replace)); /* there is none yet */
    assert_int_equal(files_replace_end(&replace, &error), BASE_OK);
    assert_content("one");
    begin(&replace, "two");
    assert_false(files_replace_is_same(&replace));
    assert_content("one");
    assert_int_equal(files_replace_end(&replace, &error), BASE_OK);
    assert_content("two");
    assert_int_equal(access(partial, F_OK), -1);
}

static void
test_abandoned(void **state)
{
    (void)state;
    struct files_replace replace;
    begin(&replace, "two");
    assert_true(files_replace_is_same(&replace));
    assert_true(fputs("!", replace.to) >= 0);
    assert_false(files_replace_is_same(&replace)); /* longer */
    files_replace_abandon(&replace);
    files_replace_abandon(&replace);
    assert_content("two");
    assert_int_equal(access(partial, F_OK), -1);
}

/* What a killed program left is no hindrance, nor is a trap laid in its place. */
static void
test_killed(void **state)
{
    (void)state;
    struct files_replace replace;
    pid_t child = fork();
    if (child == 0) {
        begin(&replace, "half of thr");
        (void)fflush(replace.to);
        _exit(0);
    }
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(access(partial, F_OK), 0);
    assert_content("two");
    assert_int_equal(unlink(partial), 0);
    assert_int_equal(symlink(path, partial), 0);
    begin(&replace, "three");
    assert_content("two");
    assert_int_equal(files_replace_end(&replace, &error), BASE_OK);
    assert_content("three");
    struct stat status;
    assert_int_equal(lstat(path, &status), 0);
    assert_true(S_ISREG(status.st_mode));
}

static void
test_faults(void **state)
{
    (void)state;
    struct files_replace replace;
    char beyond[FILES_REPLACE_PATH + 1];
    memset(beyond, 'a', sizeof(beyond) - 1);
    beyond[sizeof(beyond) - 1] = '\0';
    assert_int_equal(files_replace_begin(beyond, 0640, &replace, &error), BASE_STOP);
    assert_null(replace.to);
    assert_int_equal(files_replace_begin("/nowhere/at/all", 0640, &replace, &error),
                     BASE_STOP);
    assert_non_null(strstr(error.text, "/nowhere/at/all"));
    /* the disk is full, or the place is taken by what cannot be replaced */
    begin(&replace, "four");
    FILE *to = freopen("/dev/full", "we", replace.to);
    assert_non_null(to);
    assert_true(fputs("four", to) >= 0);
    assert_int_equal(files_replace_end(&replace, &error), BASE_STOP);
    assert_content("three");
    begin(&replace, "five");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(files_replace_end(&replace, &error), BASE_STOP);
    assert_int_equal(access(partial, F_OK), -1);
    assert_int_equal(rmdir(path), 0);
}

static int
open_directory(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(directory));
    (void)base_text_print(path, sizeof(path), "%s/file", directory);
    (void)base_text_print(partial, sizeof(partial), "%s.partial", path);
    return 0;
}

static int
close_directory(void **state)
{
    (void)state;
    return rmdir(directory);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_old_until_new),
                                       cmocka_unit_test(test_abandoned),
                                       cmocka_unit_test(test_killed),
                                       cmocka_unit_test(test_faults)};
    return cmocka_run_group_tests(tests, open_directory, close_directory);
}
