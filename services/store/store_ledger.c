/* The ledger of alerts: see store_ledger.h. */
#include "store/store_ledger.h"

#include <string.h>

#include "store/store_connection.h"

static const struct store_statement add_statement = {
    "ledger_add",
    "WITH added AS (INSERT INTO deadlines.ledger SELECT case_ref, clock, revision, rung,"
    " recipient, due_on, reached_at, raised_at, sent FROM unnest($1::text[],"
    " $2::smallint[], $3::int[], $4::text[], $5::text[], $6::date[], $7::timestamptz[],"
    " $8::timestamptz[], $9::bool[]) l (case_ref, clock, revision, rung, recipient, "
    "due_on,"
    " reached_at, raised_at, sent) ON CONFLICT DO NOTHING"
    " RETURNING case_ref, clock, revision, rung, recipient)"
    " SELECT k.n FROM unnest($1::text[], $2::smallint[], $3::int[], $4::text[],"
    " $5::text[]) WITH ORDINALITY k (case_ref, clock, revision, rung, recipient, n)"
    " JOIN added USING (case_ref, clock, revision, rung, recipient)",
    9};

static void
read_added(const PGresult *rows, void *into)
{
    struct store_ledger_line *lines = into;
    for (int i = 0; i < PQntuples(rows); i++) {
        lines[store_field_int8(rows, i, 0) - 1].is_new = true;
    }
}

void
store_ledger_add(struct store *store, struct store_ledger_line *lines, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_TIMESTAMPTZ,
                                            STORE_TIMESTAMPTZ,
                                            STORE_BOOL};
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        const struct vigil_alert *alert = &lines[i].alert;
        lines[i].is_new = false;
        store_array_text(&to[0], alert->case_ref);
        store_array_int2(&to[1], (int16_t)alert->clock);
        store_array_int4(&to[2], alert->revision);
        store_array_text(&to[3], alert->rung);
        store_array_text(&to[4], alert->recipient);
        store_array_date(&to[5], alert->due_on);
        store_array_instant(&to[6], lines[i].reached_at);
        store_array_instant(&to[7], lines[i].raised_at);
        store_array_bool(&to[8], lines[i].sent);
    }
    store_queue_arrays(store, &add_statement, read_added, lines);
}
