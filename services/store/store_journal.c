/* The journal: see store_journal.h. */
#include "store/store_journal.h"

#include <stdlib.h>
#include <string.h>

#include "store/store_connection.h"

static const struct store_statement take_statement = {
    "journal_take", "SELECT position, hash FROM journal.head WHERE one FOR UPDATE", 0};

static const struct store_statement head_statement = {
    "journal_head", "SELECT position, hash FROM journal.head WHERE one", 0};

static const struct store_statement append_statement = {
    "journal_append",
    "INSERT INTO journal.entry (position, case_ref, event, hash)"
    " SELECT unnest($1::bigint[]), unnest($2::text[]), unnest($3::bytea[]),"
    " unnest($4::bytea[])",
    4};

static const struct store_statement move_statement = {
    "journal_move",
    "UPDATE journal.head SET position = $1::bigint, hash = $2::bytea WHERE one",
    2};

static const struct store_statement read_statement = {
    "journal_read",
    "SELECT position, case_ref, event, hash FROM journal.entry"
    " WHERE position > $1::bigint ORDER BY position LIMIT $2::int",
    2};

static const struct store_statement case_statement = {
    "journal_of_case",
    "SELECT position, case_ref, event, NULL::bytea FROM journal.entry"
    " WHERE case_ref = $3::text AND case_ref <> '' AND position > $1::bigint"
    " ORDER BY position LIMIT $2::int",
    3};

static void
read_hash(const PGresult *rows, int row, int column, uint8_t ret_hash[BASE_HASH_SIZE])
{
    size_t size;
    const uint8_t *bytes = store_field_bytes(rows, row, column, &size);
    if (size == BASE_HASH_SIZE) {
        memcpy(ret_hash, bytes, BASE_HASH_SIZE);
    }
}

static void
read_head(const PGresult *rows, void *into)
{
    struct store_head *head = into;
    if (PQntuples(rows) == 1) {
        head->position = store_field_int8(rows, 0, 0);
        read_hash(rows, 0, 1, head->hash);
    }
}

void
store_journal_take(struct store *store, struct store_head *ret_head)
{
    store_queue(store, &take_statement, NULL, read_head, ret_head);
}

void
store_journal_head(struct store *store, struct store_head *ret_head)
{
    store_queue(store, &head_statement, NULL, read_head, ret_head);
}

void
store_journal_append(struct store *store, const struct store_entry *entries, size_t count)
{
    if (count == 0) {
        return;
    }
    struct store_array *arrays = store->arrays;
    store_array_begin(&arrays[0], STORE_INT8);
    store_array_begin(&arrays[1], STORE_TEXT);
    store_array_begin(&arrays[2], STORE_BYTEA);
    store_array_begin(&arrays[3], STORE_BYTEA);
    for (size_t i = 0; i < count; i++) {
        store_array_int8(&arrays[0], entries[i].position);
        store_array_text(&arrays[1], entries[i].case_ref);
        store_array_bytes(&arrays[2], entries[i].event, entries[i].event_size);
        store_array_bytes(&arrays[3], entries[i].hash, BASE_HASH_SIZE);
    }
    struct store_value values[4];
    for (size_t i = 0; i < BASE_COUNT(values); i++) {
        store_value_array(&values[i], &arrays[i]);
    }
    store_queue(store, &append_statement, values, NULL, NULL);
    store_value_int8(&values[0], entries[count - 1].position);
    store_value_bytes(&values[1], entries[count - 1].hash, BASE_HASH_SIZE);
    store_queue(store, &move_statement, values, NULL, NULL);
}

static void
read_entries(const PGresult *rows, void *into)
{
    struct store_entries *entries = into;
    size_t count = (size_t)PQntuples(rows), total = 0, size;
    for (size_t i = 0; i < count; i++) {
        total += (size_t)PQgetlength(rows, (int)i, 2);
    }
    store_entries_done(entries);
    entries->at = calloc(count + 1, sizeof(*entries->at));
    entries->bytes = malloc(total + 1);
    if (entries->at == NULL || entries->bytes == NULL) {
        abort(); /* out of memory: restart, the position has not moved */
    }
    entries->count = count;
    uint8_t *to = entries->bytes;
    for (size_t i = 0; i < count; i++) {
        struct store_entry *entry = &entries->at[i];
        entry->position = store_field_int8(rows, (int)i, 0);
        store_field_text(rows, (int)i, 1, entry->case_ref, sizeof(entry->case_ref));
        const uint8_t *event = store_field_bytes(rows, (int)i, 2, &size);
        memcpy(to, event, size);
        entry->event = to;
        entry->event_size = size;
        read_hash(rows, (int)i, 3, entry->hash);
        to += size;
    }
}

void
store_journal_read(struct store *store,
                   int64_t after,
                   int32_t limit,
                   struct store_entries *ret_entries)
{
    struct store_value values[2];
    store_value_int8(&values[0], after);
    store_value_int4(&values[1], limit);
    store_queue(store, &read_statement, values, read_entries, ret_entries);
}

void
store_journal_of_case(struct store *store,
                      const char *case_ref,
                      int64_t after,
                      int32_t limit,
                      struct store_entries *ret_entries)
{
    struct store_value values[3];
    store_value_int8(&values[0], after);
    store_value_int4(&values[1], limit);
    store_value_text(&values[2], case_ref);
    store_queue(store, &case_statement, values, read_entries, ret_entries);
}

void
store_entries_done(struct store_entries *entries)
{
    free(entries->at);
    free(entries->bytes);
    memset(entries, 0, sizeof(*entries));
}
