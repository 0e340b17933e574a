/*
 * `vigil calendar`: the versions of the calendar of bank holidays; the holidays of one;
 * what one would change; and putting one in force, which is a command of its own so that
 * there is a second look. Importing is cli_calendar_import.c.
 */
#include "cli/cli_calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_table.h"
#include "files/files_json_print.h"
#include "rules/rules_london.h"

enum { CHANGES_SHOWN = 40 }; /* of what is proposed */

static const char *limit;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows", &limit, NULL}, {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run_list(struct cli *cli)
{
    const struct vigil_query query = {.limit = 0};
    return cli_ask_print(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0);
}

bool
cli_calendar_about(const struct cli *cli,
                   const char *table,
                   struct vigil_query *ret_query)
{
    *ret_query = (struct vigil_query){.limit = 0};
    (void)base_text_copy(ret_query->table, sizeof(ret_query->table), table);
    return base_text_copy(
        ret_query->version, sizeof(ret_query->version), cli->operands[0]);
}

static enum cli_exit
run_holidays(struct cli *cli)
{
    struct vigil_query query;
    if (!cli_calendar_about(cli, "holidays", &query)) {
        return cli_usage("VERSION must be one that `vigil calendar` lists");
    }
    return cli_ask_print(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0);
}

enum cli_exit
cli_calendar_changes_print(struct cli *cli,
                           const char *what,
                           const char *version,
                           size_t most)
{
    struct vigil_query query = {.table = "changes"};
    struct cli_listings listings;
    (void)base_text_copy(query.version, sizeof(query.version), version);
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0, &listings);
    if (exit == CLI_DONE && listings.count > 0) {
        size_t all = listings.at[0].rows_count;
        cli_listings_cut(&listings, most);
        if (cli->json) {
            files_json_listings_print(listings.at, listings.count, stdout);
        } else {
            cli_table_print(&listings.at[0], stdout);
            if (listings.at[0].rows_count < all) {
                cli_say("these are the first %zu", listings.at[0].rows_count);
            }
            (void)printf("%zu %s another day with %s %s\n",
                         all,
                         all == 1 ? "deadline has" : "deadlines have",
                         what,
                         version);
        }
    }
    cli_listings_done(&listings);
    return exit;
}

enum cli_exit
cli_calendar_changes_limited(struct cli *cli, const char *what, const char *most)
{
    struct vigil_query query;
    int64_t rows = 0;
    if (most != NULL && !cli_number_parse(most, 1, 1000000, &rows)) {
        return cli_usage("--limit must be a number from 1 to 1000000");
    }
    if (!cli_calendar_about(cli, "changes", &query)) {
        return cli_usage("VERSION must be one that `vigil %s` lists", what);
    }
    return cli_calendar_changes_print(cli, what, query.version, (size_t)rows);
}

enum cli_exit
cli_calendar_approve_version(struct cli *cli, const char *what)
{
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_CALENDAR_APPROVAL,
                                                .version = cli->operands[0]};
    struct vigil_query query;
    if (!cli_calendar_about(cli, "", &query)) {
        return cli_usage("VERSION must be one that `vigil %s` lists", what);
    }
    return cli_submit(cli, &submission);
}

void
cli_calendar_running(const struct vigil_listing *versions,
                     const char *division,
                     char ret_version[VIGIL_CALENDAR_SIZE])
{
    ret_version[0] = '\0';
    for (size_t i = 0; i < versions->rows_count; i++) {
        bool in_force = strcmp(cli_listing_cell(versions, i, "state"), "in_force") == 0;
        if (in_force &&
            (division == NULL ||
             strcmp(cli_listing_cell(versions, i, "division"), division) == 0)) {
            (void)base_text_copy(ret_version,
                                 VIGIL_CALENDAR_SIZE,
                                 cli_listing_cell(versions, i, "version"));
        }
    }
}

enum cli_exit
cli_calendar_name(const char *name, char ret_version[VIGIL_CALENDAR_SIZE])
{
    return name == NULL || base_text_copy(ret_version, VIGIL_CALENDAR_SIZE, name)
               ? CLI_DONE
               : cli_usage("--name must have at most %d letters",
                           VIGIL_CALENDAR_SIZE - 1);
}

enum cli_exit
cli_calendar_propose(struct cli *cli,
                     const struct vigil_submission *submission,
                     const char *what,
                     const char *version)
{
    enum cli_exit exit = cli_submit(cli, submission);
    if (exit == CLI_DONE && !cli->json) {
        exit = cli_calendar_changes_print(cli, what, version, CHANGES_SHOWN);
        (void)printf("nothing is changed yet: vigil %s approve %s\n", what, version);
    }
    return exit;
}

void
cli_calendar_next_name(const struct vigil_listing *versions,
                       const char *prefix,
                       vigil_instant now,
                       char ret_name[VIGIL_CALENDAR_SIZE])
{
    int year, month, day;
    bool taken = true;
    base_date_split(rules_london_date(now), &year, &month, &day);
    for (int number = 1; taken; number++) {
        (void)base_text_print(
            ret_name, VIGIL_CALENDAR_SIZE, "%s%d-%d", prefix, year, number);
        taken = false;
        for (size_t i = 0; i < versions->rows_count; i++) {
            taken =
                taken || strcmp(cli_listing_cell(versions, i, "version"), ret_name) == 0;
        }
    }
}

static enum cli_exit
run_changes(struct cli *cli)
{
    return cli_calendar_changes_limited(cli, "calendar", limit);
}

static enum cli_exit
run_approve(struct cli *cli)
{
    return cli_calendar_approve_version(cli, "calendar");
}

const struct cli_command cli_calendar = {
    .words = "calendar",
    .users = CLI_OPERATORS,
    .operands = "",
    .help = "list the versions of the calendar of bank holidays",
    .example = "vigil --profile operator calendar",
    .run = run_list,
};

const struct cli_command cli_calendar_holidays = {
    .words = "calendar holidays",
    .users = CLI_OPERATORS,
    .operands = "VERSION",
    .operands_min = 1,
    .operands_max = 1,
    .help = "list the bank holidays of a version",
    .example = "vigil --profile operator calendar holidays 2026-1",
    .run = run_holidays,
};

const struct cli_command cli_calendar_changes = {
    .words = "calendar changes",
    .users = CLI_OPERATORS,
    .operands = "VERSION",
    .operands_min = 1,
    .operands_max = 1,
    .help = "list the deadlines that a version would move",
    .example = "vigil --profile operator calendar changes 2026-1",
    .options = options,
    .run = run_changes,
};

const struct cli_command cli_calendar_approve = {
    .words = "calendar approve",
    .users = CLI_OPERATORS,
    .operands = "VERSION",
    .operands_min = 1,
    .operands_max = 1,
    .help = "put a version in force: deadlines are worked out anew, owners are told",
    .example = "vigil --profile operator calendar approve 2026-1",
    .run = run_approve,
};
