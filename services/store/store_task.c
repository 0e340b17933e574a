/* What must be done beside the items: see store_task.h. */
#include "store/store_task.h"

#include "store/store_connection.h"

static const struct store_statement add_statement = {
    "task_add",
    "INSERT INTO deadlines.task (case_ref, kind, no, owner, label, due_on, since)"
    " SELECT unnest($1::text[]), unnest($2::smallint[]), unnest($3::bigint[]),"
    " unnest($4::text[]), unnest($5::text[]), unnest($6::date[]),"
    " unnest($7::timestamptz[]) ON CONFLICT DO NOTHING",
    7};

static const struct store_statement done_statement = {
    "task_done",
    "DELETE FROM deadlines.task WHERE case_ref = ANY ($1::text[]) AND kind = $2::int",
    2};

static const struct store_statement settle_statement = {
    "task_settle",
    "DELETE FROM deadlines.task t USING unnest($1::text[], $2::text[]) n (one, other)"
    " WHERE t.kind = 10 AND (t.case_ref = n.one AND t.label = n.other"
    " OR t.case_ref = n.other AND t.label = n.one)",
    2};

void
store_task_add(struct store *store, const struct store_task *tasks, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT8,
                                            STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_TIMESTAMPTZ};
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&to[0], tasks[i].case_ref);
        store_array_int2(&to[1], (int16_t)tasks[i].kind);
        store_array_int8(&to[2], tasks[i].no);
        store_array_text(&to[3], tasks[i].owner);
        store_array_text(&to[4], tasks[i].label);
        store_array_date(&to[5], tasks[i].due_on);
        store_array_instant(&to[6], tasks[i].since);
    }
    store_queue_arrays(store, &add_statement, NULL, NULL);
}

void
store_task_done(struct store *store,
                enum store_task_kind kind,
                const char *const *case_refs,
                size_t count)
{
    if (count == 0) {
        return;
    }
    struct store_value values[2];
    store_array_begin(&store->arrays[0], STORE_TEXT);
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], case_refs[i]);
    }
    store_value_array(&values[0], &store->arrays[0]);
    store_value_int4(&values[1], (int32_t)kind);
    store_queue(store, &done_statement, values, NULL, NULL);
}

void
store_task_settle(struct store *store, const struct store_task_pair *pairs, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT, STORE_TEXT};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], pairs[i].case_ref);
        store_array_text(&store->arrays[1], pairs[i].other);
    }
    store_queue_arrays(store, &settle_statement, NULL, NULL);
}
