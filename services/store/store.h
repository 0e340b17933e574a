/*
 * The door to PostgreSQL. Functions of this room queue a statement, with pointers to
 * where its rows shall go; store_run() sends all that is queued in one round trip and
 * fills them.
 *
 *     store_begin(store, error);            connects if need be, queues BEGIN
 *     store_case_lock(store, ...);          queued
 *     store_run(store, error);              one round trip; the rows are there
 *     ...
 *     store_commit(store, error);           the rest of the queue and COMMIT
 *
 * Owns one connection. Promises: BASE_OK from store_commit means durable: COMMIT's own
 * result was COMMAND_OK with the tag COMMIT and no warning came in the transaction. Every
 * wait is bounded; a connection on which one ran out is dropped. After BASE_AGAIN nothing
 * is known to be stored (a commit whose answer was lost included: the caller resolves it
 * by the message's key). Errors hold an SQLSTATE, never a row.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/base_error.h"

/* Raised by every migration; a daemon refuses to start on another. */
enum { STORE_SCHEMA_VERSION = 16 };

struct store;

struct store_options {
    const char *host; /* directory of the socket, or a host name */
    const char *database;
    const char *user;
    const char *name; /* application_name */
    int wait_ms;      /* limit of one round trip */
    /* set when the daemon is to end: waits are then cut to a second; may be NULL */
    const volatile sig_atomic_t *stopping;
};

/* Keeps the texts of options. Does not connect. */
enum base_class store_new(const struct store_options *options,
                          struct store **ret_store,
                          struct base_error *ret_error) BASE_MUST_CHECK;
void store_free(struct store *store); /* NULL is fine */

/* Connects if not connected, and checks that the server is one to trust: schema version,
 * fsync, full_page_writes, synchronous_commit, checksums (BASE_STOP), and that it is the
 * same cluster on the same or a later timeline as before (BASE_STOP). BASE_AGAIN: away.
 */
enum base_class store_connect(struct store *store,
                              struct base_error *ret_error) BASE_MUST_CHECK;

/* Starts a transaction. */
enum base_class store_begin(struct store *store,
                            struct base_error *ret_error) BASE_MUST_CHECK;

/* Starts a transaction that only reads: all its round trips see the database as of one
 * moment. End it with store_abandon. */
enum base_class store_begin_snapshot(struct store *store,
                                     struct base_error *ret_error) BASE_MUST_CHECK;

/* Has the server begin with what is queued, while there is other work to do here. The
 * store_run after it reads the rows. */
void store_send(struct store *store);

/* Sends what is queued and reads all rows. BASE_REFUSE: a statement cannot be done with
 * this data (SQLSTATE class 22 or 23, in ret_error->code); the transaction is to be
 * abandoned. BASE_AGAIN: temporary. */
enum base_class store_run(struct store *store,
                          struct base_error *ret_error) BASE_MUST_CHECK;

/* store_run and COMMIT. */
enum base_class store_commit(struct store *store,
                             struct base_error *ret_error) BASE_MUST_CHECK;

/* Ends a transaction without effect and forgets what is queued. */
void store_abandon(struct store *store);

#endif
