/* `vigil deadlines`: list the clocks that run, or those of one case; explain how the days
 * of a case came about; or make a calendar of them. */
#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"
#include "cli/cli_ical.h"

static const char *limit, *law_on, *authority, *out;
static bool explain, ics;

static const struct cli_option options[] = {
    {"limit", "N", "at most N rows", &limit, NULL},
    {"explain", NULL, "how each day came about, of one case", NULL, &explain},
    {"rules-as-at", "DATE", "what the rules of that day would say", &law_on, NULL},
    {"ics", NULL, "as an iCalendar file, with what ended lately", NULL, &ics},
    {"authority", "GSS", "the calendar of this authority alone", &authority, NULL},
    {"out",
     "FILE",
     "put the calendar into FILE, in the place of what is there",
     &out,
     NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
run_explain(struct cli *cli)
{
    struct vigil_query query = {.limit = 0};
    enum cli_exit exit;
    vigil_date day;
    if (cli->operands[0] == NULL || limit != NULL) {
        return cli_usage("--explain and --rules-as-at are for one case: its reference");
    }
    if (law_on != NULL && !base_date_parse(law_on, &day)) {
        return cli_usage("--rules-as-at must be a day, as 2026-03-04");
    }
    if (!cli_reference_check(cli, cli->operands[0], &exit)) {
        return exit;
    }
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), cli->operands[0]);
    (void)base_text_copy(
        query.law_on, sizeof(query.law_on), law_on == NULL ? "" : law_on);
    return cli_ask_print(cli, VIGIL_MESSAGE_EXPLAIN_QUERY, &query, 0);
}

static enum cli_exit
run(struct cli *cli)
{
    if (ics) {
        return limit == NULL ? cli_ical(cli, authority, out)
                             : cli_usage("--limit is not for --ics: a calendar is whole");
    }
    if (authority != NULL || out != NULL) {
        return cli_usage("--authority and --out are for --ics");
    }
    return explain || law_on != NULL
               ? run_explain(cli)
               : cli_ask_limited(cli, VIGIL_MESSAGE_DEADLINES_QUERY, limit);
}

const struct cli_command cli_deadlines = {
    .words = "deadlines",
    .operands = "[REF]",
    .operands_min = 0,
    .operands_max = 1,
    .help = "list the clocks that run, or those of one case, or explain them",
    .example = "vigil --profile e08000025 deadlines CSP-2026-000001-N --explain",
    .options = options,
    .run = run,
};
