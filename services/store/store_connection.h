/*
 * The connection, for the files of this room only: queueing prepared statements, building
 * their parameters, reading their rows. libpq's types do not leave the room.
 */
#ifndef STORE_CONNECTION_H
#define STORE_CONNECTION_H

#include <libpq-fe.h>
#include <stdint.h>

#include "store/store.h"
#include "store/store_array.h"

enum {
    STORE_PARAMETERS_MAX = 28,
    STORE_QUEUE_MAX = 192, /* a group's 128 submissions may each add one of its own */
    STORE_STATEMENTS_MAX = 128
};

/* A statement of the room; its address is its identity. Parameters and rows are binary.
 */
struct store_statement {
    const char *name;
    const char *sql;
    int parameters_count;
};

typedef void store_read(const PGresult *rows, void *into);

struct store_queued {
    const char *text; /* BEGIN, COMMIT and the like; NULL: a statement */
    store_read *read; /* NULL: no rows wanted */
    void *into;
    bool is_prepare;
};

struct store {
    struct store_options options;
    char host[200], database[64], user[64], name[64];
    PGconn *connection; /* NULL: not connected */
    bool in_transaction;
    bool warned; /* a notice of class 01 came in this transaction */
    const struct store_statement *prepared[STORE_STATEMENTS_MAX];
    size_t prepared_count;
    struct store_queued queue[STORE_QUEUE_MAX];
    size_t queue_count;
    bool queue_failed; /* libpq refused a send: the connection is gone */
    struct store_array arrays[STORE_PARAMETERS_MAX];
    uint64_t system_identifier; /* 0: none seen yet */
    int32_t timeline;
    int64_t wait_until_ms;
};

/* One parameter, binary. */
struct store_value {
    const char *bytes; /* NULL: null */
    int size;
    uint8_t inlined[8];
};

void store_value_text(struct store_value *value, const char *text);
void store_value_bytes(struct store_value *value, const void *bytes, size_t size);
void store_value_int8(struct store_value *value, int64_t number);
void store_value_int4(struct store_value *value, int32_t number);
void store_value_int2(struct store_value *value, int16_t number);
void store_value_bool(struct store_value *value, bool what);
void store_value_date(struct store_value *value, int32_t date); /* NONE: the first */
void store_value_instant(struct store_value *value, int64_t instant); /* must be one */
void store_value_array(struct store_value *value, struct store_array *array);

/* Queues a statement; `into` must live until store_run has returned. */
void store_queue(struct store *store,
                 const struct store_statement *statement,
                 struct store_value *values,
                 store_read *read,
                 void *into);

/* For multi-row statements, whose parameters are the store's arrays, one a column: begins
 * the first count arrays; ends them all and queues the statement. What is inserted is
 * unnested in the list of columns: in FROM, all rows would first be put aside, which is
 * up to a fifth of what an insertion costs. */
void store_begin_arrays(struct store *store, const enum store_type *types, size_t count);
void store_queue_arrays(struct store *store,
                        const struct store_statement *statement,
                        store_read *read,
                        void *into);

/* A statement whose one parameter is an array of these texts: references, mostly. */
void store_queue_texts(struct store *store,
                       const struct store_statement *statement,
                       const char *const *texts,
                       size_t count,
                       store_read *read,
                       void *into);

/* Queues BEGIN, COMMIT and the like. */
void
store_queue_text(struct store *store, const char *text, store_read *read, void *into);

/* Fields of a binary row. */
int64_t store_field_int8(const PGresult *rows, int row, int column);
int32_t store_field_int4(const PGresult *rows, int row, int column);
int16_t store_field_int2(const PGresult *rows, int row, int column);
bool store_field_bool(const PGresult *rows, int row, int column);
void store_field_text(const PGresult *rows, int row, int column, char *ret, size_t size);
const uint8_t *
store_field_bytes(const PGresult *rows, int row, int column, size_t *ret_size);
int32_t store_field_date(const PGresult *rows, int row, int column);    /* or NONE */
int64_t store_field_instant(const PGresult *rows, int row, int column); /* or NONE */

/* Closes the connection and forgets everything of it. */
void store_drop(struct store *store);

/* store_check.c: is this a server to trust? */
enum base_class store_check(struct store *store,
                            struct base_error *ret_error) BASE_MUST_CHECK;

#endif
