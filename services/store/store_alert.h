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
    int32_t round; /* how often it was sent anew by order */
    bool awaits;   /* a peer took it: next_attempt_at is when that must be confirmed */
    vigil_instant hop_until; /* when this way's time is up; NONE: it has not begun */
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

/* Those of one recipient that wait by their first way with this outcome and are due by
 * now, as they were raised. */
void store_alert_waiting(struct store *store,
                         const char *recipient,
                         const char *outcome,
                         vigil_instant now,
                         struct store_alerts *ret_alerts);

/* Writes all but the key, due day and position of one, if it still has so many attempts
 * as before and is not concluded: *ret_changed says so. One that failed or was withdrawn
 * may still become delivered, since a mail that was handed over may arrive late. */
void store_alert_change(struct store *store,
                        const struct store_alert *alert,
                        int32_t attempts_before,
                        bool *ret_changed);

/* As the journal says that they ended, of alerts of which nothing else is known: when
 * what dispatch keeps is made again, nothing goes out twice. */
void
store_alert_settle(struct store *store, const struct store_alert *ended, size_t count);

/* Those that failed, of one case or ("") all, are planned again from their first way. */
void store_alert_retry(struct store *store, const char *case_ref, vigil_instant now);

/* Those that failed, as store_alert_page; of one case if one is named. */
void store_alert_failed(struct store *store,
                        const char *authority,
                        const char *case_ref,
                        int64_t before_position,
                        int32_t limit,
                        struct store_alerts *ret_alerts);

/* How many wait, are handed over, and failed; of an authority's or ("") all. */
struct store_alert_counts {
    int64_t planned, handed_over, failed;
};
void store_alert_count(struct store *store,
                       const char *authority,
                       struct store_alert_counts *ret_counts);

/* A page behind a position of raising, newest first (0: the first page), of one authority
 * and what is addressed to it, or (authority "") of all. */
void store_alert_page(struct store *store,
                      const char *authority,
                      int64_t before_position,
                      int32_t limit,
                      struct store_alerts *ret_alerts);

#endif
