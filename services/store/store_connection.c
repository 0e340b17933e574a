/*
 * The connection: opening, dropping, and queueing statements into the pipeline. Running
 * the queue is store_run.c; what a statement says is in the file of its table.
 */
#include "store/store_connection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "base/base_time.h"

enum base_class
store_new(const struct store_options *options,
          struct store **ret_store,
          struct base_error *ret_error)
{
    struct store *store = calloc(1, sizeof(*store));
    if (store == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "no memory for the store");
    }
    store->options = *options;
    if (!base_text_copy(store->host, sizeof(store->host), options->host) ||
        !base_text_copy(store->database, sizeof(store->database), options->database) ||
        !base_text_copy(store->user, sizeof(store->user), options->user) ||
        !base_text_copy(store->name, sizeof(store->name), options->name)) {
        free(store);
        return base_error_set(
            ret_error, BASE_STOP, "store_options", "a store.* parameter is too long");
    }
    *ret_store = store;
    return BASE_OK;
}

void
store_free(struct store *store)
{
    if (store == NULL) {
        return;
    }
    store_drop(store);
    for (size_t i = 0; i < BASE_COUNT(store->arrays); i++) {
        store_array_done(&store->arrays[i]);
    }
    free(store);
}

void
store_drop(struct store *store)
{
    if (store->connection != NULL) {
        PQfinish(store->connection);
    }
    store->connection = NULL;
    store->in_transaction = false;
    store->prepared_count = 0;
    store->queue_count = 0;
    store->queue_failed = false;
}

/* Class 01 in a transaction means that a commit may not be what it seems (a cancelled
 * wait for a standby says so by a warning alone). The text is never kept. */
static void
on_notice(void *arg, const PGresult *notice)
{
    struct store *store = arg;
    const char *state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
    if (state != NULL && strncmp(state, "01", 2) == 0) {
        store->warned = true;
    }
}

/* Opens the connection; NULL on no answer. Every wait of it is bounded. */
static PGconn *
open_connection(const struct store *store)
{
    static const char options[] =
        "-c plan_cache_mode=force_generic_plan -c jit=off -c client_min_messages=warning "
        /* plans are made once, on tables that may still be empty: never for scanning what
         * a key finds */
        "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";
    static const char *const names[] = {"host",
                                        "dbname",
                                        "user",
                                        "application_name",
                                        "connect_timeout",
                                        "keepalives_idle",
                                        "keepalives_interval",
                                        "keepalives_count",
                                        "tcp_user_timeout",
                                        "target_session_attrs",
                                        "client_encoding",
                                        "options",
                                        NULL};
    const char *const values[] = {store->host,
                                  store->database,
                                  store->user,
                                  store->name,
                                  "3",
                                  "5",
                                  "2",
                                  "3",
                                  "8000",
                                  "read-write",
                                  "UTF8",
                                  options,
                                  NULL};
    return PQconnectdbParams(names, values, 0);
}

enum base_class
store_connect(struct store *store, struct base_error *ret_error)
{
    if (store->connection != NULL) {
        return BASE_OK;
    }
    store->connection = open_connection(store);
    if (PQstatus(store->connection) != CONNECTION_OK) {
        store_drop(store);
        return base_error_set(ret_error,
                              BASE_AGAIN,
                              "database_away",
                              "no connection to database %s at %s as %s",
                              store->database,
                              store->host,
                              store->user);
    }
    (void)PQsetErrorVerbosity(store->connection, PQERRORS_SQLSTATE);
    (void)PQsetNoticeReceiver(store->connection, on_notice, store);
    enum base_class class = store_check(store, ret_error);
    if (class == BASE_OK && (PQsetnonblocking(store->connection, 1) != 0 ||
                             PQenterPipelineMode(store->connection) != 1)) {
        class =
            base_error_set(ret_error, BASE_AGAIN, "database_away", "no pipeline mode");
    }
    if (class != BASE_OK) {
        store_drop(store);
    }
    return class;
}

static struct store_queued *
queued(struct store *store, store_read *read, void *into)
{
    if (store->queue_count == STORE_QUEUE_MAX) {
        abort(); /* a bug of ours: a round trip has a fixed number of statements */
    }
    struct store_queued *item = &store->queue[store->queue_count++];
    memset(item, 0, sizeof(*item));
    item->read = read;
    item->into = into;
    return item;
}

void
store_queue_text(struct store *store, const char *text, store_read *read, void *into)
{
    queued(store, read, into)->text = text;
    if (store->connection == NULL ||
        PQsendQueryParams(store->connection, text, 0, NULL, NULL, NULL, NULL, 1) != 1) {
        store->queue_failed = true;
    }
}

/* Prepares a statement on its first use on this connection. */
static void
prepare(struct store *store, const struct store_statement *statement)
{
    for (size_t i = 0; i < store->prepared_count; i++) {
        if (store->prepared[i] == statement) {
            return;
        }
    }
    if (store->prepared_count == STORE_STATEMENTS_MAX) {
        abort(); /* a bug of ours: the statements are constants */
    }
    store->prepared[store->prepared_count++] = statement;
    queued(store, NULL, NULL)->is_prepare = true;
    if (PQsendPrepare(store->connection, statement->name, statement->sql, 0, NULL) != 1) {
        store->queue_failed = true;
    }
}

void
store_queue(struct store *store,
            const struct store_statement *statement,
            struct store_value *values,
            store_read *read,
            void *into)
{
    if (store->connection == NULL) {
        store->queue_failed = true;
        return;
    }
    prepare(store, statement);
    (void)queued(store, read, into);
    const char *bytes[STORE_PARAMETERS_MAX];
    int sizes[STORE_PARAMETERS_MAX], formats[STORE_PARAMETERS_MAX];
    for (int i = 0; i < statement->parameters_count; i++) {
        bytes[i] = values[i].bytes;
        sizes[i] = values[i].size;
        formats[i] = 1;
    }
    if (PQsendQueryPrepared(store->connection,
                            statement->name,
                            statement->parameters_count,
                            bytes,
                            sizes,
                            formats,
                            1) != 1) {
        store->queue_failed = true;
    }
}

enum base_class
store_begin(struct store *store, struct base_error *ret_error)
{
    if (store->in_transaction) {
        store_abandon(store);
    }
    enum base_class class = store_connect(store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    store->warned = false;
    store->in_transaction = true;
    store_queue_text(store, "BEGIN", NULL, NULL);
    return BASE_OK;
}

enum base_class
store_begin_snapshot(struct store *store, struct base_error *ret_error)
{
    enum base_class class = store_begin(store, ret_error);
    if (class == BASE_OK) {
        store_queue_text(store,
                         "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
                         NULL,
                         NULL);
    }
    return class;
}
