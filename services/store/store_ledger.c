/* The ledger of alerts: see store_ledger.h. */
#include "store/store_ledger.h"

#include <string.h>

#include "store/store_connection.h"

/* What was added is found again here and not by a join: the planner takes every array for
 * ten rows, and would compare each line with each. */
static const struct store_statement add_statement = {
    "ledger_add",
    "INSERT INTO deadlines.ledger (case_ref, clock, revision, rung, recipient, due_on,"
    " reached_at, raised_at, sent) SELECT unnest($1::text[]), unnest($2::smallint[]),"
    " unnest($3::int[]), unnest($4::text[]), unnest($5::text[]), unnest($6::date[]),"
    " unnest($7::timestamptz[]), unnest($8::timestamptz[]), unnest($9::bool[])"
    " ON CONFLICT DO NOTHING"
    " RETURNING case_ref, clock, revision, rung, recipient",
    9};

static bool
is_text(const PGresult *rows, int row, int column, const char *text)
{
    size_t size;
    const uint8_t *bytes = store_field_bytes(rows, row, column, &size);
    return strlen(text) == size && memcmp(bytes, text, size) == 0;
}

static bool
is_line(const PGresult *rows, int row, const struct vigil_alert *alert)
{
    return is_text(rows, row, 0, alert->case_ref) &&
           store_field_int2(rows, row, 1) == (int16_t)alert->clock &&
           store_field_int4(rows, row, 2) == alert->revision &&
           is_text(rows, row, 3, alert->rung) && is_text(rows, row, 4, alert->recipient);
}

/* The rows come as the lines went, so that each is found where the last one ended; in
 * any other order they would be found too. */
static void
read_added(const PGresult *rows, void *into)
{
    struct store_ledger_lines *lines = into;
    size_t at = 0;
    for (int i = 0; i < PQntuples(rows); i++) {
        bool found = false;
        for (size_t tried = 0; tried < lines->count && !found; tried++) {
            found = is_line(rows, i, &lines->at[at].alert);
            lines->at[at].is_new = lines->at[at].is_new || found;
            at = (at + 1) % lines->count;
        }
    }
}

void
store_ledger_add(struct store *store, struct store_ledger_lines *lines)
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
    if (lines->count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < lines->count; i++) {
        struct store_ledger_line *line = &lines->at[i];
        const struct vigil_alert *alert = &line->alert;
        line->is_new = false;
        store_array_text(&to[0], alert->case_ref);
        store_array_int2(&to[1], (int16_t)alert->clock);
        store_array_int4(&to[2], alert->revision);
        store_array_text(&to[3], alert->rung);
        store_array_text(&to[4], alert->recipient);
        store_array_date(&to[5], alert->due_on);
        store_array_instant(&to[6], line->reached_at);
        store_array_instant(&to[7], line->raised_at);
        store_array_bool(&to[8], line->sent);
    }
    store_queue_arrays(store, &add_statement, read_added, lines);
}
