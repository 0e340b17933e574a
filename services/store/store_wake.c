/* When each clock is to be looked at next: see store_wake.h. */
#include "store/store_wake.h"

#include "store/store_clock_row.h"

#define QUOTE(number)  #number
#define QUOTED(number) QUOTE(number)

/* How a statement is done must not hang on what the planner believes of the tables, which
 * grow while it is prepared: limits stand in the statements, since by a parameter they
 * would be taken for a tenth of the table; the cursor is a value that is known before;
 * each clock is looked up by its key. */
#define COLUMNS     STORE_CLOCK_COLUMNS("c.")
#define CLAIM_LIMIT " LIMIT " QUOTED(STORE_WAKE_MAX)
#define CLEAN_LIMIT " LIMIT " QUOTED(STORE_WAKE_CLEAN)
#define CURSOR      "(SELECT wake_at, seq FROM deadlines.wake_cursor WHERE one)"

/* The last parameter: the clocks were written just now. One that was there before is
 * looked at at once, and all of it: what was added for it until now is no longer true. */
static const struct store_statement put_statement = {
    "wake_put",
    "INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision, turn)"
    " SELECT greatest(CASE WHEN NOT again THEN n.wake_at END,"
    " (SELECT wake_at FROM deadlines.wake_cursor WHERE one)),"
    " CASE WHEN NOT again THEN n.climbed_to END, n.case_ref, n.clock, n.revision, c.turn"
    " FROM unnest($1::timestamptz[], $2::timestamptz[], $3::text[], $4::smallint[],"
    " $5::int[]) n (wake_at, climbed_to, case_ref, clock, revision) CROSS JOIN LATERAL"
    " (SELECT o.turn, $6::bool AND o.turn > 0 AS again FROM deadlines.clock o"
    " WHERE o.case_ref = n.case_ref AND o.clock = n.clock AND o.revision = n.revision"
    " OFFSET 0) c WHERE n.wake_at IS NOT NULL",
    6};

static const struct store_statement claim_statement = {
    "wake_claim",
    "SELECT " COLUMNS ", w.wake_at, w.seq, w.climbed_to, c.turn = w.turn"
    " FROM (SELECT * FROM deadlines.wake n WHERE (n.wake_at, n.seq) > " CURSOR
    " AND n.wake_at <= $1::timestamptz ORDER BY n.wake_at, n.seq" CLAIM_LIMIT ") w"
    " LEFT JOIN LATERAL (SELECT * FROM deadlines.clock k WHERE k.case_ref = w.case_ref"
    " AND k.clock = w.clock AND k.revision = w.revision OFFSET 0) c ON true"
    " ORDER BY w.wake_at, w.seq",
    1};

static const struct store_statement pass_statement = {
    "wake_pass",
    "UPDATE deadlines.wake_cursor SET wake_at = $1::timestamptz, seq = $2::bigint,"
    " passed = passed + $3::bigint WHERE one",
    3};

static const struct store_statement state_statement = {
    "wake_state",
    "SELECT (SELECT n.wake_at FROM deadlines.wake n WHERE (n.wake_at, n.seq) > " CURSOR
    " ORDER BY n.wake_at, n.seq LIMIT 1), k.wake_at, k.passed"
    " FROM deadlines.wake_cursor k WHERE k.one",
    0};

/* From where the last cleaning ended, so that its dead entries are not met again. */
static const struct store_statement clean_statement = {
    "wake_clean",
    "WITH old AS MATERIALIZED (SELECT n.wake_at, n.seq, n.ctid AS place"
    " FROM deadlines.wake n WHERE (n.wake_at, n.seq) > (SELECT cleaned_at, cleaned_seq"
    " FROM deadlines.wake_cursor WHERE one) AND (n.wake_at, n.seq) <= " CURSOR
    " ORDER BY n.wake_at, n.seq" CLEAN_LIMIT "),"
    " gone AS (DELETE FROM deadlines.wake WHERE ctid = ANY (ARRAY(SELECT place FROM "
    "old)))"
    " UPDATE deadlines.wake_cursor SET (cleaned_at, cleaned_seq) = (SELECT wake_at, seq"
    " FROM old ORDER BY wake_at DESC, seq DESC LIMIT 1),"
    " passed = passed - (SELECT count(*) FROM old) WHERE EXISTS (SELECT FROM old)",
    0};

