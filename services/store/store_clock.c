/* The statutory clocks, reading: see store_clock.h. Writing is store_clock_write.c, the
 * facts are store_clock_facts.c. */
#include "store/store_clock.h"

#include <string.h>

#include "store/store_connection.h"

#define COLUMNS                                                                          \
    "case_ref, clock, revision, authority, rule, started_on, due_on, provisional, "      \
    "state,"                                                                             \
    " met_at, climbed_to, next_rung_at"

static const struct store_statement due_statement = {
    "clock_due",
    "SELECT " COLUMNS " FROM deadlines.clock WHERE next_rung_at <= $1::timestamptz"
    " ORDER BY next_rung_at, case_ref, clock LIMIT $2::int",
    2};

static const struct store_statement next_statement = {
    "clock_next",
    "SELECT next_rung_at FROM deadlines.clock WHERE next_rung_at IS NOT NULL"
    " ORDER BY next_rung_at LIMIT 1",
    0};

static const struct store_statement of_case_statement = {
    "clock_of_case",
    "SELECT " COLUMNS " FROM deadlines.clock WHERE case_ref = $2::text"
    " AND ($1::text = '' OR authority = $1::text) ORDER BY clock, revision LIMIT $3::int",
    3};

#define PAGE                                                                             \
    " AND state = 1 AND (due_on, case_ref, clock) > ($2::date, $3::text, $4::int)"       \
    " ORDER BY due_on, case_ref, clock LIMIT $5::int"

static const struct store_statement page_statement = {
    "clock_page", "SELECT " COLUMNS " FROM deadlines.clock WHERE $1::text = ''" PAGE, 5};

static const struct store_statement own_page_statement = {
    "clock_own_page",
    "SELECT " COLUMNS " FROM deadlines.clock WHERE authority = $1::text" PAGE,
    5};

static void
read_clocks(const PGresult *rows, void *into)
{
    struct store_clocks *clocks = into;
    clocks->count = 0;
    for (int i = 0; i < PQntuples(rows) && clocks->count < clocks->capacity; i++) {
        struct store_clock *clock = &clocks->at[clocks->count++];
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
        deadline->met_at = store_field_instant(rows, i, 9);
        clock->climbed_to = store_field_instant(rows, i, 10);
        clock->next_rung_at = store_field_instant(rows, i, 11);
    }
}

void
store_clock_due(struct store *store,
                vigil_instant now,
                int32_t limit,
                struct store_clocks *ret_clocks)
{
    struct store_value values[2];
    store_value_instant(&values[0], now);
    store_value_int4(&values[1], limit);
    store_queue(store, &due_statement, values, read_clocks, ret_clocks);
}

static void
read_next(const PGresult *rows, void *into)
{
    vigil_instant *next = into;
    *next = PQntuples(rows) == 1 ? store_field_instant(rows, 0, 0) : VIGIL_INSTANT_NONE;
}

void
store_clock_next(struct store *store, vigil_instant *ret_next)
{
    store_queue(store, &next_statement, NULL, read_next, ret_next);
}

void
store_clock_list(struct store *store,
                 const struct store_clock_page *page,
                 struct store_clocks *ret_clocks)
{
    struct store_value values[5];
    store_value_text(&values[0], page->authority);
    if (page->case_ref[0] != '\0') {
        store_value_text(&values[1], page->case_ref);
        store_value_int4(&values[2], page->limit);
        store_queue(store, &of_case_statement, values, read_clocks, ret_clocks);
        return;
    }
    store_value_date(&values[1], page->after_due_on);
    store_value_text(&values[2], page->after_case_ref);
    store_value_int4(&values[3], (int32_t)page->after_clock);
    store_value_int4(&values[4], page->limit);
    store_queue(store,
                page->authority[0] == '\0' ? &page_statement : &own_page_statement,
                values,
                read_clocks,
                ret_clocks);
}
