/*
 * What a daemon says when it must not start: a wrong configuration line with file, line
 * and reason; a wrong schema version with what to do; a server that does not write to
 * disk before it answers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "daemon_stage.h"

static struct stage stage;

struct outcome {
    int status; /* the exit status */
    char said[4096];
};

/* Runs a daemon to its end. */
static void
run(const char *name, const char *config, const char *options, struct outcome *ret)
{
    char command[512];
    (void)base_text_print(command,
                          sizeof(command),
                          "timeout 10 '%s/bin/vigil-%s' --config '%s' %s 2>&1",
                          VIGIL_BINARY_DIR,
                          name,
                          config,
                          options);
    FILE *pipe = popen(command, "re");
    assert_non_null(pipe);
    size_t got = fread(ret->said, 1, sizeof(ret->said) - 1, pipe);
    ret->said[got] = '\0';
    ret->status = WEXITSTATUS(pclose(pipe));
}

static void
assert_said(const struct outcome *outcome, const char *words)
{
    if (strstr(outcome->said, words) == NULL) {
        fail_msg("not said: %s\nsaid: %s", words, outcome->said);
    }
}

static void
every_faulty_line_is_named(void **state)
{
    (void)state;
    char path[64], place[128];
    struct outcome outcome;
    (void)base_text_print(path, sizeof(path), "%s/faulty", stage.directory);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    (void)fputs("# fine\nrun.follow_ms = 200\nrun.folow_ms = 200\nstore.wait_ms = soon\n"
                "no equals sign\ndispatch.whatever = 1\nstore.wait_ms = 1\n",
                file);
    (void)fclose(file);
    for (int checks = 0; checks < 2; checks++) {
        run("intake", path, checks ? "--check" : "", &outcome);
        assert_int_equal(outcome.status, 1);
        static const char *const faults[] = {
            ":3: run.folow_ms: no such parameter",
            ":4: store.wait_ms: must be a whole number from 100 to 60000 ms",
            ":5: line: must be `name = value` or a comment with #",
            ":7: store.wait_ms: must be a whole number"};
        for (size_t i = 0; i < BASE_COUNT(faults); i++) {
            (void)base_text_print(place, sizeof(place), "%s%s", path, faults[i]);
            assert_said(&outcome, place);
        }
        assert_null(strstr(outcome.said, "whatever")); /* another daemon's business */
    }
    run("intake", stage.config, "--check", &outcome);
    assert_int_equal(outcome.status, 0);
    run("intake", stage.config, "--chekc", &outcome);
    assert_int_equal(outcome.status, 2);
}

static void
a_wrong_schema_version_stops_the_start(void **state)
{
    (void)state;
    char text[64];
    struct outcome outcome;
    stage_sql("CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer"
              " LANGUAGE sql AS 'SELECT 1'",
              text,
              sizeof(text));
    run("intake", stage.config, "", &outcome);
    assert_int_equal(outcome.status, 1);
    assert_said(&outcome, "schema version 1");
    assert_said(&outcome, "run `sqitch deploy`");
    stage_sql("CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS integer"
              " LANGUAGE sql AS 'SELECT 99'",
              text,
              sizeof(text));
    run("decisions", stage.config, "", &outcome);
    assert_int_equal(outcome.status, 1);
    assert_said(&outcome, "install the program of that version");
    char statement[160];
    (void)base_text_print(statement,
                          sizeof(statement),
                          "CREATE OR REPLACE FUNCTION journal.schema_version() RETURNS "
                          "integer LANGUAGE sql AS 'SELECT %d'",
                          STORE_SCHEMA_VERSION);
    stage_sql(statement, text, sizeof(text));
}

/* A changed setting counts once the server has read it, which a later connection shows.
 */
static void
set_and_await(const char *name, const char *value)
{
    char text[64], statement[128];
    (void)base_text_print(
        statement, sizeof(statement), "ALTER SYSTEM SET %s = %s", name, value);
    stage_sql(statement, text, sizeof(text));
    stage_sql("SELECT pg_reload_conf()", text, sizeof(text));
    (void)base_text_print(
        statement, sizeof(statement), "SELECT current_setting('%s')", name);
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    do {
        assert_true(base_time_monotonic_ms() < end_ms);
        stage_sql(statement, text, sizeof(text));
    } while (strcmp(text, value) != 0);
}

static void
a_server_that_may_lose_is_refused(void **state)
{
    (void)state;
    static const char *const settings[] = {"fsync", "full_page_writes"};
    for (size_t i = 0; i < BASE_COUNT(settings); i++) {
        struct outcome outcome;
        char words[64];
        set_and_await(settings[i], "off");
        run("intake", stage.config, "", &outcome);
        set_and_await(settings[i], "on");
        assert_int_equal(outcome.status, 1);
        (void)base_text_print(
            words, sizeof(words), "PostgreSQL has %s = off", settings[i]);
        assert_said(&outcome, words);
    }
    char text[64];
    struct outcome outcome;
    stage_sql("ALTER ROLE vigil_intake SET synchronous_commit = off", text, sizeof(text));
    run("intake", stage.config, "", &outcome);
    stage_sql("ALTER ROLE vigil_intake SET synchronous_commit = on", text, sizeof(text));
    assert_int_equal(outcome.status, 1);
    assert_said(&outcome, "PostgreSQL has synchronous_commit = off");
}

static void
a_broken_law_stops_the_start(void **state)
{
    (void)state;
    char command[512], path[64];
    struct outcome outcome;
    (void)base_text_print(command,
                          sizeof(command),
                          "cp -r '%s/config' '%s/law' && "
                          "sed -i '3s/working_days/fortnights/' '%s/law/clocks.csv' && "
                          "sed 's|^run.config_dir = .*|run.config_dir = %s/law|' '%s' "
                          "> '%s/lawless'",
                          VIGIL_SOURCE_DIR,
                          stage.directory,
                          stage.directory,
                          stage.directory,
                          stage.config,
                          stage.directory);
    assert_int_equal(system(command), 0);
    (void)base_text_print(path, sizeof(path), "%s/lawless", stage.directory);
    run("deadlines", path, "", &outcome);
    assert_int_equal(outcome.status, 1);
    assert_said(&outcome, "clocks.csv:3");
}

static int
set_up(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_faulty_line_is_named),
        cmocka_unit_test(a_wrong_schema_version_stops_the_start),
        cmocka_unit_test(a_server_that_may_lose_is_refused),
        cmocka_unit_test(a_broken_law_stops_the_start),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
