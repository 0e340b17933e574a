/* What people type: options, operands, durations, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli_duration.h"
#include "cli/cli_parse.h"

static const char *limit;
static bool csv;
static const struct cli_option options[] = {{"limit", "N", "rows", &limit, NULL},
                                            {"csv", NULL, "as CSV", NULL, &csv},
                                            {NULL, NULL, NULL, NULL, NULL}};
static const struct cli_command command = {.words = "report",
                                           .operands = "PERIOD",
                                           .operands_min = 1,
                                           .operands_max = 1,
                                           .options = options};

static struct cli cli;

/* Splits a line into words, like a shell without quotes, and reads it. */
static enum cli_parsed
parse(const char *line)
{
    static char words[200];
    char *argv[16] = {NULL}, *rest;
    int argc = 0, word = 0;
    memset(&cli, 0, sizeof(cli));
    limit = NULL;
    csv = false;
    (void)snprintf(words, sizeof(words), "%s", line);
    for (char *at = strtok_r(words, " ", &rest); at; at = strtok_r(NULL, " ", &rest)) {
        argv[argc++] = at;
    }
    enum cli_parsed parsed = cli_parse_start(argc, argv, &cli, &word);
    return parsed != CLI_PARSED_OK
               ? parsed
               : cli_parse_rest(&command, argc - word, argv + word, &cli);
}

static void
test_wherever_options_stand(void **state)
{
    static const char *const lines[] = {
        "vigil --profile panel --json report 2021 --limit 5 --csv",
        "vigil report --limit=5 --csv 2021 --json --profile=panel",
        "vigil --profile other report --csv --profile panel --json --limit 5 -- 2021"};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(lines); i++) {
        assert_int_equal(parse(lines[i]), CLI_PARSED_OK);
        assert_string_equal(cli.profile, "panel");
        assert_string_equal(cli.operands[0], "2021");
        assert_string_equal(limit, "5");
        assert_true(cli.json && csv);
    }
    assert_int_equal(parse("vigil report 2021"), CLI_PARSED_OK);
    assert_null(cli.profile);
    assert_false(cli.json);
}

static void
test_what_is_wrong(void **state)
{
    (void)state;
    assert_int_equal(parse("vigil report"), CLI_PARSED_WRONG);
    assert_int_equal(parse("vigil report 2021 2022"), CLI_PARSED_WRONG);
    assert_int_equal(parse("vigil report 2021 --nonsense"), CLI_PARSED_WRONG);
    assert_int_equal(parse("vigil report 2021 --limit"), CLI_PARSED_WRONG);
    assert_int_equal(parse("vigil --csv report 2021"), CLI_PARSED_WRONG);
    assert_int_equal(parse("vigil report --help"), CLI_PARSED_HELP);
    assert_int_equal(parse("vigil -h"), CLI_PARSED_HELP);
    assert_int_equal(parse("vigil --version"), CLI_PARSED_VERSION);
    assert_int_equal(parse("vigil report --version"), CLI_PARSED_WRONG);
}

/* However long an option is, its help begins beyond it, in one column. */
static void
test_help_is_in_columns(void **state)
{
    (void)state;
    static const struct cli_option wide[] = {
        {"response", "agrees|disagrees", "WHAT", &limit, NULL},
        {"csv", NULL, "AS", NULL, &csv},
        {NULL, NULL, NULL, NULL, NULL}};
    const struct cli_command asked = {
        .words = "respond", .operands = "", .help = "", .example = "", .options = wide};
    char *text = NULL;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    cli_parse_help(&asked, to);
    assert_int_equal(fclose(to), 0);
    assert_non_null(strstr(text, "  --response agrees|disagrees  WHAT\n"));
    assert_non_null(strstr(text, "  --csv                        AS\n"));
    assert_non_null(strstr(text, "  --json                       print"));
    free(text);
}

static void
test_durations(void **state)
{
    static const struct {
        const char *text;
        int64_t minutes; /* 0: refused */
    } cases[] = {{"5d", 7200},
                 {"3h", 180},
                 {"90m", 90},
                 {"366d", 366 * 1440},
                 {"367d", 0},
                 {"8784h", 366 * 1440},
                 {"8785h", 0},
                 {"0d", 0},
                 {"-1d", 0},
                 {"+1d", 0},
                 {" 1d", 0},
                 {"1", 0},
                 {"d", 0},
                 {"", 0},
                 {"1.5h", 0},
                 {"1w", 0},
                 {"99999999999999999999d", 0}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        int64_t us = 0;
        assert_int_equal(cli_duration_parse(cases[i].text, &us), cases[i].minutes > 0);
        assert_int_equal(us, cases[i].minutes * 60 * INT64_C(1000000));
    }
}

static void
test_numbers(void **state)
{
    int64_t number = 0;
    (void)state;
    assert_true(cli_number_parse("9223372036854775807", 1, INT64_MAX, &number));
    assert_int_equal(number, INT64_MAX);
    assert_false(cli_number_parse("9223372036854775808", 1, INT64_MAX, &number));
    assert_false(cli_number_parse("0", 1, 9, &number));
    assert_false(cli_number_parse("10", 1, 9, &number));
    assert_false(cli_number_parse("1x", 1, 9, &number));
    assert_false(cli_number_parse("", 0, 9, &number));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wherever_options_stand),
        cmocka_unit_test(test_what_is_wrong),
        cmocka_unit_test(test_help_is_in_columns),
        cmocka_unit_test(test_durations),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
