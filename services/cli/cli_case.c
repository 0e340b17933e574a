/* `vigil case`: all that is known of one case, now or as it stood; or every version of
 * what was told. */
#include <unistd.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"
#include "cli/cli_timeline.h"
#include "cli/cli_versions.h"
#include "files/files_json_print.h"

static const char *as_of;
static bool versions;

static const struct cli_option options[] = {
    {"as-of", "WHEN", "as it stood at a position or at the end of a day", &as_of, NULL},
    {"versions",
     NULL,
     "every version of what was notified, side by side",
     NULL,
     &versions},
    {NULL, NULL, NULL, NULL, NULL}};

/* Turns a day into the position of the case's last entry up to then. */
static enum cli_exit
find_position(struct cli *cli, struct vigil_query *query)
{
    vigil_date day;
    struct cli_listings listings;
    if (cli_number_parse(as_of, 1, INT64_MAX, &query->as_of)) {
        return CLI_DONE;
    }
    if (!base_date_parse(as_of, &day)) {
        return cli_usage("--as-of must be a position of the journal, or YYYY-MM-DD");
    }
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_CASE_QUERY, query, 0, &listings);
    if (exit == CLI_DONE) {
        query->as_of = cli_timeline_position(&listings, day);
        if (query->as_of == 0) {
            cli_say("nothing was recorded of this case up to the end of that day");
            exit = CLI_REFUSED;
        }
    }
    cli_listings_done(&listings);
    return exit;
}

static enum cli_exit
print_case(struct cli *cli, const struct vigil_query *query)
{
    struct cli_listings listings;
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_CASE_QUERY, query, 0, &listings);
    if (exit == CLI_DONE && cli->json) {
        files_json_listings_print(listings.at, listings.count, stdout);
    } else if (exit == CLI_DONE) {
        bool people = isatty(STDOUT_FILENO) == 1; /* what is piped is searched by lines */
        cli_timeline_print(
            &listings, people ? CLI_TIMELINE_PAGE : CLI_TIMELINE_UNBROKEN, stdout);
    }
    cli_listings_done(&listings);
    return exit;
}

static enum cli_exit
print_versions(struct cli *cli, const struct vigil_query *query)
{
    struct cli_versions told;
    struct cli_listings facts;
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_FACTS_QUERY, query, 0, &facts);
    cli_versions_init(&told);
    for (size_t i = 0; i < facts.count && exit == CLI_DONE; i++) {
        if (!cli_versions_add_facts(&told, &facts.at[i])) {
            cli_say("out of memory");
            exit = CLI_UNREACHABLE;
        }
    }
    if (exit == CLI_DONE && !cli_versions_print(&told, cli->json, stdout)) {
        cli_say("out of memory");
        exit = CLI_UNREACHABLE;
    }
    cli_versions_done(&told);
    cli_listings_done(&facts);
    return exit;
}

static enum cli_exit
run(struct cli *cli)
{
    struct vigil_query query = {.limit = 0};
    enum cli_exit exit = CLI_DONE;
    if (!cli_reference_check(cli, cli->operands[0], &exit)) {
        return exit;
    }
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), cli->operands[0]);
    if (versions) {
        return as_of == NULL ? print_versions(cli, &query)
                             : cli_usage("--versions shows all; --as-of goes without it");
    }
    if (as_of != NULL) {
        exit = find_position(cli, &query);
    }
    return exit == CLI_DONE ? print_case(cli, &query) : exit;
}

const struct cli_command cli_case = {
    .words = "case",
    .operands = "REF",
    .operands_min = 1,
    .operands_max = 1,
    .help = "show a case: what is known, what is open, what runs, what happened",
    .example = "vigil --profile e08000025 case CSP-2026-000001-P --as-of 2026-03-31",
    .options = options,
    .run = run,
};
