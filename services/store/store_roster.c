/* The roster of keys: see store_roster.h. */
#include "store/store_roster.h"

#include "store/store_connection.h"

static const struct store_statement find_statement = {
    "roster_find",
    "SELECT k.n, r.public_key, r.party, r.role, r.revoked"
    " FROM unnest($1::text[]) WITH ORDINALITY k (public_key, n)"
    " JOIN casefile.roster r USING (public_key)",
    1};

static const struct store_statement add_statement = {
    "roster_add",
    "INSERT INTO casefile.roster (public_key, party, role)"
    " VALUES ($1::text, $2::text, $3::int) ON CONFLICT DO NOTHING RETURNING true",
    3};

static const struct store_statement revoke_statement = {
    "roster_revoke",
    "UPDATE casefile.roster SET revoked = true WHERE public_key = $1::text RETURNING "
    "true",
    1};

static const struct store_statement all_statement = {
    "roster_all",
    "SELECT 0::bigint, public_key, party, role, revoked FROM casefile.roster"
    " WHERE NOT revoked ORDER BY public_key LIMIT $1::int",
    1};

static void
read_key(const PGresult *rows, int row, struct vigil_key *ret_key)
{
    store_field_text(rows, row, 1, ret_key->public_key, sizeof(ret_key->public_key));
    store_field_text(rows, row, 2, ret_key->party, sizeof(ret_key->party));
    ret_key->role = (enum vigil_role)store_field_int2(rows, row, 3);
    ret_key->revoked = store_field_bool(rows, row, 4);
}

static void
read_found(const PGresult *rows, void *into)
{
    struct vigil_key *keys = into;
    for (int i = 0; i < PQntuples(rows); i++) {
        read_key(rows, i, &keys[store_field_int8(rows, i, 0) - 1]);
    }
}

void
store_roster_find(struct store *store, struct vigil_key *keys, size_t count)
{
    struct store_array *array = &store->arrays[0];
    store_array_begin(array, STORE_TEXT);
    for (size_t i = 0; i < count; i++) {
        store_array_text(array, keys[i].public_key);
        keys[i].role = VIGIL_ROLE_NONE;
    }
    struct store_value value;
    store_value_array(&value, array);
    store_queue(store, &find_statement, &value, read_found, keys);
}

static void
read_done(const PGresult *rows, void *into)
{
    *(bool *)into = PQntuples(rows) == 1;
}

void
store_roster_add(struct store *store, const struct vigil_key *key, bool *ret_added)
{
    struct store_value values[3];
    store_value_text(&values[0], key->public_key);
    store_value_text(&values[1], key->party);
    store_value_int4(&values[2], (int32_t)key->role);
    store_queue(store, &add_statement, values, read_done, ret_added);
}

void
store_roster_revoke(struct store *store, const char *public_key, bool *ret_revoked)
{
    struct store_value value;
    store_value_text(&value, public_key);
    store_queue(store, &revoke_statement, &value, read_done, ret_revoked);
}

static void
read_all(const PGresult *rows, void *into)
{
    struct store_roster_list *list = into;
    list->count = 0;
    for (int i = 0; i < PQntuples(rows) && list->count < list->capacity; i++) {
        read_key(rows, i, &list->at[list->count++]);
    }
}

void
store_roster_all(struct store *store, struct store_roster_list *ret_list)
{
    struct store_value value;
    store_value_int4(&value, (int32_t)ret_list->capacity);
    store_queue(store, &all_statement, &value, read_all, ret_list);
}
