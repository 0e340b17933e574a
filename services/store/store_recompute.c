/* A new calendar on its way through the clocks: see store_recompute.h. */
#include "store/store_recompute.h"

#include <string.h>

#include "store/store_connection.h"

static const struct store_statement find_statement = {
    "recompute_find",
    "SELECT after_due_on, after_case_ref, after_clock FROM law.applying"
    " WHERE version = $1::text",
    1};

static const struct store_statement keep_statement = {
    "recompute_keep",
    "INSERT INTO law.applying (version, after_due_on, after_case_ref, after_clock)"
    " VALUES ($1::text, $2::date, $3::text, $4::smallint) ON CONFLICT (one) DO UPDATE SET"
    " version = EXCLUDED.version, after_due_on = EXCLUDED.after_due_on,"
    " after_case_ref = EXCLUDED.after_case_ref, after_clock = EXCLUDED.after_clock",
    4};

static const struct store_statement end_statement = {
    "recompute_end", "DELETE FROM law.applying WHERE version = $1::text", 1};

static const struct store_statement missed_statement = {
    "recompute_missed",
    "UPDATE deadlines.clock c SET missed_on = n.missed_on FROM unnest($1::text[],"
    " $2::smallint[], $3::int[], $4::date[]) n (case_ref, clock, revision, missed_on)"
    " WHERE c.case_ref = n.case_ref AND c.clock = n.clock AND c.revision = n.revision",
    4};

static const struct store_statement clear_statement = {
    "notice_clear", "DELETE FROM law.notice WHERE version = $1::text", 1};

static const struct store_statement add_statement = {
    "notice_add",
    "INSERT INTO law.notice AS l (version, owner, moved, missed)"
    " SELECT $1::text, * FROM unnest($2::text[], $3::bigint[], $4::bigint[])"
    " ON CONFLICT (version, owner) DO UPDATE SET moved = l.moved + EXCLUDED.moved,"
    " missed = l.missed + EXCLUDED.missed",
    4};

static const struct store_statement all_statement = {
    "notice_all",
    "SELECT owner, moved, missed FROM law.notice WHERE version = $1::text"
    " ORDER BY owner LIMIT $2::int",
    2};

static void
read_place(const PGresult *rows, void *into)
{
    struct store_place *place = into;
    if (PQntuples(rows) == 1) {
        place->due_on = store_field_date(rows, 0, 0);
        store_field_text(rows, 0, 1, place->case_ref, sizeof(place->case_ref));
        place->clock = (enum vigil_clock)store_field_int2(rows, 0, 2);
    }
}

static void
read_begun(const PGresult *rows, void *into)
{
    *(bool *)into = PQntuples(rows) == 1;
}

void
store_recompute_find(struct store *store,
                     const char *version,
                     struct store_place *ret_behind,
                     bool *ret_begun)
{
    struct store_value value;
    store_value_text(&value, version);
    store_queue(store, &find_statement, &value, read_place, ret_behind);
    store_queue(store, &find_statement, &value, read_begun, ret_begun);
}

void
store_recompute_keep(struct store *store,
                     const char *version,
                     const struct store_place *behind)
{
    struct store_value values[4];
    store_value_text(&values[0], version);
    store_value_date(&values[1], behind->due_on);
    store_value_text(&values[2], behind->case_ref);
    store_value_int2(&values[3], (int16_t)behind->clock);
    store_queue(store, &keep_statement, values, NULL, NULL);
}

void
store_recompute_end(struct store *store, const char *version)
{
    struct store_value value;
    store_value_text(&value, version);
    store_queue(store, &end_statement, &value, NULL, NULL);
}

void
store_recompute_missed(struct store *store,
                       const struct store_clock *clocks,
                       size_t count)
{
    static const enum store_type types[] = {
        STORE_TEXT, STORE_INT2, STORE_INT4, STORE_DATE};
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&to[0], clocks[i].deadline.case_ref);
        store_array_int2(&to[1], (int16_t)clocks[i].deadline.clock);
        store_array_int4(&to[2], clocks[i].deadline.revision);
        store_array_date(&to[3], clocks[i].missed_on);
    }
    store_queue_arrays(store, &missed_statement, NULL, NULL);
}

void
store_notice_clear(struct store *store, const char *version)
{
    struct store_value value;
    store_value_text(&value, version);
    store_queue(store, &clear_statement, &value, NULL, NULL);
}

void
store_notice_add(struct store *store,
                 const char *version,
                 const struct store_notices *notices)
{
    struct store_value values[4];
    if (notices->count == 0) {
        return;
    }
    store_value_text(&values[0], version);
    store_array_begin(&store->arrays[0], STORE_TEXT);
    store_array_begin(&store->arrays[1], STORE_INT8);
    store_array_begin(&store->arrays[2], STORE_INT8);
    for (size_t i = 0; i < notices->count; i++) {
        store_array_text(&store->arrays[0], notices->at[i].owner);
        store_array_int8(&store->arrays[1], notices->at[i].moved);
        store_array_int8(&store->arrays[2], notices->at[i].missed);
    }
    for (size_t k = 0; k < 3; k++) {
        store_value_array(&values[1 + k], &store->arrays[k]);
    }
    store_queue(store, &add_statement, values, NULL, NULL);
}

static void
read_notices(const PGresult *rows, void *into)
{
    struct store_notices *notices = into;
    notices->count = 0;
    for (int i = 0; i < PQntuples(rows) && i < STORE_LAW_NOTICES_MAX; i++) {
        struct store_notice *notice = &notices->at[notices->count++];
        store_field_text(rows, i, 0, notice->owner, sizeof(notice->owner));
        notice->moved = store_field_int8(rows, i, 1);
        notice->missed = store_field_int8(rows, i, 2);
    }
}

void
store_notice_all(struct store *store, const char *version, struct store_notices *ret)
{
    struct store_value values[2];
    store_value_text(&values[0], version);
    store_value_int4(&values[1], STORE_LAW_NOTICES_MAX);
    store_queue(store, &all_statement, values, read_notices, ret);
}
