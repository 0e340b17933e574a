/*
 * Alerts on their way out. See store.h for how functions queue.
 */
#ifndef STORE_ALERT_H
#define STORE_ALERT_H

#include "store/store.h"
#include "vigil/records.h"

struct store_alert {
    struct vigil_alert alert; /* its key, due day and outcome */
    int64_t raised_position;  /* of the entry that raised it */
    enum vigil_alert_state state;
    int32_t attempts;
    vigil_instant next_attempt_at; /* VIGIL_INSTANT_NONE: nothing more is to be done */
    vigil_instant changed_at;
};

struct store_alerts {
    struct store_alert *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* Adds alerts; those that are there already stay as they are. */
void store_alert_add(struct store *store, const struct store_alert *alerts, size_t count);

/* Withdraws the alerts of these clocks (case, clock, revision) that are still planned, or
 * handed over with an outcome that is not recorded: no further attempt is made. */
void store_alert_withdraw(struct store *store,
                          const struct vigil_deadline *met,
                          size_t count,
                          vigil_instant now);

/* The alerts whose next attempt is due by now, earliest first. */
void store_alert_due(struct store *store,
                     vigil_instant now,
                     int32_t limit,
                     struct store_alerts *ret_alerts);

/* When the next attempt of any is due; VIGIL_INSTANT_NONE if none. */
void store_alert_next(struct store *store, vigil_instant *ret_next);

/* Writes state, attempts, next_attempt_at, outcome and changed_at of one, if it still has
 * so many attempts as before and is not concluded: *ret_changed says so. */
void store_alert_change(struct store *store,
                        const struct store_alert *alert,
                        int32_t attempts_before,
                        bool *ret_changed);

/* A page behind a position of raising, newest first (0: the first page), of one authority
 * and what is addressed to it, or (authority "") of all. */
void store_alert_page(struct store *store,
                      const char *authority,
                      int64_t before_position,
                      int32_t limit,
                      struct store_alerts *ret_alerts);

#endif
