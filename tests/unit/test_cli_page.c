/* Telling somebody by a program: it has the text, its end counts, and it cannot hang. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "cli/cli_page.h"

enum { LONG_MS = 20000 };

static char folder[] = "/tmp/vigil-page-XXXXXX";
static char program[64], output[64];

static int
setup(void **state)
{
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN); /* as main.c does */
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    (void)base_text_print(program, sizeof(program), "%s/pager", folder);
    (void)base_text_print(output, sizeof(output), "%s/output", folder);
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    (void)unlink(program);
    (void)unlink(output);
    return rmdir(folder);
}

static void
write_pager(const char *lines)
{
    FILE *file = fopen(program, "w");
    assert_non_null(file);
    assert_true(fprintf(file, "#!/bin/sh\ncd %s || exit\n%s\n", folder, lines) > 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(program, 0700), 0);
}

static void
it_has_the_text_and_no_argument(void **state)
{
    (void)state;
    char text[CLI_PAGE_SIZE], got[2 * CLI_PAGE_SIZE] = "";
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    write_pager("(cat; echo $#) >output");
    assert_true(cli_page(program, text, LONG_MS));
    FILE *file = fopen(output, "r");
    assert_non_null(file);
    assert_int_equal(fread(got, 1, sizeof(got) - 1, file), sizeof(text) - 1 + 2);
    assert_int_equal(fclose(file), 0);
    assert_memory_equal(got, text, sizeof(text) - 1);
    assert_string_equal(got + sizeof(text) - 1, "0\n");
}

static void
its_end_counts(void **state)
{
    (void)state;
    write_pager("exit 0"); /* it need not read */
    assert_true(cli_page(program, "text", LONG_MS));
    write_pager("cat >output; exit 3");
    assert_false(cli_page(program, "text", LONG_MS));
    write_pager("kill -TERM $$");
    assert_false(cli_page(program, "text", LONG_MS));
    /* a pipe that nobody reads ends who writes, as usual */
    write_pager(
        "(yes; echo $? >output) 2>&1 | head -n 1 | grep -q y; grep -q 141 output");
    assert_true(cli_page(program, "text", LONG_MS));
    assert_int_equal(unlink(program), 0);
    assert_false(cli_page(program, "text", LONG_MS));
}

static void
it_cannot_hang(void **state)
{
    (void)state;
    int64_t began_ms = base_time_monotonic_ms();
    write_pager("exec sleep 25");
    assert_false(cli_page(program, "text", 200));
    assert_in_range(base_time_monotonic_ms() - began_ms, 200, 20000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_has_the_text_and_no_argument),
                                       cmocka_unit_test(its_end_counts),
                                       cmocka_unit_test(it_cannot_hang)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
