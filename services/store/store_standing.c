/* What is looked at before an alert is handed over: see store_standing.h. */
#include "store/store_standing.h"

#include <string.h>

#include "store/store_connection.h"

static const struct store_statement standing_statement = {
    "standing",
    "SELECT coalesce(c.state, 0::smallint), coalesce(k.state, 0::smallint),"
    " EXISTS (SELECT FROM deadlines.clock n WHERE n.case_ref = $1::text"
    "  AND n.clock = $2::smallint AND n.revision > $3::int),"
    " EXISTS (SELECT FROM journal.entry e WHERE e.case_ref = $1::text"
    "  AND e.position > f.position AND NOT EXISTS (SELECT FROM dispatch.alert r"
    "  WHERE r.raised_position = e.position)),"
    " (SELECT until FROM dispatch.snooze s WHERE s.case_ref = $1::text"
    "  AND s.clock = $2::smallint AND s.party = split_part($4::text, '/', 1))"
    " FROM deadlines.follower f LEFT JOIN casefile.cases c ON c.case_ref = $1::text"
    " LEFT JOIN deadlines.clock k ON k.case_ref = $1::text AND k.clock = $2::smallint"
    " AND k.revision = $3::int",
    4};

static const struct store_statement snooze_statement = {
    "snooze_put",
    "INSERT INTO dispatch.snooze VALUES ($1::text, $2::smallint, $3::text, $4::date)"
    " ON CONFLICT (case_ref, clock, party) DO UPDATE SET until = excluded.until",
    4};

static const struct store_statement hold_set_statement = {
    "hold_set",
    "INSERT INTO dispatch.hold VALUES ($1::text, $2::timestamptz) ON CONFLICT DO NOTHING",
    2};

static const struct store_statement hold_clear_statement = {
    "hold_clear", "DELETE FROM dispatch.hold WHERE reason = $1::text", 1};

static const struct store_statement hold_all_statement = {
    "hold_all", "SELECT reason, since FROM dispatch.hold ORDER BY since, reason", 0};

static const struct store_statement hold_status_statement = {
    "hold_status", "SELECT reason, since FROM journal.holds ORDER BY since, reason", 0};

static const struct store_statement cluster_look_statement = {
    "cluster_look",
    "SELECT c.one IS NOT NULL, coalesce(c.system_identifier = s.system_identifier"
    " AND c.timeline = p.timeline_id, false), $1::bigint = 0 OR EXISTS (SELECT"
    " FROM journal.entry WHERE position = $1::bigint AND encode(hash, 'hex') = $2::text)"
    " FROM pg_control_system() s, pg_control_checkpoint() p"
    " LEFT JOIN dispatch.cluster c ON true",
    2};

static const struct store_statement seen_statement = {
    "seen_last",
    "SELECT e.position, encode(e.hash, 'hex') FROM dispatch.follower f"
    " JOIN journal.entry e ON e.position = f.position",
    0};

static const struct store_statement cluster_take_statement = {
    "cluster_take",
    "INSERT INTO dispatch.cluster (system_identifier, timeline)"
    " SELECT system_identifier, timeline_id FROM pg_control_system(),"
    " pg_control_checkpoint() ON CONFLICT (one) DO UPDATE"
    " SET system_identifier = excluded.system_identifier, timeline = excluded.timeline",
    0};

static void
read_standing(const PGresult *rows, void *into)
{
    struct store_standing *standing = into;
    memset(standing, 0, sizeof(*standing));
    standing->case_state = (enum vigil_case_state)store_field_int2(rows, 0, 0);
    standing->clock_state = (enum vigil_clock_state)store_field_int2(rows, 0, 1);
    standing->superseded = store_field_bool(rows, 0, 2);
    standing->unfinished = store_field_bool(rows, 0, 3);
    standing->snoozed_until = store_field_date(rows, 0, 4);
}

void
store_standing_of(struct store *store,
                  const struct vigil_alert *alert,
                  struct store_standing *ret_standing)
{
    struct store_value values[4];
    store_value_text(&values[0], alert->case_ref);
    store_value_int2(&values[1], (int16_t)alert->clock);
    store_value_int4(&values[2], alert->revision);
    store_value_text(&values[3], alert->recipient);
    store_queue(store, &standing_statement, values, read_standing, ret_standing);
}

void
store_snooze_put(struct store *store, const struct vigil_order *order, const char *party)
{
    struct store_value values[4];
    store_value_text(&values[0], order->case_ref);
    store_value_int2(&values[1], (int16_t)order->clock);
    store_value_text(&values[2], party);
    store_value_date(&values[3], order->until);
    store_queue(store, &snooze_statement, values, NULL, NULL);
}

void
store_hold_set(struct store *store, const char *reason, vigil_instant since)
{
    struct store_value values[2];
    store_value_text(&values[0], reason);
    store_value_instant(&values[1], since);
    store_queue(store, &hold_set_statement, values, NULL, NULL);
}

void
store_hold_clear(struct store *store, const char *reason)
{
    struct store_value value;
    store_value_text(&value, reason);
    store_queue(store, &hold_clear_statement, &value, NULL, NULL);
}

static void
read_holds(const PGresult *rows, void *into)
{
    struct store_holds *holds = into;
    holds->count = 0;
    for (int i = 0; i < PQntuples(rows) && holds->count < STORE_HOLDS_MAX; i++) {
        struct store_hold *to = &holds->at[holds->count++];
        store_field_text(rows, i, 0, to->reason, sizeof(to->reason));
        to->since = store_field_instant(rows, i, 1);
    }
}

void
store_hold_all(struct store *store, struct store_holds *ret_holds)
{
    store_queue(store, &hold_all_statement, NULL, read_holds, ret_holds);
}

void
store_hold_status(struct store *store, struct store_holds *ret_holds)
{
    store_queue(store, &hold_status_statement, NULL, read_holds, ret_holds);
}

static void
read_cluster(const PGresult *rows, void *into)
{
    struct store_cluster *cluster = into;
    cluster->is_known = store_field_bool(rows, 0, 0);
    cluster->is_same = store_field_bool(rows, 0, 1);
    cluster->has_seen = store_field_bool(rows, 0, 2);
}

void
store_cluster_look(struct store *store,
                   const struct store_seen *seen,
                   struct store_cluster *ret_cluster)
{
    struct store_value values[2];
    store_value_int8(&values[0], seen->position);
    store_value_text(&values[1], seen->hash);
    store_queue(store, &cluster_look_statement, values, read_cluster, ret_cluster);
}

static void
read_seen(const PGresult *rows, void *into)
{
    struct store_seen *seen = into;
    seen->position = 0;
    seen->hash[0] = '\0';
    if (PQntuples(rows) == 1) {
        seen->position = store_field_int8(rows, 0, 0);
        store_field_text(rows, 0, 1, seen->hash, sizeof(seen->hash));
    }
}

void
store_seen_last(struct store *store, struct store_seen *ret_seen)
{
    store_queue(store, &seen_statement, NULL, read_seen, ret_seen);
}

void
store_cluster_take(struct store *store)
{
    store_queue(store, &cluster_take_statement, NULL, NULL, NULL);
}
