/*
 * The migration 0012-wake on a database with data: what the clocks said of their next
 * rung becomes the order in which they are looked at, and back. Changes the schema of its
 * own cluster.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_text.h"

#define SCHEMA VIGIL_SOURCE_DIR "/services/store/schema/"

/* Runs psql with an argument; gives what it prints, without its end. */
static void
psql(const char *option, const char *argument, char *ret_text, size_t size)
{
    char command[2048];
    (void)base_text_print(command,
                          sizeof(command),
                          "psql -h '%s' -U postgres -d '%s' -v ON_ERROR_STOP=1 -Atq%s"
                          " \"%s\"",
                          getenv("PGHOST"),
                          getenv("PGDATABASE"),
                          option,
                          argument);
    FILE *pipe = popen(command, "re");
    assert_non_null(pipe);
    size_t got = fread(ret_text, 1, size - 1, pipe);
    ret_text[got] = '\0';
    while (got > 0 && ret_text[got - 1] == '\n') {
        ret_text[--got] = '\0';
    }
    assert_int_equal(pclose(pipe), 0);
}

static void
do_sql(const char *statement)
{
    char text[64];
    psql("c", statement, text, sizeof(text));
}

static void
do_file(const char *path)
{
    char text[64];
    psql("f", path, text, sizeof(text));
}

static void
assert_sql(const char *statement, const char *wanted)
{
    char text[1024];
    psql("c", statement, text, sizeof(text));
    assert_string_equal(text, wanted);
}

#define CLOCK(n, state, climbed_to, next)                                                \
    "INSERT INTO deadlines.clock (case_ref, clock, revision, authority, rule, "          \
    "started_on, due_on, provisional, state, due_at, owner, climbed_to, next_rung_at) "  \
    "VALUES ('c" n                                                                       \
    "', 2, 1, 'E08000025', 'r', '2026-03-30', '2026-04-22', false, " state               \
    ", '2026-04-22T23:00Z', 'E08000025', '" climbed_to "', " next ");"

#define WAKE                                                                             \
    "SELECT string_agg(concat_ws(' ', seq, case_ref, wake_at::date, climbed_to::date),"  \
    " ', ' ORDER BY wake_at, seq) FROM deadlines.wake"

#define CLOCKS                                                                           \
    "SELECT string_agg(concat_ws(' ', case_ref, climbed_to::date, next_rung_at::date),"  \
    " ', ' ORDER BY case_ref) FROM deadlines.clock"

static void
clocks_keep_their_next_rung(void **state)
{
    (void)state;
    do_file(SCHEMA "revert/0012-wake.sql");
    do_sql(CLOCK("1", "1", "2026-03-30", "'2026-04-20'")
               CLOCK("2", "1", "2026-03-31", "'2026-04-15'")
                   CLOCK("3", "2", "2026-03-30", "NULL")
                       CLOCK("4", "4", "2026-03-30", "'2026-04-01'")
                           CLOCK("5", "1", "2026-03-30", "NULL"));
    do_file(SCHEMA "deploy/0012-wake.sql");
    do_file(SCHEMA "verify/0012-wake.sql");
    /* one that has ended is looked at without a word of what it had climbed */
    assert_sql(WAKE,
               "1 c4 2026-04-01, 2 c2 2026-04-15 2026-03-31, 3 c1 2026-04-20 "
               "2026-03-30");
    /* the second one's rung is claimed */
    do_sql(
        "INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision)"
        " VALUES ('2026-04-29', '2026-04-16', 'c2', 2, 1);"
        "UPDATE deadlines.wake_cursor SET wake_at = '2026-04-15', seq = 2, passed = 2");
    do_file(SCHEMA "revert/0012-wake.sql");
    assert_sql(CLOCKS,
               "c1 2026-03-30 2026-04-20, c2 2026-04-16 2026-04-29, c3 2026-03-30, "
               "c4 2026-03-30, c5 2026-03-30");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_keep_their_next_rung),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
