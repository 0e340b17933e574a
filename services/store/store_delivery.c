/* What each way of an alert came to: see store_delivery.h. */
#include "store/store_delivery.h"

#include <string.h>

#include "store/store_alert_row.h"

#define COLUMNS                                                                          \
    "d.case_ref, d.clock, d.revision, d.rung, d.recipient, d.round, d.hop, d.reference," \
    " d.channel, d.state, d.attempts, d.provider_id, d.confirm_by, d.ask_at, d.outcome," \
    " d.changed_at"
#define ALERT_OF                                                                         \
    " JOIN dispatch.alert a USING (case_ref, clock, revision, rung, recipient)"

static const struct store_statement put_statement = {
    "delivery_put",
    "INSERT INTO dispatch.delivery SELECT unnest($1::text[]), unnest($2::smallint[]),"
    " unnest($3::int[]), unnest($4::text[]), unnest($5::text[]), unnest($6::int[]),"
    " unnest($7::int[]), unnest($8::uuid[]), unnest($9::smallint[]),"
    " unnest($10::smallint[]), unnest($11::int[]), unnest($12::text[]),"
    " unnest($13::timestamptz[]), unnest($14::timestamptz[]), unnest($15::text[]),"
    " unnest($16::timestamptz[])"
    " ON CONFLICT (case_ref, clock, revision, rung, recipient, round, hop) DO UPDATE"
    " SET state = excluded.state, attempts = excluded.attempts,"
    " provider_id = excluded.provider_id, confirm_by = excluded.confirm_by,"
    " ask_at = excluded.ask_at, outcome = excluded.outcome,"
    " changed_at = excluded.changed_at",
    16};

static const struct store_statement of_statement = {
    "delivery_of",
    "SELECT " COLUMNS " FROM dispatch.delivery d WHERE case_ref = $1::text"
    " AND clock = $2::smallint AND revision = $3::int AND rung = $4::text"
    " AND recipient = $5::text ORDER BY round, hop",
    5};

static const struct store_statement named_statement = {
    "delivery_named",
    "SELECT " COLUMNS " FROM dispatch.delivery d" ALERT_OF
    " WHERE d.reference = $1::uuid ORDER BY a.raised_position LIMIT $2::int",
    2};

static const struct store_statement named_alerts_statement = {
    "delivery_named_alerts",
    "SELECT " STORE_ALERT_COLUMNS " FROM dispatch.delivery d" ALERT_OF
    " WHERE d.reference = $1::uuid ORDER BY a.raised_position LIMIT $2::int",
    2};

static const struct store_statement page_statement = {
    "delivery_page",
    "SELECT " COLUMNS " FROM dispatch.delivery d" ALERT_OF
    " WHERE d.case_ref = $1::text AND ($2::text = '' OR d.recipient LIKE $2::text || "
    "'/%')"
    " ORDER BY a.raised_position, d.round, d.hop LIMIT $3::int",
    3};

static const struct store_statement ask_statement = {
    "delivery_ask",
    "SELECT " COLUMNS " FROM dispatch.delivery d WHERE ask_at <= $1::timestamptz"
    " ORDER BY ask_at LIMIT 1",
    1};

static const struct store_statement ask_next_statement = {
    "delivery_ask_next", "SELECT min(ask_at) FROM dispatch.delivery", 0};

static const struct store_statement ask_at_statement = {
    "delivery_ask_at",
    "UPDATE dispatch.delivery SET ask_at = ($2::timestamptz[])[1]"
    " WHERE reference = $1::uuid",
    2};

static const struct store_statement secret_statement = {
    "delivery_secret", "SELECT bytes FROM dispatch.secret", 0};

static void
read_secret(const PGresult *rows, void *into)
{
    size_t size;
    const uint8_t *bytes = store_field_bytes(rows, 0, 0, &size);
    memcpy(into, bytes, size < STORE_DELIVERY_SECRET ? size : STORE_DELIVERY_SECRET);
}

void
store_delivery_secret(struct store *store, uint8_t ret_secret[STORE_DELIVERY_SECRET])
{
    store_queue(store, &secret_statement, NULL, read_secret, ret_secret);
}

void
store_delivery_put(struct store *store,
                   const struct store_delivery *deliveries,
                   size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_INT4,
                                            STORE_INT4,
                                            STORE_UUID,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_TEXT,
                                            STORE_TIMESTAMPTZ,
                                            STORE_TIMESTAMPTZ,
                                            STORE_TEXT,
                                            STORE_TIMESTAMPTZ};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct store_delivery *from = &deliveries[i];
        store_alert_put_key(to, &from->alert);
        store_array_int4(&to[5], from->round);
        store_array_int4(&to[6], from->alert.hop);
        store_array_bytes(&to[7], from->reference.bytes, sizeof(from->reference.bytes));
        store_array_int2(&to[8], (int16_t)from->channel);
        store_array_int2(&to[9], (int16_t)from->state);
        store_array_int4(&to[10], from->attempts);
        store_array_text(&to[11], from->provider_id);
        store_array_instant(&to[12], from->confirm_by);
        store_array_instant(&to[13], from->ask_at);
        store_array_text(&to[14], from->outcome);
        store_array_instant(&to[15], from->changed_at);
    }
    store_queue_arrays(store, &put_statement, NULL, NULL);
}

