/* Alerts on their way out: see store_alert.h. */
#include "store/store_alert.h"

#include <string.h>

#include "base/base_text.h"
#include "store/store_connection.h"

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

#define COLUMNS                                                                          \
    "case_ref, clock, revision, rung, recipient, due_on, raised_position, state,"        \
    " attempts, next_attempt_at, outcome, changed_at"

static const struct store_statement due_statement = {
    "alert_due",
    "SELECT " COLUMNS " FROM dispatch.alert WHERE next_attempt_at <= $1::timestamptz"
    " ORDER BY next_attempt_at, raised_position LIMIT $2::int",
    2};

static const struct store_statement next_statement = {
    "alert_next",
    "SELECT next_attempt_at FROM dispatch.alert WHERE next_attempt_at IS NOT NULL"
    " ORDER BY next_attempt_at LIMIT 1",
    0};

/* One that was withdrawn while it was being handed over may still turn out delivered. */
static const struct store_statement change_statement = {
    "alert_change",
    "UPDATE dispatch.alert a SET state = n.state, attempts = n.attempts,"
    " next_attempt_at = n.next_attempt_at, outcome = n.outcome, changed_at = n.changed_at"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::text[], $5::text[],"
    " $6::smallint[], $7::int[], $8::timestamptz[], $9::text[], $10::timestamptz[])"
    " n (case_ref, clock, revision, rung, recipient, state, attempts, next_attempt_at,"
    " outcome, changed_at) WHERE a.case_ref = n.case_ref AND a.clock = n.clock"
    " AND a.revision = n.revision AND a.rung = n.rung AND a.recipient = n.recipient"
    " AND a.attempts = $11::int AND (a.state IN (1, 2) OR a.state = 5 AND n.state = 3)"
    " RETURNING true",
    11};

static const struct store_statement page_statement = {
    "alert_page",
    "SELECT " COLUMNS " FROM dispatch.alert WHERE raised_position < $2::bigint"
    " AND ($1::text = '' OR recipient LIKE $1::text || '/%')"
    " ORDER BY raised_position DESC LIMIT $3::int",
    3};

/* Begins arrays of the key: case, clock, revision, rung, recipient. */
static void
begin_key(struct store_array *to)
{
    store_array_begin(&to[0], STORE_TEXT);
    store_array_begin(&to[1], STORE_INT2);
    store_array_begin(&to[2], STORE_INT4);
    store_array_begin(&to[3], STORE_TEXT);
    store_array_begin(&to[4], STORE_TEXT);
}

static void
put_key(struct store_array *to, const struct vigil_alert *alert)
{
    store_array_text(&to[0], alert->case_ref);
    store_array_int2(&to[1], (int16_t)alert->clock);
    store_array_int4(&to[2], alert->revision);
    store_array_text(&to[3], alert->rung);
    store_array_text(&to[4], alert->recipient);
}

static void
lend_arrays(struct store *store, struct store_value *ret_values, int count)
{
    for (int i = 0; i < count; i++) {
        store_value_array(&ret_values[i], &store->arrays[i]);
    }
}

void
store_alert_add(struct store *store, const struct store_alert *alerts, size_t count)
{
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    begin_key(to);
    store_array_begin(&to[5], STORE_DATE);
    store_array_begin(&to[6], STORE_INT8);
    store_array_begin(&to[7], STORE_TIMESTAMPTZ);
    for (size_t i = 0; i < count; i++) {
        put_key(to, &alerts[i].alert);
        store_array_date(&to[5], alerts[i].alert.due_on);
        store_array_int8(&to[6], alerts[i].raised_position);
        store_array_instant(&to[7], alerts[i].next_attempt_at);
    }
    struct store_value values[8];
    lend_arrays(store, values, 8);
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
    begin_key(to);
    for (size_t i = 0; i < count; i++) {
        store_array_text(&to[0], met[i].case_ref);
        store_array_int2(&to[1], (int16_t)met[i].clock);
        store_array_int4(&to[2], met[i].revision);
        store_array_text(&to[3],
                         met[i].state == VIGIL_CLOCK_STATE_STOPPED ? "clock_stopped"
                                                                   : "clock_met");
    }
    struct store_value values[5];
    lend_arrays(store, values, 4);
    store_value_instant(&values[4], now);
    store_queue(store, &withdraw_statement, values, NULL, NULL);
}

static void
read_alerts(const PGresult *rows, void *into)
{
    struct store_alerts *alerts = into;
    alerts->count = 0;
    for (int i = 0; i < PQntuples(rows) && alerts->count < alerts->capacity; i++) {
        struct store_alert *to = &alerts->at[alerts->count++];
        struct vigil_alert *alert = &to->alert;
        memset(to, 0, sizeof(*to));
        store_field_text(rows, i, 0, alert->case_ref, sizeof(alert->case_ref));
        alert->clock = (enum vigil_clock)store_field_int2(rows, i, 1);
        alert->revision = store_field_int4(rows, i, 2);
        store_field_text(rows, i, 3, alert->rung, sizeof(alert->rung));
        store_field_text(rows, i, 4, alert->recipient, sizeof(alert->recipient));
        alert->due_on = store_field_date(rows, i, 5);
        to->raised_position = store_field_int8(rows, i, 6);
        to->state = (enum vigil_alert_state)store_field_int2(rows, i, 7);
        to->attempts = store_field_int4(rows, i, 8);
        to->next_attempt_at = store_field_instant(rows, i, 9);
        store_field_text(rows, i, 10, alert->outcome, sizeof(alert->outcome));
        to->changed_at = store_field_instant(rows, i, 11);
    }
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
    store_queue(store, &due_statement, values, read_alerts, ret_alerts);
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
    begin_key(to);
    store_array_begin(&to[5], STORE_INT2);
    store_array_begin(&to[6], STORE_INT4);
    store_array_begin(&to[7], STORE_TIMESTAMPTZ);
    store_array_begin(&to[8], STORE_TEXT);
    store_array_begin(&to[9], STORE_TIMESTAMPTZ);
    put_key(to, &alert->alert);
    store_array_int2(&to[5], (int16_t)alert->state);
    store_array_int4(&to[6], alert->attempts);
    store_array_instant(&to[7], alert->next_attempt_at);
    store_array_text(&to[8], alert->alert.outcome);
    store_array_instant(&to[9], alert->changed_at);
    struct store_value values[11];
    lend_arrays(store, values, 10);
    store_value_int4(&values[10], attempts_before);
    store_queue(store, &change_statement, values, read_changed, ret_changed);
}

void
store_alert_page(struct store *store,
                 const char *authority,
                 int64_t before_position,
                 int32_t limit,
                 struct store_alerts *ret_alerts)
{
    struct store_value values[3];
    store_value_text(&values[0], authority);
    store_value_int8(&values[1], before_position == 0 ? INT64_MAX : before_position);
    store_value_int4(&values[2], limit);
    store_queue(store, &page_statement, values, read_alerts, ret_alerts);
}
