/*
 * The entries that a transaction appends to the journal: collected while it decides,
 * chained when the head is taken, published after the commit. Owns its buffers, which
 * serve one transaction after the other.
 */
#ifndef RUN_APPEND_H
#define RUN_APPEND_H

#include "base/base_error.h"
#include "bus/bus_feed.h"
#include "store/store_journal.h"
#include "vigil/records.h"

struct run_append {
    struct vigil_event *events;
    struct store_entry *entries;
    size_t count, capacity;
    uint8_t *packed; /* the entries' bytes, once chained */
    size_t packed_capacity;
    uint8_t **bodies; /* of run_append_body(), freed by the next reset */
    size_t bodies_count, bodies_capacity;
};

void run_append_reset(struct run_append *append);
void run_append_done(struct run_append *append);

/* Adds an entry; its position and recorded_at are set later. The body must live until
 * the entries are chained. Gives its index. */
size_t run_append_add(struct run_append *append, const struct vigil_event *event);

/* Memory for a body that lives until the next reset. */
uint8_t *run_append_body(struct run_append *append, size_t size);

/* Gives the entries their positions behind the head, packs and chains them. BASE_BUG if
 * one cannot be packed. */
enum base_class run_append_chain(struct run_append *append,
                                 const struct store_head *head,
                                 vigil_instant now,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* Tells the followers. Only after the commit. */
void run_append_publish(const struct run_append *append, struct bus_publisher *publisher);

#endif
