/*
 * What each way of an alert came to: its hand-over, the reference by which a confirmation
 * names it, and what became of it. See store.h for how functions queue.
 */
#ifndef STORE_DELIVERY_H
#define STORE_DELIVERY_H

#include "base/base_id.h"
#include "store/store_alert.h"

struct store_delivery {
    struct vigil_alert alert; /* the key of its alert, and which way (hop) it is */
    int32_t round;
    struct vigil_id reference;
    enum vigil_channel channel;
    enum vigil_alert_state state;
    int32_t attempts;
    char provider_id[64];
    vigil_instant confirm_by; /* VIGIL_INSTANT_NONE: no peer has taken it */
    vigil_instant ask_at;     /* VIGIL_INSTANT_NONE: the peer is not asked (any more) */
    char outcome[40];
    vigil_instant changed_at;
};

struct store_deliveries {
    struct store_delivery *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* What references are made with, which nobody outside knows. */
enum { STORE_DELIVERY_SECRET = 32 };
void store_delivery_secret(struct store *store,
                           uint8_t ret_secret[STORE_DELIVERY_SECRET]);

/* Writes them, whether they are there or not. */
void store_delivery_put(struct store *store,
                        const struct store_delivery *deliveries,
                        size_t count);

/* Of one alert: all, oldest first. */
void store_delivery_of(struct store *store,
                       const struct vigil_alert *alert,
                       struct store_deliveries *ret_deliveries);

/* All with this reference, and their alerts, both in the same order. */
void store_delivery_named(struct store *store,
                          const struct vigil_id *reference,
                          struct store_deliveries *ret_deliveries,
                          struct store_alerts *ret_alerts);

/* Of a case's alerts, as they were raised; of one authority's or ("") all. */
void store_delivery_page(struct store *store,
                         const char *case_ref,
                         const char *authority,
                         struct store_deliveries *ret_deliveries);

/* The first of which the peer is to be asked by now; when the first of all is (NONE: of
 * none). */
void store_delivery_ask(struct store *store,
                        vigil_instant now,
                        struct store_deliveries *ret_delivery);
void store_delivery_ask_next(struct store *store, vigil_instant *ret_next);

/* Asks about a reference again then; VIGIL_INSTANT_NONE: never. */
void store_delivery_ask_at(struct store *store,
                           const struct vigil_id *reference,
                           vigil_instant ask_at);

#endif
