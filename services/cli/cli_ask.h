/*
 * Questions: all pages of an answer as one, and printing it.
 */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include "cli/cli.h"

/* The tables of an answer, its pages put together. Owns copies of all texts. */
struct cli_listings {
    size_t count;
    struct vigil_listing *at;
};

/* Asks, connecting if need be, and follows `next` to the end, or until the first table
 * has limit rows (0: no limit). What went wrong has been told. */
enum cli_exit cli_ask(struct cli *cli,
                      enum vigil_message type,
                      const struct vigil_query *query,
                      size_t limit,
                      struct cli_listings *ret_listings);
void cli_listings_done(struct cli_listings *listings);

/* A cell by its column's name; "" if there is no such column. */
const char *
cli_listing_cell(const struct vigil_listing *listing, size_t row, const char *column);

/* The service's time, which in a sandbox is another than ours. */
enum cli_exit cli_ask_time(struct cli *cli, vigil_instant *ret_now);

/* Asks and prints, as tables or as JSON. */
enum cli_exit cli_ask_print(struct cli *cli,
                            enum vigil_message type,
                            const struct vigil_query *query,
                            size_t limit);

/* The same with --limit's value (NULL: none); or about one case, if operands[0] is there.
 */
enum cli_exit
cli_ask_limited(struct cli *cli, enum vigil_message type, const char *limit);

/* cli_listings.c: adds a page; false without memory. */
bool cli_listings_add(struct cli_listings *listings,
                      const struct vigil_listing *page,
                      size_t page_count) BASE_MUST_CHECK;

/* Drops the rows of the first table beyond limit. */
void cli_listings_cut(struct cli_listings *listings, size_t limit);

#endif
