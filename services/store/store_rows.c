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
