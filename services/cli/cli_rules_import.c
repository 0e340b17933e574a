/*
 * `vigil rules import`: clocks.csv and ladder.csv of a folder, or one of them, the other
 * staying as it is in force. The service checks all of it, against the law in force too,
 * and refuses it with file, line and reason; what it would change is listed; nothing
 * changes before `vigil rules approve`.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/base_text.h"
#include "cli/cli_calendar.h"
#include "cli/cli_commands.h"
#include "cli/cli_rules.h"
#include "files/files_law.h"

enum { PATH_SIZE = 4096 };

static const char *name;

static const struct cli_option options[] = {
    {"name", "VERSION", "its name (default: rules-, the year and a number)", &name, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
read_text(const char *folder, const char *file, char *ret_text, size_t size)
{
    char path[PATH_SIZE];
    struct base_error error;
    if (!base_text_print(
            path, sizeof(path), "%s%s%s", folder, folder[0] == '\0' ? "" : "/", file)) {
        return cli_usage("the path is too long");
    }
    return files_law_text(path, ret_text, size, &error) == BASE_OK
               ? CLI_DONE
               : cli_usage("%s", error.text);
}

/* True if the first line names a column that only the table of alerts has. */
static bool
is_ladder(const char *text)
{
    const char *column = strstr(text, "recipient");
    return column != NULL && (size_t)(column - text) < strcspn(text, "\n");
}

/* One table is the file's; the other is that of the version in force. */
static enum cli_exit
read_one(struct cli *cli, const char *path, const char *running, struct vigil_rules *ret)
{
    enum cli_exit exit = read_text("", path, ret->clocks, sizeof(ret->clocks));
    if (exit == CLI_DONE && is_ladder(ret->clocks)) {
        if (!base_text_copy(ret->ladder, sizeof(ret->ladder), ret->clocks)) {
            return cli_usage("%s: too long for a table of alerts", path);
        }
        return cli_rules_text(cli, running, "clocks", ret->clocks, sizeof(ret->clocks));
    }
    return exit == CLI_DONE
               ? cli_rules_text(cli, running, "ladder", ret->ladder, sizeof(ret->ladder))
               : exit;
}

static enum cli_exit
read_rules(struct cli *cli, const char *running, struct vigil_rules *ret)
{
    struct stat what;
    const char *path = cli->operands[0];
    if (stat(path, &what) != 0 || !S_ISDIR(what.st_mode)) {
        return read_one(cli, path, running, ret);
    }
    enum cli_exit exit = read_text(path, "clocks.csv", ret->clocks, sizeof(ret->clocks));
    return exit == CLI_DONE
               ? read_text(path, "ladder.csv", ret->ladder, sizeof(ret->ladder))
               : exit;
}

/* What is in force, and what the new version is called. */
static enum cli_exit
look(struct cli *cli, char running[VIGIL_CALENDAR_SIZE], struct vigil_rules *ret)
{
    const struct vigil_query query = {.table = "rules"};
    struct cli_listings listings;
    vigil_instant now = VIGIL_INSTANT_NONE;
    enum cli_exit exit = cli_ask_time(cli, &now);
    if (exit != CLI_DONE) {
        return exit;
    }
    exit = cli_ask(cli, VIGIL_MESSAGE_CALENDAR_QUERY, &query, 0, &listings);
    running[0] = '\0';
    if (exit == CLI_DONE && listings.count > 0) {
        const struct vigil_listing *versions = &listings.at[0];
        cli_calendar_running(versions, NULL, running);
        cli_calendar_next_name(versions, "rules-", now, ret->version);
    }
    cli_listings_done(&listings);
    return exit == CLI_DONE ? cli_calendar_name(name, ret->version) : exit;
}

static enum cli_exit
run(struct cli *cli)
{
    static struct vigil_rules rules; /* large */
    char running[VIGIL_CALENDAR_SIZE];
    enum cli_exit exit = look(cli, running, &rules);
    if (exit == CLI_DONE) {
        exit = read_rules(cli, running, &rules);
    }
    if (exit == CLI_DONE) {
        const struct vigil_submission submission = {.type = VIGIL_MESSAGE_RULES_IMPORT,
                                                    .rules = &rules};
        exit = cli_calendar_propose(cli, &submission, "rules", rules.version);
    }
    if (exit == CLI_REFUSED) {
        cli_say("the rules in force stay");
    }
    return exit;
}

const struct cli_command cli_rules_import = {
    .words = "rules import",
    .users = CLI_OPERATORS,
    .operands = "DIR|FILE",
    .operands_min = 1,
    .operands_max = 1,
    .help = "check clocks.csv and ladder.csv, and list what they would change",
    .example = "vigil --profile operator rules import config",
    .options = options,
    .run = run,
};
