/* `vigil report`: the figures of a period. */
#include <stdio.h>

#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"
#include "cli/cli_report_print.h"
#include "cli/cli_table.h"
#include "files/files_json_print.h"
#include "rules/rules_period.h"

static const char *table, *as_of;
static bool csv, unsuppressed;

static const struct cli_option options[] = {
    {"table", "NAME", "this table alone", &table, NULL},
    {"as-of", "POSITION", "refuse unless the figures are as of this one", &as_of, NULL},
    {"csv", NULL, "print table,breakdown,category,measure,value", NULL, &csv},
    {"unsuppressed", NULL, "without disclosure control (panel)", NULL, &unsuppressed},
    {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
read_query(const struct cli *cli, struct vigil_query *ret_query)
{
    vigil_date from, until;
    struct base_error error;
    if (rules_period_parse(cli->operands[0], &from, &until, &error) != BASE_OK ||
        !base_text_copy(ret_query->period, sizeof(ret_query->period), cli->operands[0])) {
        return cli_usage("`%s` is no period; right: 2021, 2021Q2, 2021H1, 2022-23, "
                         "2022-23Q1 or 2022-23H2",
                         cli->operands[0]);
    }
    if (table != NULL &&
        !base_text_copy(ret_query->table, sizeof(ret_query->table), table)) {
        return cli_usage("--table must be the name of a table, as the report shows it");
    }
    if (as_of != NULL && !cli_number_parse(as_of, 1, INT64_MAX, &ret_query->as_of)) {
        return cli_usage("--as-of must be a position of the journal, from 1");
    }
    if (csv && cli->json) {
        return cli_usage("--csv or --json, not both");
    }
    ret_query->unsuppressed = unsuppressed;
    return CLI_DONE;
}

static void
print(const struct cli *cli, const struct cli_listings *listings)
{
    if (cli->json) {
        files_json_listings_print(listings->at, listings->count, stdout);
        return;
    }
    for (size_t i = 0; i < listings->count; i++) {
        const struct vigil_listing *listing = &listings->at[i];
        if (csv) { /* the figures alone, not what is said about them */
            if (cli_report_is(listing)) {
                cli_report_csv_print(listing, stdout);
            }
            continue;
        }
        (void)fputs(i > 0 ? "\n" : "", stdout);
        if (cli_report_is(listing)) {
            cli_report_tables_print(listing, stdout);
        } else {
            cli_table_print(listing, stdout);
        }
    }
}

static enum cli_exit
run(struct cli *cli)
{
    struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    enum cli_exit exit = read_query(cli, &query);
    if (exit != CLI_DONE) {
        return exit;
    }
    exit = cli_ask(cli, VIGIL_MESSAGE_REPORT_QUERY, &query, 0, &listings);
    if (exit == CLI_DONE) {
        print(cli, &listings);
    }
    cli_listings_done(&listings);
    return exit;
}

const struct cli_command cli_report = {
    .words = "report",
    .operands = "PERIOD",
    .operands_min = 1,
    .operands_max = 1,
    .help = "the figures of a period: 2021, 2021Q2, 2022-23, 2022-23Q1, 2022-23H2",
    .example = "vigil --profile panel report 2021 --table rapid_review_decisions --csv",
    .options = options,
    .run = run,
};
