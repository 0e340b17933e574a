/*
 * `vigil calendar import`: GOV.UK's file of bank holidays. All of it is checked first,
 * here; what it would change is listed; nothing changes before `vigil calendar approve`.
 */
#include <stdio.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_calendar.h"
#include "cli/cli_commands.h"
#include "files/files_calendar.h"
#include "rules/rules_calendar_check.h"

static const char *division, *name;
static bool check_only;

static const struct cli_option options[] = {
    {"check", NULL, "check the file, send nothing", NULL, &check_only},
    {"division", "NAME", "whose holidays (default: england-and-wales)", &division, NULL},
    {"name", "VERSION", "its name (default: the year and a number)", &name, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
tell(const struct files_faults *faults)
{
    char line[512];
    for (size_t i = 0; i < faults->count; i++) {
        files_faults_print(&faults->at[i], line, sizeof(line));
        (void)fprintf(stderr, "%s\n", line);
    }
    cli_say("the file has %zu faults; the calendar in force stays", faults->errors);
    return CLI_REFUSED;
}

static enum cli_exit
read_file(const char *path, struct vigil_calendar *ret_calendar)
{
    static long lines[VIGIL_HOLIDAYS_MAX];
    const char *slash = strrchr(path, '/');
    struct vigil_faults found = {.count = 0};
    struct files_faults faults;
    struct base_error error;
    enum cli_exit exit = CLI_DONE;
    files_faults_init(&faults);
    enum base_class class =
        files_calendar_read(path,
                            division == NULL ? FILES_CALENDAR_ENGLAND : division,
                            &faults,
                            ret_calendar,
                            lines,
                            &error);
    if (class == BASE_OK && faults.errors == 0) {
        rules_calendar_check(ret_calendar, &found);
        files_faults_add_rules(&faults, slash == NULL ? path : slash + 1, lines, &found);
    }
    if (class == BASE_STOP) {
        exit = cli_usage("%s", error.text);
    } else if (faults.errors > 0) {
        exit = tell(&faults);
    }
    files_faults_done(&faults);
    return exit;
}

/* GOV.UK's file drops old years in time; what the calendar in force has of them stays.
 * Holidays are put in front while there is room; the service says if they are too many.
 */
static enum cli_exit
keep_old_years(struct cli *cli, const char *version, struct vigil_calendar *calendar)
{
    struct vigil_query query = {.table = "holidays"};
    struct cli_listings listings;
    (void)base_text_copy(query.version, sizeof(query.version), version);
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0, &listings);
    const vigil_date from = calendar->from;
    for (size_t i = 0;
         exit == CLI_DONE && listings.count > 0 && i < listings.at[0].rows_count &&
         calendar->count < VIGIL_HOLIDAYS_MAX;
         i++) {
        struct vigil_holiday *holiday = &calendar->at[calendar->count];
        if (base_date_parse(cli_listing_cell(&listings.at[0], i, "date"), &holiday->on) &&
            holiday->on < from) {
            (void)base_text_copy(holiday->title,
                                 sizeof(holiday->title),
                                 cli_listing_cell(&listings.at[0], i, "title"));
            calendar->count++;
        }
    }
    cli_listings_done(&listings);
    return exit;
}

/* What the version is called, and the years that its file has no more. */
static enum cli_exit
complete(struct cli *cli, vigil_instant now, struct vigil_calendar *calendar)
{
    const struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    char running[VIGIL_CALENDAR_SIZE] = "";
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0, &listings);
    if (exit == CLI_DONE && listings.count > 0) {
        const struct vigil_listing *versions = &listings.at[0];
        cli_calendar_running(versions, calendar->division, running);
        if (name == NULL) {
            cli_calendar_next_name(versions, "", now, calendar->version);
        }
    }
    cli_listings_done(&listings);
    return exit == CLI_DONE && running[0] != '\0' ? keep_old_years(cli, running, calendar)
                                                  : exit;
}

static enum cli_exit
run(struct cli *cli)
{
    static struct vigil_calendar calendar; /* large */
    vigil_instant now = VIGIL_INSTANT_NONE;
    enum cli_exit exit = read_file(cli->operands[0], &calendar);
    if (exit == CLI_DONE && check_only) {
        cli_say("the file is sound: %zu holidays", calendar.count);
        return exit;
    }
    if (exit == CLI_DONE) {
        exit = cli_calendar_name(name, calendar.version);
    }
    if (exit == CLI_DONE) {
        exit = cli_ask_time(cli, &now);
    }
    if (exit == CLI_DONE) {
        exit = complete(cli, now, &calendar);
    }
    if (exit == CLI_DONE) {
        const struct vigil_submission submission = {.type = VIGIL_MESSAGE_CALENDAR_IMPORT,
                                                    .calendar = &calendar};
        exit = cli_calendar_propose(cli, &submission, "calendar", calendar.version);
    }
    return exit;
}

const struct cli_command cli_calendar_import = {
    .words = "calendar import",
    .users = CLI_OPERATORS,
    .operands = "FILE",
    .operands_min = 1,
    .operands_max = 1,
    .help = "check GOV.UK's file of bank holidays, and list what it would change",
    .example = "vigil --profile operator calendar import bank-holidays.json",
    .options = options,
    .run = run,
};
