/* The statutory clocks, reading: see store_clock.h. Writing is store_clock_write.c, the
 * facts are store_clock_facts.c; when a clock is looked at next is store_wake.c. */
#include "store/store_clock.h"

#include <string.h>

#include "store/store_clock_row.h"

#define COLUMNS STORE_CLOCK_COLUMNS("") ", missed_on"

static const struct store_statement of_case_statement = {
    "clock_of_case",
    "SELECT " COLUMNS " FROM deadlines.clock WHERE case_ref = $2::text"
    " AND ($1::text = '' OR authority = $1::text) ORDER BY clock, revision LIMIT $3::int",
    3};

static const struct store_statement latest_statement = {
    "clock_latest",
    "SELECT DISTINCT ON (case_ref, clock) " COLUMNS " FROM deadlines.clock"
    " WHERE case_ref = ANY ($1::text[]) ORDER BY case_ref, clock, revision DESC",
    1};

#define PAGE                                                                             \
    " AND state IN (1, 5) AND (due_on, case_ref, clock) > ($2::date, $3::text, $4::int)" \
    " ORDER BY due_on, case_ref, clock LIMIT $5::int"

static const struct store_statement page_statement = {
    "clock_page", "SELECT " COLUMNS " FROM deadlines.clock WHERE $1::text = ''" PAGE, 5};

static const struct store_statement own_page_statement = {
    "clock_own_page",
    "SELECT " COLUMNS " FROM deadlines.clock WHERE authority = $1::text" PAGE,
    5};

void
store_clock_read(const PGresult *rows, int i, struct store_clock *ret_clock)
{
    struct vigil_deadline *deadline = &ret_clock->deadline;
    memset(ret_clock, 0, sizeof(*ret_clock));
    store_field_text(rows, i, 0, deadline->case_ref, sizeof(deadline->case_ref));
    deadline->clock = (enum vigil_clock)store_field_int2(rows, i, 1);
    deadline->revision = store_field_int4(rows, i, 2);
    store_field_text(rows, i, 3, ret_clock->authority, sizeof(ret_clock->authority));
    store_field_text(rows, i, 4, deadline->rule, sizeof(deadline->rule));
    deadline->started_on = store_field_date(rows, i, 5);
    deadline->due_on = store_field_date(rows, i, 6);
    deadline->provisional = store_field_bool(rows, i, 7);
    deadline->state = (enum vigil_clock_state)store_field_int2(rows, i, 8);
    deadline->met_at = store_field_instant(rows, i, 9);
    ret_clock->climbed_to = store_field_instant(rows, i, 10);
    ret_clock->next_rung_at = VIGIL_INSTANT_NONE;
    deadline->due_at = store_field_instant(rows, i, 11);
    deadline->sense = (enum vigil_clock_sense)store_field_int2(rows, i, 12);
    deadline->status = (enum vigil_clock_status)store_field_int2(rows, i, 13);
    deadline->owner = store_field_bool(rows, i, 14) ? VIGIL_CLOCK_OWNER_PANEL
                                                    : VIGIL_CLOCK_OWNER_AUTHORITY;
    ret_clock->asked = store_field_bool(rows, i, 15);
    store_field_text(rows, i, 16, deadline->calendar, sizeof(deadline->calendar));
}

static void
read_clocks(const PGresult *rows, void *into)
{
    struct store_clocks *clocks = into;
    clocks->count = 0;
    for (int i = 0; i < PQntuples(rows) && clocks->count < clocks->capacity; i++) {
        struct store_clock *clock = &clocks->at[clocks->count++];
        store_clock_read(rows, i, clock);
        clock->missed_on = store_field_date(rows, i, PQfnumber(rows, "missed_on"));
    }
}

void
store_clock_latest(struct store *store,
                   const char *const *case_refs,
                   size_t count,
                   struct store_clocks *ret_clocks)
{
    if (count > 0) {
        store_queue_texts(
            store, &latest_statement, case_refs, count, read_clocks, ret_clocks);
    }
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
