/* Multi-row statements, whose parameters are arrays: see store_connection.h. */
#include "store/store_connection.h"

void
store_begin_arrays(struct store *store, const enum store_type *types, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        store_array_begin(&store->arrays[i], types[i]);
    }
}

void
store_queue_arrays(struct store *store,
                   const struct store_statement *statement,
                   store_read *read,
                   void *into)
{
    struct store_value values[STORE_PARAMETERS_MAX];
    for (int i = 0; i < statement->parameters_count; i++) {
        store_value_array(&values[i], &store->arrays[i]);
    }
    store_queue(store, statement, values, read, into);
}

void
store_queue_texts(struct store *store,
                  const struct store_statement *statement,
                  const char *const *texts,
                  size_t count,
                  store_read *read,
                  void *into)
{
    static const enum store_type type = STORE_TEXT;
    store_begin_arrays(store, &type, 1);
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], texts[i]);
    }
    store_queue_arrays(store, statement, read, into);
}
