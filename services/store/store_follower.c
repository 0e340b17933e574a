/* The positions of followers: see store_follower.h. */
#include "store/store_follower.h"

#include "store/store_connection.h"

#define HOLD(schema)                                                                     \
    {                                                                                    \
        schema "_hold",                                                                  \
            "SELECT f.position, coalesce(c.version, ''), coalesce(c.no, 0),"             \
            " coalesce(r.version, '') FROM " schema                                      \
            ".follower f LEFT JOIN LATERAL (SELECT version, no FROM law.version WHERE"   \
            " kind = 1 AND in_force_from <= f.position ORDER BY in_force_from DESC"      \
            " LIMIT 1) c ON true"                                                        \
            " LEFT JOIN LATERAL (SELECT version FROM law.version WHERE"                  \
            " kind = 2 AND in_force_from <= f.position ORDER BY in_force_from DESC"      \
            " LIMIT 1) r ON true"                                                        \
            " WHERE f.one FOR UPDATE OF f SKIP LOCKED",                                  \
            0                                                                            \
    }
#define MOVE(schema)                                                                     \
    {                                                                                    \
        schema "_move",                                                                  \
            "UPDATE " schema ".follower SET position = $1::bigint WHERE one", 1          \
    }

static const struct store_statement hold_statements[] = {
    HOLD("deadlines"), HOLD("reporting"), HOLD("dispatch")};
static const struct store_statement move_statements[] = {
    MOVE("deadlines"), MOVE("reporting"), MOVE("dispatch")};

static const struct store_statement all_statement = {
    "follower_all", "SELECT name, position FROM journal.followers ORDER BY name", 0};

static const struct store_statement lags_statement = {
    "follower_lags",
    "SELECT EXISTS (SELECT FROM journal.entry WHERE case_ref = $1::text"
    " AND case_ref <> '' AND position > (SELECT position FROM deadlines.follower))"
    " AND EXISTS (SELECT FROM casefile.cases WHERE case_ref = $1::text"
    " AND ($2::text = '' OR authority = $2::text))",
    2};

static void
read_position(const PGresult *rows, void *into)
{
    struct store_position *position = into;
    position->held = PQntuples(rows) == 1;
    if (position->held) {
        position->position = store_field_int8(rows, 0, 0);
        store_field_text(rows, 0, 1, position->calendar, sizeof(position->calendar));
        position->calendar_no = store_field_int4(rows, 0, 2);
        store_field_text(rows, 0, 3, position->rules, sizeof(position->rules));
    }
}

void
store_follower_hold(struct store *store,
                    enum store_follower follower,
                    struct store_position *ret_position)
{
    store_queue(store, &hold_statements[follower], NULL, read_position, ret_position);
}

static void
read_lags(const PGresult *rows, void *into)
{
    *(bool *)into = store_field_bool(rows, 0, 0);
}

void
store_follower_lags(struct store *store,
                    const char *case_ref,
                    const char *authority,
                    bool *ret_lags)
{
    struct store_value values[2];
    store_value_text(&values[0], case_ref);
    store_value_text(&values[1], authority);
    store_queue(store, &lags_statement, values, read_lags, ret_lags);
}

void
store_follower_move(struct store *store, enum store_follower follower, int64_t position)
{
    struct store_value value;
    store_value_int8(&value, position);
    store_queue(store, &move_statements[follower], &value, NULL, NULL);
}

static void
read_all(const PGresult *rows, void *into)
{
    struct store_follower_list *list = into;
    list->count = 0;
    for (int i = 0; i < PQntuples(rows) && list->count < BASE_COUNT(list->at); i++) {
        struct store_follower_status *status = &list->at[list->count++];
        store_field_text(rows, i, 0, status->name, sizeof(status->name));
        status->position = store_field_int8(rows, i, 1);
    }
}

void
store_follower_all(struct store *store, struct store_follower_list *ret_list)
{
    store_queue(store, &all_statement, NULL, read_all, ret_list);
}
