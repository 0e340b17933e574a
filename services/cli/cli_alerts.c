/*
 * `vigil alerts` and what is done about them: list them and what became of each, those
 * that failed, the ways that one went; send again what failed; put off one's own.
 */
#include <stdio.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_date_words.h"
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"

static const char *limit;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows", &limit, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run(struct cli *cli)
{
    return cli_ask_limited(cli, VIGIL_MESSAGE_ALERTS_QUERY, limit);
}

static enum cli_exit
ask(struct cli *cli, const char *table, const char *case_ref)
{
    struct vigil_query query = {.as_of = 0};
    enum cli_exit exit = CLI_DONE;
    (void)base_text_copy(query.table, sizeof(query.table), table);
    if (case_ref != NULL) {
        if (!cli_reference_check(cli, case_ref, &exit)) {
            return exit;
        }
        (void)base_text_copy(query.case_ref, sizeof(query.case_ref), case_ref);
    }
    return cli_ask_print(cli, VIGIL_MESSAGE_DELIVERIES_QUERY, &query, 0);
}

static enum cli_exit
run_failed(struct cli *cli)
{
    return ask(cli, "failed", cli->operands[0]);
}

static enum cli_exit
run_ways(struct cli *cli)
{
    return ask(cli, "ways", cli->operands[0]);
}

static enum cli_exit
run_retry(struct cli *cli)
{
    struct vigil_order order = {.until = VIGIL_DATE_NONE};
    enum cli_exit exit = CLI_DONE;
    if (strcmp(cli->operands[0], "all") != 0) {
        if (!cli_reference_check(cli, cli->operands[0], &exit)) {
            return exit;
        }
        (void)base_text_copy(order.case_ref, sizeof(order.case_ref), cli->operands[0]);
    }
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_ALERT_RETRY,
                                                .order = &order};
    return cli_submit(cli, &submission);
}

static enum cli_exit
run_snooze(struct cli *cli)
{
    struct vigil_order order = {.until = VIGIL_DATE_NONE};
    enum cli_exit exit = CLI_DONE;
    int clock = 0;
    if (!cli_reference_check(cli, cli->operands[0], &exit)) {
        return exit;
    }
    (void)base_text_copy(order.case_ref, sizeof(order.case_ref), cli->operands[0]);
    if (!vigil_code_find(VIGIL_LIST_CLOCK, cli->operands[1], &clock)) {
        char names[400];
        vigil_code_names(VIGIL_LIST_CLOCK, names, sizeof(names));
        return cli_usage("a clock is one of: %s", names);
    }
    order.clock = (enum vigil_clock)clock;
    if (!base_date_parse(cli->operands[2], &order.until)) {
        return cli_usage("a day is YYYY-MM-DD");
    }
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_SNOOZE,
                                                .order = &order};
    exit = cli_submit(cli, &submission);
    if (exit == CLI_DONE && !cli->json) {
        char until[BASE_DATE_WORDS_SIZE];
        base_date_say(order.until, until);
        (void)printf(
            "your reminders of %s wait until %s; the clock runs on, and its last "
            "reminder comes\n",
            vigil_code_name(VIGIL_LIST_CLOCK, (int)order.clock),
            until);
    }
    return exit;
}

const struct cli_command cli_alerts = {
    .words = "alerts",
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "list the alerts and what became of them",
    .example = "vigil --profile panel alerts --limit 20",
    .options = options,
    .run = run,
};

const struct cli_command cli_alerts_failed = {
    .words = "alerts failed",
    .operands = "[CASE]",
    .operands_min = 0,
    .operands_max = 1,
    .help = "list the alerts that reached nobody by any way",
    .example = "vigil --profile operator alerts failed",
    .run = run_failed,
};

const struct cli_command cli_alerts_ways = {
    .words = "alerts ways",
    .operands = "CASE",
    .operands_min = 1,
    .operands_max = 1,
    .help = "list by which ways the alerts of a case went, and what became of each",
    .example = "vigil --profile panel alerts ways CSP-2026-000123-K",
    .run = run_ways,
};

const struct cli_command cli_alerts_retry = {
    .words = "alerts retry",
    .operands = "CASE|all",
    .operands_min = 1,
    .operands_max = 1,
    .help = "send again the alerts that failed, of a case or all",
    .example = "vigil --profile operator alerts retry all",
    .run = run_retry,
};

const struct cli_command cli_snooze = {
    .words = "snooze",
    .users = CLI_PARTNERSHIPS,
    .operands = "CASE CLOCK UNTIL",
    .operands_min = 3,
    .operands_max = 3,
    .help = "put off your own reminders of a clock until a day; not the clock",
    .example = "vigil --profile e08000025 snooze CSP-2026-000123-K lcspr 2026-06-15",
    .run = run_snooze,
};
