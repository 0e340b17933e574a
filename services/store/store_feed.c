/* What calendars show: see store_feed.h. */
#include "store/store_feed.h"

#include <string.h>

#include "store/store_connection.h"

/* A clock that was begun before it was kept when it changed has that from its days. */
#define SELECT                                                                           \
    "SELECT c.case_ref, c.clock, c.revision, c.authority, c.rule, c.started_on,"         \
    " c.due_on, c.provisional, c.state, c.sense, c.met_at, COALESCE(c.changed_at, "      \
    "c.met_at,"                                                                          \
    " c.started_on::timestamp AT TIME ZONE 'UTC') FROM deadlines.clock c WHERE "
#define SHOWN                                                                            \
    " AND (c.case_ref, c.clock) > ($2::text, $3::int)"                                   \
    " AND CASE c.state WHEN 2 THEN c.met_at >= $4::timestamptz"                          \
    " WHEN 3 THEN c.met_at >= $4::timestamptz"                                           \
    " WHEN 4 THEN c.met_at >= $5::timestamptz ELSE true END"                             \
    " AND NOT EXISTS (SELECT FROM deadlines.clock l WHERE l.case_ref = c.case_ref"       \
    " AND l.clock = c.clock AND l.revision > c.revision)"                                \
    " ORDER BY c.case_ref, c.clock LIMIT $6::int"

static const struct store_statement all_statement = {
    "feed_all", SELECT "$1::text = ''" SHOWN, 6};

static const struct store_statement own_statement = {
    "feed_own", SELECT "c.authority = $1::text" SHOWN, 6};

static const struct store_statement case_statement = {
    "feed_case",
    SELECT "c.case_ref = $7::text AND ($1::text = '' OR c.authority = $1::text)" SHOWN,
    7};

static void
read_clocks(const PGresult *rows, void *into)
{
    struct store_feed_clocks *clocks = into;
    clocks->count = 0;
    for (int i = 0; i < PQntuples(rows) && clocks->count < clocks->capacity; i++) {
        struct store_feed_clock *clock = &clocks->at[clocks->count++];
        struct vigil_deadline *deadline = &clock->deadline;
        memset(clock, 0, sizeof(*clock));
        store_field_text(rows, i, 0, deadline->case_ref, sizeof(deadline->case_ref));
        deadline->clock = (enum vigil_clock)store_field_int2(rows, i, 1);
        deadline->revision = store_field_int4(rows, i, 2);
        store_field_text(rows, i, 3, clock->authority, sizeof(clock->authority));
        store_field_text(rows, i, 4, deadline->rule, sizeof(deadline->rule));
        deadline->started_on = store_field_date(rows, i, 5);
        deadline->due_on = store_field_date(rows, i, 6);
        deadline->provisional = store_field_bool(rows, i, 7);
        deadline->state = (enum vigil_clock_state)store_field_int2(rows, i, 8);
        deadline->sense = (enum vigil_clock_sense)store_field_int2(rows, i, 9);
        deadline->met_at = store_field_instant(rows, i, 10);
        clock->changed_at = store_field_instant(rows, i, 11);
    }
}

void
store_feed_read(struct store *store,
                const struct store_feed_page *page,
                struct store_feed_clocks *ret_clocks)
{
    struct store_value values[7];
    const struct store_statement *statement = page->case_ref[0] != '\0' ? &case_statement
                                              : page->authority[0] != '\0'
                                                  ? &own_statement
                                                  : &all_statement;
    store_value_text(&values[0], page->authority);
    store_value_text(&values[1], page->after_case_ref);
    store_value_int4(&values[2], (int32_t)page->after_clock);
    store_value_instant(&values[3], page->met_since);
    store_value_instant(&values[4], page->stopped_since);
    store_value_int4(&values[5], (int32_t)ret_clocks->capacity);
    store_value_text(&values[6], page->case_ref);
    store_queue(store, statement, values, read_clocks, ret_clocks);
}
