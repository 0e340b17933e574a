/* The items of cases: see store_item.h. */
#include "store/store_item.h"

#include <string.h>

#include "base/base_attr.h"
#include "store/store_connection.h"

#define COLUMNS                                                                          \
    "i.case_ref, i.kind, i.no, i.state, i.owner, i.due_on, i.code, i.level, i.parent,"   \
    " i.label, i.opened_at, i.changed_at"

static const struct store_statement read_statement = {
    "item_read",
    "SELECT " COLUMNS " FROM casefile.item i WHERE i.case_ref = ANY ($1::text[])"
    " ORDER BY i.case_ref, i.kind, i.no",
    1};

static const struct store_statement recurring_statement = {
    "item_recurring",
    "SELECT e.case_ref, e.kind, e.no, e.state, e.owner, e.due_on, e.code, e.level,"
    " own.no, e.label, e.opened_at, e.changed_at FROM casefile.item own"
    " JOIN LATERAL (SELECT * FROM casefile.item i WHERE i.kind = 4"
    "  AND i.owner = own.owner AND i.code = own.code AND i.case_ref <> own.case_ref"
    "  AND i.opened_at <= own.opened_at ORDER BY i.opened_at DESC LIMIT 3) e ON true"
    " WHERE own.case_ref = $1::text AND own.kind = 4"
    " ORDER BY own.no, e.opened_at DESC, e.case_ref, e.no",
    1};

static const struct store_statement put_statement = {
    "item_put",
    "INSERT INTO casefile.item (case_ref, kind, no, state, owner, due_on, code, level,"
    " parent, label, opened_at, changed_at)"
    " SELECT unnest($1::text[]), unnest($2::smallint[]), unnest($3::int[]),"
    " unnest($4::smallint[]), unnest($5::text[]), unnest($6::date[]),"
    " unnest($7::int[]), unnest($8::int[]), unnest($9::int[]), unnest($10::text[]),"
    " unnest($11::timestamptz[]), unnest($12::timestamptz[])"
    " ON CONFLICT (case_ref, kind, no) DO UPDATE SET state = EXCLUDED.state,"
    " owner = EXCLUDED.owner, due_on = EXCLUDED.due_on, code = EXCLUDED.code,"
    " level = EXCLUDED.level, parent = EXCLUDED.parent, label = EXCLUDED.label,"
    " changed_at = EXCLUDED.changed_at",
    12};

static void
read_item(const PGresult *rows, int row, struct vigil_item *ret)
{
    memset(ret, 0, sizeof(*ret));
    store_field_text(rows, row, 0, ret->case_ref, sizeof(ret->case_ref));
    ret->kind = (enum vigil_item_kind)store_field_int2(rows, row, 1);
    ret->no = store_field_int4(rows, row, 2);
    ret->state = (enum vigil_item_state)store_field_int2(rows, row, 3);
    store_field_text(rows, row, 4, ret->owner, sizeof(ret->owner));
    ret->due_on = store_field_date(rows, row, 5);
    ret->code = store_field_int4(rows, row, 6);
    ret->level = store_field_int4(rows, row, 7);
    ret->parent = store_field_int4(rows, row, 8);
    store_field_text(rows, row, 9, ret->label, sizeof(ret->label));
    ret->opened_at = store_field_instant(rows, row, 10);
    ret->changed_at = store_field_instant(rows, row, 11);
}

static void
read_items(const PGresult *rows, void *into)
{
    struct store_items *items = into;
    items->count = 0;
    for (int i = 0; i < PQntuples(rows) && items->count < items->capacity; i++) {
        read_item(rows, i, &items->at[items->count++]);
    }
    items->truncated = (size_t)PQntuples(rows) > items->count;
}

void
store_item_read(struct store *store,
                const char *const *case_refs,
                size_t count,
                struct store_items *ret_items)
{
    ret_items->count = 0;
    ret_items->truncated = false;
    if (count == 0) {
        return;
    }
    store_queue_texts(store, &read_statement, case_refs, count, read_items, ret_items);
}

void
store_item_put(struct store *store, const struct vigil_item *const *items, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_INT2,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_INT4,
                                            STORE_INT4,
                                            STORE_INT4,
                                            STORE_TEXT,
                                            STORE_TIMESTAMPTZ,
                                            STORE_TIMESTAMPTZ};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_item *item = items[i];
        store_array_text(&to[0], item->case_ref);
        store_array_int2(&to[1], (int16_t)item->kind);
        store_array_int4(&to[2], item->no);
        store_array_int2(&to[3], (int16_t)item->state);
        store_array_text(&to[4], item->owner);
        store_array_date(&to[5], item->due_on);
        store_array_int4(&to[6], item->code);
        store_array_int4(&to[7], item->level);
        store_array_int4(&to[8], item->parent);
        store_array_text(&to[9], item->label);
        store_array_instant(&to[10], item->opened_at);
        store_array_instant(&to[11], item->changed_at);
    }
    store_queue_arrays(store, &put_statement, NULL, NULL);
}

void
store_item_recurring(struct store *store,
                     const char *case_ref,
                     struct store_items *ret_items)
{
    struct store_value value;
    ret_items->count = 0;
    ret_items->truncated = false;
    store_value_text(&value, case_ref);
    store_queue(store, &recurring_statement, &value, read_items, ret_items);
}
