/* The statutory clocks, writing: see store_clock.h. */
#include "store/store_clock.h"

#include "store/store_connection.h"
#include "store/store_wake.h"

static const struct store_statement put_statement = {
    "clock_put",
    "INSERT INTO deadlines.clock"
    " SELECT * FROM unnest($1::text[], $2::smallint[], $3::int[], $4::text[], $5::text[],"
    " $6::date[], $7::date[], $8::bool[], $9::smallint[], $10::timestamptz[],"
    " $11::timestamptz[])"
    " ON CONFLICT (case_ref, clock, revision) DO UPDATE SET rule = EXCLUDED.rule,"
    " started_on = EXCLUDED.started_on, due_on = EXCLUDED.due_on,"
    " provisional = EXCLUDED.provisional, state = EXCLUDED.state,"
    " met_at = EXCLUDED.met_at",
    11};

static const struct store_statement lead_statement = {
    "clock_lead",
    "UPDATE deadlines.clock c SET authority = n.authority"
    " FROM unnest($1::text[], $2::text[]) n (case_ref, authority)"
    " WHERE c.case_ref = n.case_ref",
    2};

void
store_clock_put(struct store *store, const struct store_clock *clocks, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_DATE,
                                            STORE_BOOL,
                                            STORE_INT2,
                                            STORE_TIMESTAMPTZ,
                                            STORE_TIMESTAMPTZ};
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        const struct vigil_deadline *deadline = &clocks[i].deadline;
        store_array_text(&to[0], deadline->case_ref);
        store_array_int2(&to[1], (int16_t)deadline->clock);
        store_array_int4(&to[2], deadline->revision);
        store_array_text(&to[3], clocks[i].authority);
        store_array_text(&to[4], deadline->rule);
        store_array_date(&to[5], deadline->started_on);
        store_array_date(&to[6], deadline->due_on);
        store_array_bool(&to[7], deadline->provisional);
        store_array_int2(&to[8], (int16_t)deadline->state);
        store_array_instant(&to[9], deadline->met_at);
        store_array_instant(&to[10], clocks[i].climbed_to);
    }
    store_queue_arrays(store, &put_statement, NULL, NULL);
    store_wake_put(store, clocks, count);
}

void
store_clock_lead(struct store *store, const struct vigil_case *const *cases, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT, STORE_TEXT};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], cases[i]->case_ref);
        store_array_text(&store->arrays[1], cases[i]->authority);
    }
    store_queue_arrays(store, &lead_statement, NULL, NULL);
}
