/* The answers given to messages: see store_message.h. */
#include "store/store_message.h"

#include <stdlib.h>
#include <string.h>

#include "store/store_connection.h"

static const struct store_statement find_statement = {
    "message_find",
    "SELECT k.n, m.digest, m.answer"
    " FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY k (sender, message_id, n)"
    " JOIN casefile.message m USING (sender, message_id)",
    2};

static const struct store_statement add_statement = {
    "message_add",
    "INSERT INTO casefile.message (sender, message_id, digest, answer)"
    " SELECT unnest($1::text[]), unnest($2::uuid[]), unnest($3::bytea[]),"
    " unnest($4::bytea[])",
    4};

static void
keys(struct store_array *arrays, const struct store_message *messages, size_t count)
{
    store_array_begin(&arrays[0], STORE_TEXT);
    store_array_begin(&arrays[1], STORE_UUID);
    for (size_t i = 0; i < count; i++) {
        store_array_text(&arrays[0], messages[i].sender);
        store_array_bytes(&arrays[1], messages[i].id.bytes, sizeof(messages[i].id.bytes));
    }
}

static void
read_found(const PGresult *rows, void *into)
{
    struct store_message *messages = into;
    for (int i = 0; i < PQntuples(rows); i++) {
        struct store_message *message = &messages[store_field_int8(rows, i, 0) - 1];
        size_t size;
        const uint8_t *digest = store_field_bytes(rows, i, 1, &size);
        memcpy(message->digest, digest, size < BASE_HASH_SIZE ? size : BASE_HASH_SIZE);
        const uint8_t *answer = store_field_bytes(rows, i, 2, &size);
        free(message->answer);
        message->answer = malloc(size + 1);
        if (message->answer == NULL) {
            abort(); /* out of memory: restart, nothing was answered */
        }
        memcpy(message->answer, answer, size);
        message->answer_size = size;
        message->found = true;
    }
}

void
store_message_find(struct store *store, struct store_message *messages, size_t count)
{
    if (count == 0) {
        return;
    }
    keys(store->arrays, messages, count);
    struct store_value values[2];
    store_value_array(&values[0], &store->arrays[0]);
    store_value_array(&values[1], &store->arrays[1]);
    store_queue(store, &find_statement, values, read_found, messages);
}

void
store_message_add(struct store *store, const struct store_message *messages, size_t count)
{
    if (count == 0) {
        return;
    }
    struct store_array *arrays = store->arrays;
    keys(arrays, messages, count);
    store_array_begin(&arrays[2], STORE_BYTEA);
    store_array_begin(&arrays[3], STORE_BYTEA);
    for (size_t i = 0; i < count; i++) {
        store_array_bytes(&arrays[2], messages[i].digest, BASE_HASH_SIZE);
        store_array_bytes(&arrays[3], messages[i].answer, messages[i].answer_size);
    }
    struct store_value values[4];
    for (size_t i = 0; i < BASE_COUNT(values); i++) {
        store_value_array(&values[i], &arrays[i]);
    }
    store_queue(store, &add_statement, values, NULL, NULL);
}
