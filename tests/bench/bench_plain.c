/*
 * The plain form of claiming: the time of the next rung is an indexed column of the
 * clock, which an UPDATE moves on; 1000 clocks a statement by FOR UPDATE SKIP LOCKED,
 * found again by their place, a statement a transaction, one round trip. The table is
 * bench.plain, like deadlines.clock with its indexes and with this one more. As in
 * deadlines.wake nothing but the claim is written: no ledger, no journal.
 */
#include "bench_claim.h"
#include "store/store_connection.h"

static const struct store_statement next_statement = {
    "plain_next",
    "SELECT next_rung_at FROM bench.plain WHERE next_rung_at IS NOT NULL"
    " ORDER BY next_rung_at LIMIT 1",
    0};

/* The next rung is some days on: that it is not worked out is to the peer's advantage. */
static const struct store_statement claim_statement = {
    "plain_claim",
    "UPDATE bench.plain SET climbed_to = $1::timestamptz,"
    " next_rung_at = next_rung_at + interval '5 days' WHERE ctid = ANY (ARRAY("
    "SELECT ctid FROM bench.plain WHERE next_rung_at <= $1::timestamptz"
    " ORDER BY next_rung_at LIMIT 1000 FOR UPDATE SKIP LOCKED))"
    " RETURNING case_ref, clock, revision, due_on, authority",
    1};

static void
read_next(const PGresult *rows, void *into)
{
    vigil_instant *next = into;
    *next = PQntuples(rows) == 1 ? store_field_instant(rows, 0, 0) : VIGIL_INSTANT_NONE;
}

static vigil_instant
next(struct store *store)
{
    vigil_instant at = VIGIL_INSTANT_NONE;
    store_queue(store, &next_statement, NULL, read_next, &at);
    bench_claim_run(store);
    return at;
}

static void
read_count(const PGresult *rows, void *into)
{
    size_t *count = into;
    *count = (size_t)PQntuples(rows);
}

static size_t
claim(struct store *store, vigil_instant now)
{
    struct store_value value;
    size_t count = 0;
    store_value_instant(&value, now);
    store_queue(store, &claim_statement, &value, read_count, &count);
    bench_claim_run(store);
    return count;
}

const struct bench_claim bench_claim_plain = {next, claim};