static void
read_deliveries(const PGresult *rows, void *into)
{
    struct store_deliveries *deliveries = into;
    deliveries->count = 0;
    for (int i = 0; i < PQntuples(rows) && deliveries->count < deliveries->capacity;
         i++) {
        struct store_delivery *to = &deliveries->at[deliveries->count++];
        struct vigil_alert *alert = &to->alert;
        size_t size;
        memset(to, 0, sizeof(*to));
        store_field_text(rows, i, 0, alert->case_ref, sizeof(alert->case_ref));
        alert->clock = (enum vigil_clock)store_field_int2(rows, i, 1);
        alert->revision = store_field_int4(rows, i, 2);
        store_field_text(rows, i, 3, alert->rung, sizeof(alert->rung));
        store_field_text(rows, i, 4, alert->recipient, sizeof(alert->recipient));
        to->round = store_field_int4(rows, i, 5);
        alert->hop = store_field_int4(rows, i, 6);
        const uint8_t *bytes = store_field_bytes(rows, i, 7, &size);
        if (size == sizeof(to->reference.bytes)) {
            memcpy(to->reference.bytes, bytes, size);
        }
        to->channel = (enum vigil_channel)store_field_int2(rows, i, 8);
        to->state = (enum vigil_alert_state)store_field_int2(rows, i, 9);
        to->attempts = store_field_int4(rows, i, 10);
        store_field_text(rows, i, 11, to->provider_id, sizeof(to->provider_id));
        to->confirm_by = store_field_instant(rows, i, 12);
        to->ask_at = store_field_instant(rows, i, 13);
        store_field_text(rows, i, 14, to->outcome, sizeof(to->outcome));
        to->changed_at = store_field_instant(rows, i, 15);
    }
}

void
store_delivery_of(struct store *store,
                  const struct vigil_alert *alert,
                  struct store_deliveries *ret_deliveries)
{
    struct store_value values[5];
    store_value_text(&values[0], alert->case_ref);
    store_value_int2(&values[1], (int16_t)alert->clock);
    store_value_int4(&values[2], alert->revision);
    store_value_text(&values[3], alert->rung);
    store_value_text(&values[4], alert->recipient);
    store_queue(store, &of_statement, values, read_deliveries, ret_deliveries);
}

void
store_delivery_named(struct store *store,
                     const struct vigil_id *reference,
                     struct store_deliveries *ret_deliveries,
                     struct store_alerts *ret_alerts)
{
    struct store_value values[2];
    store_value_bytes(&values[0], reference->bytes, sizeof(reference->bytes));
    store_value_int4(&values[1], (int32_t)ret_deliveries->capacity);
    store_queue(store, &named_statement, values, read_deliveries, ret_deliveries);
    store_queue(store, &named_alerts_statement, values, store_alert_read, ret_alerts);
}

void
store_delivery_page(struct store *store,
                    const char *case_ref,
                    const char *authority,
                    struct store_deliveries *ret_deliveries)
{
    struct store_value values[3];
    store_value_text(&values[0], case_ref);
    store_value_text(&values[1], authority);
    store_value_int4(&values[2], (int32_t)ret_deliveries->capacity);
    store_queue(store, &page_statement, values, read_deliveries, ret_deliveries);
}

void
store_delivery_ask(struct store *store,
                   vigil_instant now,
                   struct store_deliveries *ret_delivery)
{
    struct store_value value;
    store_value_instant(&value, now);
    store_queue(store, &ask_statement, &value, read_deliveries, ret_delivery);
}

static void
read_next(const PGresult *rows, void *into)
{
    vigil_instant *next = into;
    *next = store_field_instant(rows, 0, 0);
}

void
store_delivery_ask_next(struct store *store, vigil_instant *ret_next)
{
    store_queue(store, &ask_next_statement, NULL, read_next, ret_next);
}

void
store_delivery_ask_at(struct store *store,
                      const struct vigil_id *reference,
                      vigil_instant ask_at)
{
    struct store_value values[2];
    store_array_begin(&store->arrays[0], STORE_TIMESTAMPTZ);
    store_array_instant(&store->arrays[0], ask_at);
    store_value_bytes(&values[0], reference->bytes, sizeof(reference->bytes));
    store_value_array(&values[1], &store->arrays[0]);
    store_queue(store, &ask_at_statement, values, NULL, NULL);
}
