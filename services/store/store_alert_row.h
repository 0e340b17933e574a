/*
 * The rows of dispatch.alert, for the files of this room only: the columns in the order
 * in which they are read, and the key as the first five arrays of a statement.
 */
#ifndef STORE_ALERT_ROW_H
#define STORE_ALERT_ROW_H

#include "store/store_alert.h"
#include "store/store_connection.h"

#define STORE_ALERT_COLUMNS                                                              \
    "a.case_ref, a.clock, a.revision, a.rung, a.recipient, a.due_on, a.raised_position," \
    " a.state, a.attempts, a.next_attempt_at, a.outcome, a.changed_at, a.hop, a.round,"  \
    " a.awaits, a.hop_until"

enum { STORE_ALERT_KEY = 5 };

/* A store_read into struct store_alerts. */
void store_alert_read(const PGresult *rows, void *into);

/* case, clock, revision, rung, recipient */
void store_alert_begin_key(struct store_array *to);
void store_alert_put_key(struct store_array *to, const struct vigil_alert *alert);

/* The store's first count arrays as parameters. */
void store_alert_lend(struct store *store, struct store_value *ret_values, int count);

#endif
