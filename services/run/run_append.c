/* The entries that a transaction appends: see run_append.h. */
#include "run/run_append.h"

#include <stdlib.h>
#include <string.h>

#include "wire/wire_event.h"

/* Grows an array to hold one more; out of memory ends the process, which has not
 * acknowledged anything of this transaction. */
static void *
grown(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) {
        return array;
    }
    size_t wanted = *capacity == 0 ? 64 : *capacity * 2;
    void *larger = realloc(array, wanted * size);
    if (larger == NULL) {
        abort();
    }
    *capacity = wanted;
    return larger;
}

void
run_append_reset(struct run_append *append)
{
    for (size_t i = 0; i < append->bodies_count; i++) {
        free(append->bodies[i]);
    }
    append->bodies_count = 0;
    append->count = 0;
}

void
run_append_done(struct run_append *append)
{
    run_append_reset(append);
    free(append->events);
    free(append->entries);
    free(append->packed);
    free(append->bodies);
    memset(append, 0, sizeof(*append));
}

size_t
run_append_add(struct run_append *append, const struct vigil_event *event)
{
    size_t capacity = append->capacity;
    append->events =
        grown(append->events, append->count, &capacity, sizeof(*append->events));
    append->entries = grown(
        append->entries, append->count, &append->capacity, sizeof(*append->entries));
    append->events[append->count] = *event;
    return append->count++;
}

uint8_t *
run_append_body(struct run_append *append, size_t size)
{
    append->bodies = grown(append->bodies,
                           append->bodies_count,
                           &append->bodies_capacity,
                           sizeof(*append->bodies));
    uint8_t *body = malloc(size);
    if (body == NULL) {
        abort();
    }
    append->bodies[append->bodies_count++] = body;
    return body;
}

static void
reserve(struct run_append *append)
{
    size_t wanted = 0;
    for (size_t i = 0; i < append->count; i++) {
        wanted += append->events[i].body_size + WIRE_EVENT_EXTRA;
    }
    if (wanted > append->packed_capacity) {
        free(append->packed);
        append->packed = malloc(wanted * 2);
        if (append->packed == NULL) {
            abort();
        }
        append->packed_capacity = wanted * 2;
    }
}

enum base_class
run_append_chain(struct run_append *append,
                 const struct store_head *head,
                 vigil_instant now,
                 struct base_error *ret_error)
{
    reserve(append);
    const uint8_t *before = head->hash;
    size_t used = 0;
    for (size_t i = 0; i < append->count; i++) {
        struct vigil_event *event = &append->events[i];
        struct store_entry *entry = &append->entries[i];
        event->position = head->position + 1 + (int64_t)i;
        event->recorded_at = now;
        size_t size = wire_event_write(
            event, append->packed + used, append->packed_capacity - used);
        if (size == 0) {
            return base_error_set(
                ret_error, BASE_BUG, "event_size", "an event could not be packed");
        }
        entry->position = event->position;
        memcpy(entry->case_ref, event->case_ref, sizeof(entry->case_ref));
        entry->event = append->packed + used;
        entry->event_size = size;
        base_hash_pair(before, BASE_HASH_SIZE, entry->event, size, entry->hash);
        before = entry->hash;
        used += size;
    }
    return BASE_OK;
}

void
run_append_publish(const struct run_append *append, struct bus_publisher *publisher)
{
    for (size_t i = 0; i < append->count; i++) {
        bus_publisher_add(publisher,
                          append->entries[i].position,
                          append->entries[i].event,
                          append->entries[i].event_size);
    }
    bus_publisher_flush(publisher);
}
