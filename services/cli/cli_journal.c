/*
 * `vigil journal verify`: the whole hash chain, page by page. The service gives a row for
 * each stretch that it checked, with `verdict` "sound", or what is wrong with which
 * entry.
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli_ask.h"
#include "cli/cli_commands.h"
#include "cli/cli_table.h"
#include "files/files_json_print.h"

/* True if every row's verdict is "sound", and there is one. */
static bool
is_sound(const struct cli_listings *listings)
{
    size_t sound = 0, rows = 0;
    for (size_t i = 0; i < listings->count; i++) {
        const struct vigil_listing *listing = &listings->at[i];
        for (size_t c = 0; c < listing->columns_count; c++) {
            if (strcmp(listing->columns[c], "verdict") != 0) {
                continue;
            }
            rows += listing->rows_count;
            for (size_t r = 0; r < listing->rows_count; r++) {
                const char *cell = listing->cells[r * listing->columns_count + c];
                sound += strcmp(cell, "sound") == 0 ? 1 : 0;
            }
        }
    }
    return rows > 0 && sound == rows;
}

static enum cli_exit
run(struct cli *cli)
{
    const struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_JOURNAL_QUERY, &query, 0, &listings);
    if (exit == CLI_DONE) {
        if (cli->json) {
            files_json_listings_print(listings.at, listings.count, stdout);
        }
        for (size_t i = 0; i < listings.count && !cli->json; i++) {
            cli_table_print(&listings.at[i], stdout);
        }
        if (!is_sound(&listings)) {
            cli_say("the journal is NOT sound");
            exit = CLI_REFUSED;
        }
    }
    cli_listings_done(&listings);
    return exit;
}

const struct cli_command cli_journal = {
    .words = "journal verify",
    .users = CLI_OPERATORS,
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "check the journal's hash chain; names the first bad entry",
    .example = "vigil --profile operator journal verify",
    .run = run,
};
