/*
 * The answer to feeds_query: the name of each feed, to the operator, who tells the web
 * server's address with it to the authority; and to the authority its own.
 */
#include <string.h>

#include "base/base_faults.h"
#include "deadlines/deadlines_feed.h"
#include "rules/rules_access.h"
#include "rules/rules_london.h"

static void
list(struct wire_result *result, const struct store_feed_name *feed)
{
    char name[DEADLINES_FEED_NAME], changed[RULES_LONDON_SIZE];
    deadlines_feed_name(deadlines_feeds.key, feed->authority, feed->number, name);
    rules_london_print(feed->changed_at, changed);
    wire_result_cell(result, "%s", feed->authority);
    wire_result_cell(result, "%s", feed->revoked ? "revoked" : "current");
    wire_result_cell(result, "%d", (int)feed->number);
    wire_result_cell(result, "%s", changed);
    wire_result_cell(result, "%s", feed->revoked ? "" : name);
}

enum base_class
deadlines_feed_names_answer(struct run *run,
                            const struct vigil_key *caller,
                            const struct vigil_query *query,
                            struct wire_result *result,
                            struct vigil_faults *faults,
                            struct base_error *ret_error)
{
    static struct store_feed_name at[DEADLINES_FEEDS_MAX];
    struct store_feed_names names = {.at = at, .capacity = DEADLINES_FEEDS_MAX};
    bool all =
        rules_access_message(caller->role, VIGIL_MESSAGE_FEEDS_QUERY) == RULES_ACCESS_ALL;
    (void)query;
    if (!deadlines_feeds.on) {
        base_faults_add(
            faults,
            "",
            "feeds_off",
            "this instance has no calendar feeds",
            "vigil deadlines --ics; or deadlines.feed_dir, which turns them on");
        return BASE_REFUSE;
    }
    store_feed_names_read(run->store, &names);
    enum base_class class = store_run(run->store, ret_error);
    wire_result_listing(result, "feeds");
    wire_result_column(result, "authority", VIGIL_CELL_TEXT);
    wire_result_column(result, "state", VIGIL_CELL_TEXT);
    wire_result_column(result, "number", VIGIL_CELL_NUMBER);
    wire_result_column(result, "changed_at", VIGIL_CELL_TEXT);
    wire_result_column(result, "file", VIGIL_CELL_TEXT);
    for (size_t i = 0; class == BASE_OK && i < run->authorities.count; i++) {
        const char *authority = run->authorities.codes[i];
        if (all || strcmp(authority, caller->party) == 0) {
            struct store_feed_name feed = deadlines_feed_name_of(&names, authority);
            list(result, &feed);
        }
    }
    return class;
}
