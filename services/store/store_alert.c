/* Alerts on their way out: see store_alert.h. */
#include "store/store_alert.h"

#include <string.h>

#include "store/store_alert_row.h"

static const struct store_statement add_statement = {
    "alert_add",
    "INSERT INTO dispatch.alert (case_ref, clock, revision, rung, recipient, due_on,"
    " raised_position, state, attempts, next_attempt_at, outcome, changed_at)"
    " SELECT case_ref, clock, revision, rung, recipient, due_on, raised_position, 1, 0,"
    " next_attempt_at, '', next_attempt_at FROM unnest($1::text[], $2::smallint[],"
    " $3::int[], $4::text[], $5::text[], $6::date[], $7::bigint[], $8::timestamptz[])"
    " n (case_ref, clock, revision, rung, recipient, due_on, raised_position,"
    " next_attempt_at) ON CONFLICT DO NOTHING",
    8};

static const struct store_statement withdraw_statement = {
    "alert_withdraw",
    "UPDATE dispatch.alert a SET state = 5, next_attempt_at = NULL,"
    " outcome = m.outcome, changed_at = $5::timestamptz"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::text[])"
    " m (case_ref, clock, revision, outcome)"
    " WHERE a.case_ref = m.case_ref AND a.clock = m.clock AND a.revision = m.revision"
    " AND a.state IN (1, 2)",
    5};

static const struct store_statement due_statement = {
    "alert_due",
    "SELECT " STORE_ALERT_COLUMNS
    " FROM dispatch.alert a WHERE next_attempt_at <= $1::timestamptz"
    " ORDER BY next_attempt_at, raised_position LIMIT $2::int",
    2};

static const struct store_statement next_statement = {
    "alert_next",
    "SELECT next_attempt_at FROM dispatch.alert WHERE next_attempt_at IS NOT NULL"
    " ORDER BY next_attempt_at LIMIT 1",
    0};

static const struct store_statement waiting_statement = {
    "alert_waiting",
    "SELECT " STORE_ALERT_COLUMNS
    " FROM dispatch.alert a WHERE next_attempt_at <= $3::timestamptz"
    " AND recipient = $1::text AND outcome = $2::text AND state = 1 AND hop = 1"
    " AND attempts = 0 ORDER BY raised_position LIMIT $4::int",
    4};

static const struct store_statement change_statement = {
    "alert_change",
    "UPDATE dispatch.alert a SET state = n.state, attempts = n.attempts,"
    " next_attempt_at = n.next_attempt_at, outcome = n.outcome,"
    " changed_at = n.changed_at, hop = n.hop, awaits = n.awaits, hop_until = n.hop_until"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::text[], $5::text[],"
    " $6::smallint[], $7::int[], $8::timestamptz[], $9::text[], $10::timestamptz[],"
    " $11::int[], $12::bool[], $13::timestamptz[])"
    " n (case_ref, clock, revision, rung, recipient, state, attempts, next_attempt_at,"
    " outcome, changed_at, hop, awaits, hop_until) WHERE a.case_ref = n.case_ref"
    " AND a.clock = n.clock AND a.revision = n.revision AND a.rung = n.rung"
    " AND a.recipient = n.recipient AND a.attempts = $14::int"
    " AND (a.state IN (1, 2) OR a.state IN (4, 5) AND n.state = 3) RETURNING true",
    14};

static const struct store_statement settle_statement = {
    "alert_settle",
    "UPDATE dispatch.alert a SET state = n.state, next_attempt_at = NULL,"
    " outcome = n.outcome, changed_at = n.changed_at, hop = n.hop"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::text[], $5::text[],"
    " $6::smallint[], $7::text[], $8::timestamptz[], $9::int[])"
    " n (case_ref, clock, revision, rung, recipient, state, outcome, changed_at, hop)"
    " WHERE a.case_ref = n.case_ref AND a.clock = n.clock AND a.revision = n.revision"
    " AND a.rung = n.rung AND a.recipient = n.recipient AND a.attempts = 0"
    " AND a.state = 1",
    9};

static const struct store_statement retry_statement = {
    "alert_retry",
    "UPDATE dispatch.alert SET state = 1, hop = 1, round = round + 1, awaits = false,"
    " hop_until = NULL, next_attempt_at = $2::timestamptz, changed_at = $2::timestamptz,"
    " outcome = 'retry' WHERE state = 4 AND ($1::text = '' OR case_ref = $1::text)",
    2};

void
store_alert_add(struct store *store, const struct store_alert *alerts, size_t count)
{
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_alert_begin_key(to);
    store_array_begin(&to[5], STORE_DATE);
    store_array_begin(&to[6], STORE_INT8);
    store_array_begin(&to[7], STORE_TIMESTAMPTZ);
    for (size_t i = 0; i < count; i++) {
        store_alert_put_key(to, &alerts[i].alert);
        store_array_date(&to[5], alerts[i].alert.due_on);
        store_array_int8(&to[6], alerts[i].raised_position);
        store_array_instant(&to[7], alerts[i].next_attempt_at);
    }
    struct store_value values[8];
    store_alert_lend(store, values, 8);
    store_queue(store, &add_statement, values, NULL, NULL);
}