static const struct store_statement back_statement = {
    "wake_back",
    "WITH k AS MATERIALIZED (SELECT wake_at, seq FROM deadlines.wake_cursor WHERE one),"
    " gone AS (DELETE FROM deadlines.wake w USING k WHERE w.wake_at >= $1::timestamptz"
    " AND w.wake_at <= k.wake_at"
    " RETURNING w.*, (w.wake_at, w.seq) > (k.wake_at, k.seq) AS is_new),"
    " back AS (UPDATE deadlines.wake_cursor SET wake_at = $1::timestamptz, seq = 0,"
    " cleaned_seq = CASE WHEN cleaned_at < $1::timestamptz THEN cleaned_seq ELSE 0 END,"
    " cleaned_at = least(cleaned_at, $1::timestamptz),"
    " passed = passed - (SELECT count(*) FROM gone WHERE NOT is_new))"
    " INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision)"
    " SELECT $1::timestamptz, climbed_to, case_ref, clock, revision FROM gone WHERE "
    "is_new",
    1};

static void
put(struct store *store, const struct store_clock *clocks, size_t count, bool written)
{
    static const enum store_type types[] = {
        STORE_TIMESTAMPTZ, STORE_TIMESTAMPTZ, STORE_TEXT, STORE_INT2, STORE_INT4};
    struct store_array *to = store->arrays;
    struct store_value values[BASE_COUNT(types) + 1];
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        const struct vigil_deadline *deadline = &clocks[i].deadline;
        store_array_instant(&to[0], clocks[i].next_rung_at);
        store_array_instant(&to[1], clocks[i].climbed_to);
        store_array_text(&to[2], deadline->case_ref);
        store_array_int2(&to[3], (int16_t)deadline->clock);
        store_array_int4(&to[4], deadline->revision);
    }
    for (size_t i = 0; i < BASE_COUNT(types); i++) {
        store_value_array(&values[i], &to[i]);
    }
    store_value_bool(&values[BASE_COUNT(types)], written);
    store_queue(store, &put_statement, values, NULL, NULL);
}

void
store_wake_written(struct store *store, const struct store_clock *clocks, size_t count)
{
    put(store, clocks, count, true);
}

void
store_wake_put(struct store *store, const struct store_clock *clocks, size_t count)
{
    put(store, clocks, count, false);
}

static void
read_wakes(const PGresult *rows, void *into)
{
    struct store_wakes *wakes = into;
    int first = PQnfields(rows) - 4; /* behind the clock's own columns */
    wakes->count = 0;
    for (int i = 0; i < PQntuples(rows) && wakes->count < STORE_WAKE_MAX; i++) {
        struct store_wake *wake = &wakes->at[wakes->count++];
        store_clock_read(rows, i, &wake->clock);
        wake->wake_at = store_field_instant(rows, i, first);
        wake->seq = store_field_int8(rows, i, first + 1);
        vigil_instant climbed_to = store_field_instant(rows, i, first + 2);
        bool ended = climbed_to == VIGIL_INSTANT_NONE;
        if (!ended) {
            wake->clock.climbed_to = climbed_to;
        }
        wake->stale = !store_field_bool(rows, i, first + 3);
    }
}

void
store_wake_claim(struct store *store, vigil_instant now, struct store_wakes *ret_wakes)
{
    struct store_value value;
    store_value_instant(&value, now);
    store_queue(store, &claim_statement, &value, read_wakes, ret_wakes);
}

void
store_wake_pass(struct store *store, const struct store_wake *last, size_t count)
{
    struct store_value values[3];
    store_value_instant(&values[0], last->wake_at);
    store_value_int8(&values[1], last->seq);
    store_value_int8(&values[2], (int64_t)count);
    store_queue(store, &pass_statement, values, NULL, NULL);
}

static void
read_state(const PGresult *rows, void *into)
{
    struct store_wake_state *state = into;
    if (PQntuples(rows) == 1) {
        state->next_at = store_field_instant(rows, 0, 0);
        state->cursor_at = store_field_instant(rows, 0, 1);
        state->passed = store_field_int8(rows, 0, 2);
    }
}

void
store_wake_state(struct store *store, struct store_wake_state *ret_state)
{
    store_queue(store, &state_statement, NULL, read_state, ret_state);
}

void
store_wake_clean(struct store *store)
{
    store_queue(store, &clean_statement, NULL, NULL, NULL);
}

void
store_wake_back(struct store *store, vigil_instant now)
{
    struct store_value value;
    store_value_instant(&value, now);
    store_queue(store, &back_statement, &value, NULL, NULL);
}
