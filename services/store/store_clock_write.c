/* The statutory clocks, writing: see store_clock.h. */
#include "store/store_clock.h"

#include "store/store_connection.h"
#include "store/store_wake.h"

static const struct store_statement put_statement = {
    "clock_put",
    "INSERT INTO deadlines.clock AS c (case_ref, clock, revision, authority, rule,"
    " started_on, due_on, provisional, state, met_at, climbed_to, due_at, sense, status, "
    "owner,"
    " asked, calendar, changed_at)"
    " SELECT unnest($1::text[]), unnest($2::smallint[]), unnest($3::int[]),"
    " unnest($4::text[]), unnest($5::text[]), unnest($6::date[]), unnest($7::date[]),"
    " unnest($8::bool[]), unnest($9::smallint[]), unnest($10::timestamptz[]),"
    " unnest($11::timestamptz[]), unnest($12::timestamptz[]), unnest($13::smallint[]),"
    " unnest($14::smallint[]), unnest($15::text[]), unnest($16::bool[]),"
    " unnest($17::text[]), unnest($18::timestamptz[])"
    " ON CONFLICT (case_ref, clock, revision) DO UPDATE SET rule = EXCLUDED.rule,"
    " started_on = EXCLUDED.started_on, due_on = EXCLUDED.due_on,"
    " provisional = EXCLUDED.provisional, state = EXCLUDED.state,"
    " met_at = EXCLUDED.met_at, due_at = EXCLUDED.due_at, sense = EXCLUDED.sense,"
    " status = EXCLUDED.status, owner = EXCLUDED.owner, asked = EXCLUDED.asked,"
    " calendar = EXCLUDED.calendar, changed_at = EXCLUDED.changed_at, turn = c.turn + 1",
    18};

static const struct store_statement lead_statement = {
    "clock_lead",
    "UPDATE deadlines.clock c SET authority = n.authority,"
    " owner = CASE c.owner WHEN 'panel' THEN c.owner ELSE n.authority END"
    " FROM unnest($1::text[], $2::text[]) n (case_ref, authority)"
    " WHERE c.case_ref = n.case_ref",
    2};

/* Who must act: the case's authority, or the Panel. */
static const char *
owner_of(const struct store_clock *clock)
{
    return clock->deadline.owner == VIGIL_CLOCK_OWNER_PANEL ? "panel" : clock->authority;
}

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
                                            STORE_TIMESTAMPTZ,
                                            STORE_TIMESTAMPTZ,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_TEXT,
                                            STORE_BOOL,
                                            STORE_TEXT,
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
        store_array_instant(&to[11], deadline->due_at);
        store_array_int2(&to[12], (int16_t)deadline->sense);
        store_array_int2(&to[13], (int16_t)deadline->status);
        store_array_text(&to[14], owner_of(&clocks[i]));
        store_array_bool(&to[15], clocks[i].asked);
        store_array_text(&to[16], deadline->calendar);
        store_array_instant(&to[17], clocks[i].changed_at);
    }
    store_queue_arrays(store, &put_statement, NULL, NULL);
    store_wake_written(store, clocks, count);
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
