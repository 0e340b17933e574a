/* The names of feeds: see store_feed.h. */
#include <string.h>

#include "store/store_connection.h"
#include "store/store_feed.h"

static const struct store_statement read_statement = {
    "feed_names",
    "SELECT authority, number, revoked, changed_at FROM deadlines.feed"
    " ORDER BY authority LIMIT $1::int",
    1};

static const struct store_statement change_statement = {
    "feed_change",
    "INSERT INTO deadlines.feed AS f (authority, number, revoked, changed_at)"
    " SELECT authority, 1 + (count(*) FILTER (WHERE NOT revoked))::int,"
    " (array_agg(revoked ORDER BY n DESC))[1], max(changed_at)"
    " FROM unnest($1::text[], $2::bool[], $3::timestamptz[]) WITH ORDINALITY"
    " c (authority, revoked, changed_at, n) GROUP BY authority"
    " ON CONFLICT (authority) DO UPDATE SET number = f.number + EXCLUDED.number - 1,"
    " revoked = EXCLUDED.revoked, changed_at = EXCLUDED.changed_at",
    3};

static void
read_names(const PGresult *rows, void *into)
{
    struct store_feed_names *names = into;
    names->count = 0;
    for (int i = 0; i < PQntuples(rows) && names->count < names->capacity; i++) {
        struct store_feed_name *name = &names->at[names->count++];
        store_field_text(rows, i, 0, name->authority, sizeof(name->authority));
        name->number = store_field_int4(rows, i, 1);
        name->revoked = store_field_bool(rows, i, 2);
        name->changed_at = store_field_instant(rows, i, 3);
    }
}

void
store_feed_names_read(struct store *store, struct store_feed_names *ret_names)
{
    struct store_value value;
    store_value_int4(&value, (int32_t)ret_names->capacity);
    store_queue(store, &read_statement, &value, read_names, ret_names);
}

void
store_feed_names_change(struct store *store,
                        const struct store_feed_name *changes,
                        size_t count)
{
    static const enum store_type types[] = {STORE_TEXT, STORE_BOOL, STORE_TIMESTAMPTZ};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], changes[i].authority);
        store_array_bool(&store->arrays[1], changes[i].revoked);
        store_array_instant(&store->arrays[2], changes[i].changed_at);
    }
    store_queue_arrays(store, &change_statement, NULL, NULL);
}
