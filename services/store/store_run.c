/*
 * Running the queue: one round trip, every result in its order, a bounded wait; and the
 * commit, which counts only if all three signs say so.
 */
#include <errno.h>
#include <poll.h>
#include <string.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "store/store_connection.h"

enum { HURRIED_MS = 1000 };

static enum base_class
lost(struct store *store, struct base_error *ret_error)
{
    store_drop(store);
    return base_error_set(ret_error,
                          BASE_AGAIN,
                          "database_away",
                          "the connection to database %s was lost",
                          store->database);
}

/* Sleeps until the connection has something, for no longer than is left. */
static bool
wait_readable(struct store *store, bool flushing)
{
    int64_t now = base_time_monotonic_ms();
    if (store->options.stopping != NULL && *store->options.stopping &&
        store->wait_until_ms > now + HURRIED_MS) {
        store->wait_until_ms = now + HURRIED_MS;
    }
    if (now >= store->wait_until_ms) {
        return false;
    }
    struct pollfd item = {.fd = PQsocket(store->connection),
                          .events = (short)(POLLIN | (flushing ? POLLOUT : 0))};
    int ready = poll(&item, 1, (int)(store->wait_until_ms - now));
    return ready > 0 || (ready < 0 && errno == EINTR);
}

/* The next result of the pipeline. NULL both where a statement's results end and, with
 * *ret_lost, where the connection is lost. */
static PGresult *
next_result(struct store *store, bool *ret_lost)
{
    *ret_lost = false;
    int flushing = PQflush(store->connection);
    while (PQisBusy(store->connection) == 1) {
        if (flushing < 0 || !wait_readable(store, flushing == 1) ||
            PQconsumeInput(store->connection) != 1) {
            *ret_lost = true;
            return NULL;
        }
        flushing = PQflush(store->connection);
    }
    return PQgetResult(store->connection);
}

static bool
begins(const char *state, const char *class)
{
    return strncmp(state, class, 2) == 0;
}

/* What an SQLSTATE means for the caller. The text of the server is not used: it may quote
 * a row. */
static enum base_class
class_of(const PGresult *rows, struct base_error *ret_error)
{
    const char *state = PQresultErrorField(rows, PG_DIAG_SQLSTATE);
    state = state == NULL ? "?????" : state;
    enum base_class class = BASE_AGAIN;
    if (begins(state, "22") || begins(state, "23")) {
        class = BASE_REFUSE;
    } else if (begins(state, "42") || begins(state, "3F")) {
        class = BASE_STOP; /* a grant or an object is missing: the schema is not ours */
    }
    return base_error_set(
        ret_error, class, state, "the database refused with SQLSTATE %s", state);
}

/* Reads the results of one queued statement. */
static enum base_class
read_one(struct store *store, struct store_queued *item, struct base_error *ret_error)
{
    bool gone;
    PGresult *rows = next_result(store, &gone);
    if (rows == NULL) {
        return lost(store, ret_error);
    }
    enum base_class class = BASE_OK;
    switch ((int)PQresultStatus(rows)) {
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
        if (item->read != NULL) {
            item->read(rows, item->into);
        }
        break;
    case PGRES_PIPELINE_ABORTED:
        class = base_error_set(
            ret_error, BASE_AGAIN, "aborted", "an earlier statement of the group failed");
        break;
    default:
        class = PQstatus(store->connection) == CONNECTION_OK ? class_of(rows, ret_error)
                                                             : lost(store, ret_error);
    }
    PQclear(rows);
    if (store->connection == NULL) {
        return class;
    }
    PGresult *end = next_result(store, &gone);
    PQclear(end); /* NULL, which ends the statement's results */
    return gone ? lost(store, ret_error) : class;
}

void
store_send(struct store *store)
{
    if (store->connection != NULL && PQflush(store->connection) < 0) {
        store->queue_failed = true;
    }
}

enum base_class
store_run(struct store *store, struct base_error *ret_error)
{
    if (store->connection == NULL || store->queue_failed ||
        PQpipelineSync(store->connection) != 1) {
        return lost(store, ret_error);
    }
    store->wait_until_ms = base_time_monotonic_ms() + store->options.wait_ms;
    enum base_class first = BASE_OK;
    size_t count = store->queue_count;
    store->queue_count = 0;
    for (size_t i = 0; i < count; i++) {
        struct base_error error;
        enum base_class class = read_one(store, &store->queue[i], &error);
        if (first == BASE_OK && class != BASE_OK) {
            first = class;
            *ret_error = error;
        }
        if (store->connection == NULL) {
            return first;
        }
        if (class != BASE_OK && store->queue[i].is_prepare) {
            store_drop(store);
            return first;
        }
    }
    bool gone;
    PGresult *sync = next_result(store, &gone);
    PQclear(sync);
    return gone ? lost(store, ret_error) : first;
}

/* COMMIT of a failed transaction answers COMMAND_OK with the tag ROLLBACK. */
static void
read_tag(const PGresult *rows, void *into)
{
    bool *committed = into;
    *committed = PQresultStatus(rows) == PGRES_COMMAND_OK &&
                 strcmp(PQcmdStatus((PGresult *)(uintptr_t)rows), "COMMIT") == 0;
}

enum base_class
store_commit(struct store *store, struct base_error *ret_error)
{
    bool committed = false;
    store_queue_text(store, "COMMIT", read_tag, &committed);
    enum base_class class = store_run(store, ret_error);
    if (class == BASE_OK && (!committed || store->warned)) {
        class = base_error_set(ret_error,
                               BASE_AGAIN,
                               "commit_unknown",
                               "COMMIT was answered by %s",
                               committed ? "a warning" : "another tag");
        store_drop(store);
    }
    if (class != BASE_OK) {
        store_abandon(store);
    }
    store->in_transaction = false;
    return class;
}

void
store_abandon(struct store *store)
{
    if (store->connection == NULL) {
        store_drop(store);
        return;
    }
    struct base_error ignored;
    if (store->queue_count > 0) {
        /* what was queued but not sent must run before the roll-back can */
        for (size_t i = 0; i < store->queue_count; i++) {
            store->queue[i].read = NULL;
        }
        if (store_run(store, &ignored) == BASE_AGAIN && store->connection == NULL) {
            return;
        }
    }
    if (store->in_transaction) {
        store_queue_text(store, "ROLLBACK", NULL, NULL);
        if (store_run(store, &ignored) != BASE_OK) {
            store_drop(store);
        }
    }
    store->in_transaction = false;
}
