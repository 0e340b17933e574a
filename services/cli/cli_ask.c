/* Questions: see cli_ask.h. */
#include "cli/cli_ask.h"

#include <stdio.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_table.h"
#include "files/files_json_print.h"

/* One page; *ret_more says whether there are others, and query->after where. */
static enum cli_exit
ask_page(struct cli *cli,
         enum vigil_message type,
         struct vigil_query *query,
         struct cli_listings *listings,
         bool *ret_more)
{
    static struct vigil_answer answer; /* large */
    struct vigil_error error;
    enum cli_exit exit = CLI_DONE;
    enum vigil_result result = vigil_query(cli->client, type, query, &answer, &error);
    cli_waiting_clear();
    *ret_more = false;
    if (result == VIGIL_REFUSED) {
        exit = cli_refuse_answer(cli, &answer.rejection);
    } else if (result != VIGIL_OK) {
        exit = cli_no_answer(result, &error);
    } else if (answer.kind != VIGIL_ANSWER_RESULT ||
               !cli_listings_add(
                   listings, answer.result.listings, answer.result.listings_count)) {
        cli_say("the answer could not be taken in");
        exit = CLI_UNREACHABLE;
    } else {
        /* a cursor that stays would be asked for ever */
        *ret_more = answer.result.next[0] != '\0' &&
                    strcmp(answer.result.next, query->after) != 0;
        (void)base_text_copy(query->after, sizeof(query->after), answer.result.next);
    }
    vigil_answer_done(&answer);
    return exit;
}

enum cli_exit
cli_ask(struct cli *cli,
        enum vigil_message type,
        const struct vigil_query *query,
        size_t limit,
        struct cli_listings *ret_listings)
{
    struct vigil_query page = *query;
    bool more = true;
    enum cli_exit exit = cli->client == NULL ? cli_connect(cli) : CLI_DONE;
    memset(ret_listings, 0, sizeof(*ret_listings));
    if (limit > 0 && limit < INT32_MAX) {
        page.limit = (int32_t)limit;
    }
    while (exit == CLI_DONE && more) {
        exit = ask_page(cli, type, &page, ret_listings, &more);
        if (limit > 0 && ret_listings->count > 0 &&
            ret_listings->at[0].rows_count >= limit) {
            more = false;
        }
    }
    cli_listings_cut(ret_listings, limit);
    return exit;
}

enum cli_exit
cli_ask_print(struct cli *cli,
              enum vigil_message type,
              const struct vigil_query *query,
              size_t limit)
{
    struct cli_listings listings;
    enum cli_exit exit = cli_ask(cli, type, query, limit, &listings);
    if (exit == CLI_DONE && cli->json) {
        files_json_listings_print(listings.at, listings.count, stdout);
    } else if (exit == CLI_DONE) {
        for (size_t i = 0; i < listings.count; i++) {
            (void)fputs(i > 0 ? "\n" : "", stdout);
            cli_table_print(&listings.at[i], stdout);
        }
    }
    if (exit == CLI_DONE && limit > 0 && listings.count > 0 &&
        listings.at[0].rows_count == limit) {
        cli_say("these are the first %zu; there may be more", limit);
    }
    cli_listings_done(&listings);
    return exit;
}

enum cli_exit
cli_ask_limited(struct cli *cli, enum vigil_message type, const char *limit)
{
    struct vigil_query query = {.limit = 0};
    int64_t rows = 0;
    enum cli_exit exit;
    if (limit != NULL && !cli_number_parse(limit, 1, 1000000, &rows)) {
        return cli_usage("--limit must be a number from 1 to 1000000");
    }
    if (cli->operands[0] != NULL) {
        if (!cli_reference_check(cli, cli->operands[0], &exit)) {
            return exit;
        }
        (void)base_text_copy(query.case_ref, sizeof(query.case_ref), cli->operands[0]);
    }
    return cli_ask_print(cli, type, &query, (size_t)rows);
}

enum cli_exit
cli_ask_time(struct cli *cli, vigil_instant *ret_now)
{
    const struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_STATUS_QUERY, &query, 0, &listings);
    *ret_now = VIGIL_INSTANT_NONE;
    for (size_t i = 0; i < listings.count && exit == CLI_DONE; i++) {
        const struct vigil_listing *listing = &listings.at[i];
        for (size_t c = 0; c < listing->columns_count && listing->rows_count > 0; c++) {
            if (strcmp(listing->columns[c], "time") == 0) {
                (void)base_instant_parse(listing->cells[c], ret_now);
            }
        }
    }
    cli_listings_done(&listings);
    return exit;
}
