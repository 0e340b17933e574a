/*
 * Which columns of the case file a message may change: the partners' part or the Panel's,
 * as the daemons' statements write them (store_case_write.c). What a rule changed beyond
 * that would be lost, and replaying the journal would give another case.
 */
#ifndef PROCESS_WRITTEN_H
#define PROCESS_WRITTEN_H

#include "process_holds.h"

/* written once, when the file is opened */
static inline void
process_written_once(struct vigil_case *stored, const struct vigil_case *now)
{
    memcpy(stored->case_ref, now->case_ref, sizeof(stored->case_ref));
    stored->kind = now->kind;
    stored->historic = now->historic;
    stored->notified_at = now->notified_at;
    stored->incident_type = now->incident_type;
    stored->period = now->period; /* by its own reference */
}

static inline void
process_written_common(struct vigil_case *stored, const struct vigil_case *now)
{
    stored->state = now->state;
    stored->state_before = now->state_before;
    stored->version = now->version;
    memcpy(stored->merged_into, now->merged_into, sizeof(stored->merged_into));
    stored->trail_count = now->trail_count;
    memcpy(stored->trail, now->trail, sizeof(stored->trail));
    stored->facts_count = now->facts_count;
    memcpy(stored->facts, now->facts, sizeof(stored->facts));
    stored->pauses_count = now->pauses_count;
    memcpy(stored->pauses, now->pauses, sizeof(stored->pauses));
}

static inline void
process_written_partners(struct vigil_case *stored, const struct vigil_case *now)
{
    memcpy(stored->authority, now->authority, sizeof(stored->authority));
    memcpy(stored->notification_ref,
           now->notification_ref,
           sizeof(stored->notification_ref));
    stored->incident_on = now->incident_on;
    stored->became_aware_on = now->became_aware_on;
    stored->died_on = now->died_on;
    stored->also_count = now->also_count;
    memcpy(stored->also, now->also, sizeof(stored->also));
    stored->withdrawal = now->withdrawal;
    stored->rapid_review_at = now->rapid_review_at;
    stored->decision = now->decision;
    stored->stand = now->stand;
    memcpy(stored->lcspr_ref, now->lcspr_ref, sizeof(stored->lcspr_ref));
    memcpy(stored->review_ref, now->review_ref, sizeof(stored->review_ref));
    stored->lcspr_commissioned_on = now->lcspr_commissioned_on;
    stored->lcspr_received_at = now->lcspr_received_at;
    stored->publication = now->publication;
    stored->published_on = now->published_on;
    stored->forecast_on = now->forecast_on;
}

static inline void
process_written_panel(struct vigil_case *stored, const struct vigil_case *now)
{
    stored->seen_at = now->seen_at;
    stored->responded_at = now->responded_at;
    stored->response = now->response;
    stored->reason = now->reason;
    stored->rapid_review_extended_to = now->rapid_review_extended_to;
    stored->lcspr_extended_to = now->lcspr_extended_to;
    stored->national = now->national;
}

/* As when they were read: what a message changes is to be written. */
static inline void
process_written_clear(struct process_world *world)
{
    for (size_t i = 0; i < world->count; i++) {
        for (size_t k = 0; k < world->at[i].count; k++) {
            world->at[i].items[k].changed = false;
        }
    }
}

static inline void
process_holds_items_written(const struct process_run_state *run,
                            const struct process_slot *before,
                            const struct process_slot *now)
{
    for (size_t k = 0; k < now->count; k++) {
        struct vigil_item item = now->items[k];
        item.changed = false;
        bool same =
            k < before->count && memcmp(&item, &before->items[k], sizeof(item)) == 0;
        PROCESS_HOLDS(
            run, same || now->items[k].changed, "an item's change is not written");
    }
}

/* `before` is NULL for a file that the message opened. */
static inline void
process_holds_written(const struct process_run_state *run,
                      const struct vigil_case *before,
                      const struct vigil_case *now)
{
    enum vigil_message type = run->command->type;
    struct vigil_case stored;
    if (before == NULL) {
        memset(&stored, 0, sizeof(stored));
        rules_process_open(&stored, now->notified_at);
        process_written_once(&stored, now);
    } else {
        stored = *before;
    }
    process_written_common(&stored, now);
    if (type == VIGIL_MESSAGE_PANEL_RESPONSE ||
        (type >= VIGIL_MESSAGE_SEEN && type <= VIGIL_MESSAGE_CLOCK_RESUME)) {
        process_written_panel(&stored, now);
    } else {
        process_written_partners(&stored, now);
    }
    PROCESS_HOLDS(run,
                  memcmp(&stored, now, sizeof(stored)) == 0,
                  "a column was changed that is not written");
}

#endif
