/*
 * Filling an empty case file by COPY: see store_copy.h. COPY cannot run in a pipeline:
 * the connection leaves it for as long as the rows take.
 */
#include "store/store_copy.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "base/base_time.h"
#include "store/store_connection.h"
#include "store/store_row.h"

enum {
    BLOCK = 1 << 16,
    /* without a sign of life: at the end the server checks what refers to what */
    PATIENCE_MS = 600000
};

static const struct store_statement empty_statement = {
    "copy_empty",
    "SELECT NOT EXISTS (SELECT FROM casefile.cases)"
    " AND NOT EXISTS (SELECT FROM casefile.item)",
    0};

static const struct store_statement serials_statement = {
    "copy_serials",
    "SELECT max(nextval('casefile.serial')) FROM generate_series(1, $1::bigint)",
    1};

void
store_copy_unhurried(struct store *store)
{
    store_queue_text(store, "SET LOCAL statement_timeout = 0", NULL, NULL);
    store_queue_text(
        store, "SET LOCAL idle_in_transaction_session_timeout = 0", NULL, NULL);
}

static void
read_bool(const PGresult *rows, void *into)
{
    *(bool *)into = PQntuples(rows) == 1 && store_field_bool(rows, 0, 0);
}

void
store_copy_look(struct store *store, bool *ret_empty)
{
    store_queue(store, &empty_statement, NULL, read_bool, ret_empty);
}

void
store_copy_serials(struct store *store, int64_t count)
{
    struct store_value value;
    store_value_int8(&value, count);
    store_queue(store, &serials_statement, &value, NULL, NULL);
}

static enum base_class
failed(struct store *store, struct base_error *ret_error)
{
    store_drop(store);
    return base_error_set(ret_error,
                          BASE_AGAIN,
                          "copy",
                          "the connection to database %s was lost, or refused the rows",
                          store->database);
}

/* Until the socket can be written or read; false: nothing for so long. */
static bool
wait_for(struct store *store, short events)
{
    int64_t until_ms = base_time_monotonic_ms() + PATIENCE_MS;
    struct pollfd item = {.fd = PQsocket(store->connection), .events = events};
    for (;;) {
        int64_t left_ms = until_ms - base_time_monotonic_ms();
        int ready = left_ms <= 0 ? 0 : poll(&item, 1, (int)left_ms);
        if (ready >= 0 || errno != EINTR) {
            return ready > 0;
        }
    }
}

static bool
flush(struct store *store)
{
    int left;
    while ((left = PQflush(store->connection)) == 1) {
        if (!wait_for(store, POLLIN | POLLOUT) ||
            PQconsumeInput(store->connection) != 1) {
            return false;
        }
    }
    return left == 0;
}

/* The result of the statement in hand, and that nothing follows it. */
static bool
is_done(struct store *store, ExecStatusType expected)
{
    while (PQisBusy(store->connection) == 1) {
        if (!wait_for(store, POLLIN) || PQconsumeInput(store->connection) != 1) {
            return false;
        }
    }
    PGresult *result = PQgetResult(store->connection);
    bool fine = PQresultStatus(result) == expected;
    PQclear(result);
    if (fine && expected != PGRES_COPY_IN) {
        PGresult *end = PQgetResult(store->connection);
        fine = end == NULL;
        PQclear(end);
    }
    return fine;
}

static bool
begin(struct store *store, const char *statement)
{
    store_array_copy_begin(&store->arrays[0]);
    return PQexitPipelineMode(store->connection) == 1 &&
           PQsendQuery(store->connection, statement) == 1 && flush(store) &&
           is_done(store, PGRES_COPY_IN);
}

/* Sends what has gathered, once it is worth it. */
static bool
send(struct store *store, size_t least)
{
    struct store_array *rows = &store->arrays[0];
    if (rows->size < least) {
        return true;
    }
    size_t size = rows->size;
    rows->size = 0;
    return PQputCopyData(store->connection, (const char *)rows->bytes, (int)size) == 1 &&
           flush(store);
}

static bool
end(struct store *store)
{
    store_array_copy_end(&store->arrays[0]);
    return send(store, 0) && PQputCopyEnd(store->connection, NULL) == 1 && flush(store) &&
           is_done(store, PGRES_COMMAND_OK) &&
           PQenterPipelineMode(store->connection) == 1;
}

enum base_class
store_copy_cases(struct store *store,
                 store_next_case *next,
                 void *from,
                 struct base_error *ret_error)
{
    bool fine = begin(store, STORE_COPY_CASES);
    for (const struct vigil_case *c; fine && (c = next(from)) != NULL;) {
        store_row_case(&store->arrays[0], &store->arrays[1], c);
        fine = send(store, BLOCK);
    }
    return fine && end(store) ? BASE_OK : failed(store, ret_error);
}

enum base_class
store_copy_items(struct store *store,
                 store_next_item *next,
                 void *from,
                 struct base_error *ret_error)
{
    bool fine = begin(store, STORE_COPY_ITEMS);
    for (const struct vigil_item *item; fine && (item = next(from)) != NULL;) {
        store_row_item(&store->arrays[0], item);
        fine = send(store, BLOCK);
    }
    return fine && end(store) ? BASE_OK : failed(store, ret_error);
}
