/*
 * That the journal tells of something: an entry of this type about this case (or, with
 * "", about none), which a daemon wrote. Included by store tests only, behind their
 * stage.
 */
#ifndef JOURNAL_TOLD_H
#define JOURNAL_TOLD_H

#include "daemon_stage.h"
#include "store/store_journal.h"
#include "wire/wire_event.h"

static inline bool
journal_tells(struct stage *on, const char *case_ref, enum vigil_event_kind type)
{
    struct store_entries entries = {.at = NULL};
    static struct vigil_faults faults;
    bool found = false;
    store_journal_read(on->store, 0, 1000, &entries);
    assert_int_equal(store_run(on->store, &on->error), BASE_OK);
    for (size_t i = 0; i < entries.count && !found; i++) {
        struct vigil_event event;
        assert_int_equal(
            wire_event_read(
                entries.at[i].event, entries.at[i].event_size, &event, &faults),
            BASE_OK);
        found = event.type == type && strcmp(event.case_ref, case_ref) == 0;
    }
    store_entries_done(&entries);
    return found;
}

/* Waits for it: followers write a moment later. */
static inline void
journal_told(struct stage *on, const char *case_ref, enum vigil_event_kind type)
{
    const char *name = vigil_code_name(VIGIL_LIST_EVENT, (int)type);
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (!journal_tells(on, case_ref, type)) {
        struct bus_wait_item none = {.fd = -1};
        if (base_time_monotonic_ms() > end_ms) {
            fail_msg("the journal does not tell of %s of %s", name, case_ref);
        }
        bus_wait(&none, 0, 10);
    }
    covers("event", name);
}

#endif
