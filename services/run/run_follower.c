/* Following the journal: see run_follower.h. */
#include "run/run_follower.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "wire/wire_event.h"

/* The window of live entries: consecutive positions from `first`. */
enum { WINDOW_MAX = 1024 };

struct live {
    uint8_t *bytes;
    size_t size;
};

struct run_follower {
    int64_t applied; /* as last seen in the store */
    int64_t first;   /* position of window[0] */
    size_t count;
    bool missed; /* an entry came behind a gap: look into the journal */
    struct live window[WINDOW_MAX];
    struct store_entries entries; /* as read from the journal */
    struct vigil_event events[RUN_FOLLOW_MAX];
};

enum base_class
run_follower_new(struct run *run, struct base_error *ret_error)
{
    run->follower = calloc(1, sizeof(*run->follower));
    if (run->follower == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "no memory to follow");
    }
    return BASE_OK;
}

static void
forget(struct run_follower *follower)
{
    for (size_t i = 0; i < follower->count; i++) {
        free(follower->window[i].bytes);
    }
    follower->count = 0;
}

void
run_follower_free(struct run *run)
{
    if (run->follower != NULL) {
        forget(run->follower);
        store_entries_done(&run->follower->entries);
        free(run->follower);
        run->follower = NULL;
    }
}

/* Keeps a live entry if it continues the window; else the journal will have it. */
static void
keep(struct run_follower *follower, int64_t position, const uint8_t *bytes, size_t size)
{
    if (follower->count == 0) {
        follower->first = position;
    }
    int64_t next = follower->first + (int64_t)follower->count;
    if (position < next) {
        return;
    }
    if (position > next || follower->count == WINDOW_MAX) {
        follower->missed = true;
        return;
    }
    struct live *live = &follower->window[follower->count];
    live->bytes = malloc(size);
    if (live->bytes == NULL) {
        follower->missed = true;
        return;
    }
    memcpy(live->bytes, bytes, size);
    live->size = size;
    follower->count++;
}

void
run_follower_receive(struct run *run)
{
    int64_t position;
    const uint8_t *bytes;
    size_t size;
    for (int i = 0; i < WINDOW_MAX &&
                    bus_subscriber_receive(run->subscriber, &position, &bytes, &size);
         i++) {
        if (position > run->follower->applied) {
            keep(run->follower, position, bytes, size);
        }
    }
}

/* Reads an entry's event; one that cannot be read is a bug, which must not stop the
 * others: it is said aloud and passed over as an entry of no known type. */
static void
read_event(int64_t position, const uint8_t *bytes, size_t size, struct vigil_event *ret)
{
    static struct vigil_faults faults; /* large */
    if (wire_event_read(bytes, size, ret, &faults) != BASE_OK ||
        ret->position != position) {
        base_log(
            BASE_LOG_ERROR, "event=unreadable_entry position=%lld", (long long)position);
        memset(ret, 0, sizeof(*ret));
    }
    ret->position = position;
}

/* Drops what is applied from the front of the window. */
static void
slide(struct run_follower *follower)
{
    size_t gone = 0;
    while (gone < follower->count &&
           follower->first + (int64_t)gone <= follower->applied) {
        free(follower->window[gone].bytes);
        gone++;
    }
    memmove(follower->window,
            follower->window + gone,
            (follower->count - gone) * sizeof(follower->window[0]));
    follower->count -= gone;
    follower->first += (int64_t)gone;
}

/* The entries behind `applied`: from the window if it continues there, else from the
 * journal. */
static enum base_class
next_run(struct run *run, bool look, size_t *ret_count, struct base_error *ret_error)
{
    struct run_follower *follower = run->follower;
    slide(follower);
    *ret_count = 0;
    if (follower->count > 0 && follower->first == follower->applied + 1) {
        for (size_t i = 0; i < follower->count && i < RUN_FOLLOW_MAX; i++) {
            read_event(follower->first + (int64_t)i,
                       follower->window[i].bytes,
                       follower->window[i].size,
                       &follower->events[i]);
            ++*ret_count;
        }
        return BASE_OK;
    }
    if (!look && follower->count == 0 && !follower->missed) {
        return BASE_OK;
    }
    store_journal_read(run->store, follower->applied, RUN_FOLLOW_MAX, &follower->entries);
    enum base_class class = store_run(run->store, ret_error);
    /* a full page: the journal has more, which no live entry may ever tell of */
    follower->missed = class == BASE_OK && follower->entries.count == RUN_FOLLOW_MAX;
    for (size_t i = 0; class == BASE_OK && i < follower->entries.count; i++) {
        const struct store_entry *entry = &follower->entries.at[i];
        read_event(
            entry->position, entry->event, entry->event_size, &follower->events[i]);
        ++*ret_count;
    }
    return class;
}

struct step {
    bool look;
    size_t count;
};

static enum base_class
step_body(struct run *run, void *arg, struct base_error *ret_error)
{
    struct step *step = arg;
    struct run_follower *follower = run->follower;
    /* the row is ours now: what it says is the truth, whatever this copy remembers */
    if (follower->applied != run->position.position) {
        follower->applied = run->position.position;
        run->tick_wanted = true; /* another copy was at work, and may wait for a time */
    }
    enum base_class class = next_run(run, step->look, &step->count, ret_error);
    if (class != BASE_OK || step->count == 0) {
        return class;
    }
    run->applied = step->count;
    class = run->service->apply(run, follower->events, step->count, ret_error);
    if (class == BASE_OK && run->applied > 0) {
        store_follower_move(run->store,
                            run->service->follower,
                            follower->events[run->applied - 1].position);
    }
    return class;
}

enum base_class
run_follower_step(struct run *run,
                  bool look,
                  bool *ret_more,
                  struct base_error *ret_error)
{
    struct run_follower *follower = run->follower;
    *ret_more = false;
    if (!look && follower->count == 0 && !follower->missed) {
        return BASE_OK;
    }
    struct step step = {.look = look};
    enum base_class class = run_transact(run, step_body, &step, ret_error);
    if (class == BASE_OK && step.count > 0) {
        bool left = run->applied < step.count;
        if (run->applied > 0) {
            follower->applied = follower->events[run->applied - 1].position;
        }
        slide(follower);
        follower->missed = follower->missed || left;
        run->tick_wanted = true;
        *ret_more = follower->count > 0 || step.count == RUN_FOLLOW_MAX || left;
    }
    if (class == BASE_DONE) {
        forget(follower); /* another copy works: the journal has what we shall need */
        class = BASE_OK;
    }
    return class;
}