void
store_alert_withdraw(struct store *store,
                     const struct vigil_deadline *met,
                     size_t count,
                     vigil_instant now)
{
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_alert_begin_key(to);
    for (size_t i = 0; i < count; i++) {
        store_array_text(&to[0], met[i].case_ref);
        store_array_int2(&to[1], (int16_t)met[i].clock);
        store_array_int4(&to[2], met[i].revision);
        store_array_text(&to[3],
                         met[i].state == VIGIL_CLOCK_STATE_STOPPED ? "clock_stopped"
                                                                   : "clock_met");
    }
    struct store_value values[5];
    store_alert_lend(store, values, 4);
    store_value_instant(&values[4], now);
    store_queue(store, &withdraw_statement, values, NULL, NULL);
}

void
store_alert_due(struct store *store,
                vigil_instant now,
                int32_t limit,
                struct store_alerts *ret_alerts)
{
    struct store_value values[2];
    store_value_instant(&values[0], now);
    store_value_int4(&values[1], limit);
    store_queue(store, &due_statement, values, store_alert_read, ret_alerts);
}

void
store_alert_waiting(struct store *store,
                    const char *recipient,
                    const char *outcome,
                    vigil_instant now,
                    struct store_alerts *ret_alerts)
{
    struct store_value values[4];
    store_value_text(&values[0], recipient);
    store_value_text(&values[1], outcome);
    store_value_instant(&values[2], now);
    store_value_int4(&values[3], (int32_t)ret_alerts->capacity);
    store_queue(store, &waiting_statement, values, store_alert_read, ret_alerts);
}

static void
read_next(const PGresult *rows, void *into)
{
    vigil_instant *next = into;
    *next = PQntuples(rows) == 1 ? store_field_instant(rows, 0, 0) : VIGIL_INSTANT_NONE;
}

void
store_alert_next(struct store *store, vigil_instant *ret_next)
{
    store_queue(store, &next_statement, NULL, read_next, ret_next);
}

static void
read_changed(const PGresult *rows, void *into)
{
    bool *changed = into;
    *changed = PQntuples(rows) == 1;
}

void
store_alert_change(struct store *store,
                   const struct store_alert *alert,
                   int32_t attempts_before,
                   bool *ret_changed)
{
    struct store_array *to = store->arrays;
    store_alert_begin_key(to);
    store_array_begin(&to[5], STORE_INT2);
    store_array_begin(&to[6], STORE_INT4);
    store_array_begin(&to[7], STORE_TIMESTAMPTZ);
    store_array_begin(&to[8], STORE_TEXT);
    store_array_begin(&to[9], STORE_TIMESTAMPTZ);
    store_alert_put_key(to, &alert->alert);
    store_array_int2(&to[5], (int16_t)alert->state);
    store_array_int4(&to[6], alert->attempts);
    store_array_instant(&to[7], alert->next_attempt_at);
    store_array_text(&to[8], alert->alert.outcome);
    store_array_instant(&to[9], alert->changed_at);
    store_array_begin(&to[10], STORE_INT4);
    store_array_begin(&to[11], STORE_BOOL);
    store_array_begin(&to[12], STORE_TIMESTAMPTZ);
    store_array_int4(&to[10], alert->alert.hop);
    store_array_bool(&to[11], alert->awaits);
    store_array_instant(&to[12], alert->hop_until);
    struct store_value values[14];
    store_alert_lend(store, values, 13);
    store_value_int4(&values[13], attempts_before);
    store_queue(store, &change_statement, values, read_changed, ret_changed);
}

void
store_alert_settle(struct store *store, const struct store_alert *ended, size_t count)
{
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_alert_begin_key(to);
    store_array_begin(&to[5], STORE_INT2);
    store_array_begin(&to[6], STORE_TEXT);
    store_array_begin(&to[7], STORE_TIMESTAMPTZ);
    store_array_begin(&to[8], STORE_INT4);
    for (size_t i = 0; i < count; i++) {
        store_alert_put_key(to, &ended[i].alert);
        store_array_int2(&to[5], (int16_t)ended[i].state);
        store_array_text(&to[6], ended[i].alert.outcome);
        store_array_instant(&to[7], ended[i].changed_at);
        store_array_int4(&to[8], ended[i].alert.hop > 0 ? ended[i].alert.hop : 1);
    }
    struct store_value values[9];
    store_alert_lend(store, values, 9);
    store_queue(store, &settle_statement, values, NULL, NULL);
}

void
store_alert_retry(struct store *store, const char *case_ref, vigil_instant now)
{
    struct store_value values[2];
    store_value_text(&values[0], case_ref);
    store_value_instant(&values[1], now);
    store_queue(store, &retry_statement, values, NULL, NULL);
}
