/*
 * What must hold after every message, accepted or refused, whatever came before.
 */
#ifndef PROCESS_HOLDS_H
#define PROCESS_HOLDS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "process_world.h"

/* the bank holidays of the law that is tested with */
enum { PROCESS_HOLIDAYS = 4 };
static const vigil_date process_holidays[PROCESS_HOLIDAYS] = {
    19723, 19811, 19814, 19849}; /* 2024: 1 January, 29 March, 1 April, 6 May */

/* What a case was when it was withdrawn, merged or closed. */
struct process_shadow {
    bool valid;
    struct process_slot was;
};

struct process_run_state {
    uint64_t seed;
    size_t step;
    struct process_world world, before;
    struct process_shadow shadows[PROCESS_SLOTS];
    const struct process_command *command;
    const struct vigil_form *form;
    size_t reached[RULES_STATE_COUNT], restored, published;
};

static inline void
process_fail(const struct process_run_state *run, const char *what)
{
    fail_msg("seed %llu, command %zu, a %s: %s",
             (unsigned long long)run->seed,
             run->step,
             vigil_code_name(VIGIL_LIST_MESSAGE, (int)run->command->type),
             what);
}

#define PROCESS_HOLDS(run, condition, what)                                              \
    do {                                                                                 \
        if (!(condition)) {                                                              \
            process_fail((run), (what));                                                 \
        }                                                                                \
    } while (0)

static inline void
process_copy(struct process_world *to, const struct process_world *from)
{
    to->count = from->count;
    for (size_t i = 0; i < from->count; i++) {
        to->at[i].c = from->at[i].c;
        to->at[i].count = from->at[i].count;
        memcpy(to->at[i].items,
               from->at[i].items,
               from->at[i].count * sizeof(from->at[i].items[0]));
    }
}

static inline bool
process_same_slot(const struct process_slot *a, const struct process_slot *b)
{
    return a->count == b->count && memcmp(&a->c, &b->c, sizeof(a->c)) == 0 &&
           memcmp(a->items, b->items, a->count * sizeof(a->items[0])) == 0;
}

static inline void
process_holds_same(const struct process_run_state *run,
                   const struct process_world *a,
                   const struct process_world *b,
                   const char *what)
{
    PROCESS_HOLDS(run, a->count == b->count, what);
    for (size_t i = 0; i < a->count; i++) {
        PROCESS_HOLDS(run, process_same_slot(&a->at[i], &b->at[i]), what);
    }
}

/* One version more, and the trail tells of it. */
static inline void
process_holds_version(const struct process_run_state *run,
                      const struct vigil_case *before,
                      const struct vigil_case *after)
{
    PROCESS_HOLDS(run, after->version == before->version + 1, "not one version more");
    size_t kept =
        before->trail_count < VIGIL_TRAIL_MAX ? before->trail_count : VIGIL_TRAIL_MAX - 1;
    PROCESS_HOLDS(run, after->trail_count == kept + 1, "the trail's length");
    PROCESS_HOLDS(
        run,
        memcmp(after->trail, before->trail + before->trail_count - kept, kept) == 0,
        "the trail forgot");
    PROCESS_HOLDS(run,
                  after->trail[kept] == (uint8_t)run->command->type,
                  "the trail's last is not the message");
}

/* The numbers of each kind from 1 without holes, an owner for what is open. */
static inline void
process_holds_items(const struct process_run_state *run, const struct process_slot *slot)
{
    int32_t last[VIGIL_ITEM_KIND_SEEING + 1] = {0};
    for (size_t i = 0; i < slot->count; i++) {
        const struct vigil_item *item = &slot->items[i];
        PROCESS_HOLDS(run,
                      vigil_code_name(VIGIL_LIST_ITEM_KIND, (int)item->kind) != NULL &&
                          item->kind != 0,
                      "an item of no kind");
        PROCESS_HOLDS(run,
                      vigil_code_name(VIGIL_LIST_ITEM_STATE, (int)item->state) != NULL &&
                          item->state != 0,
                      "an item in no state");
        PROCESS_HOLDS(run, item->no == ++last[item->kind], "an item's number");
        PROCESS_HOLDS(run,
                      item->state != VIGIL_ITEM_STATE_OPEN || item->owner[0] != '\0',
                      "an open item is nobody's");
        PROCESS_HOLDS(run,
                      strcmp(item->case_ref, slot->c.case_ref) == 0,
                      "an item of another case");
        PROCESS_HOLDS(run,
                      slot->c.state != VIGIL_CASE_STATE_CLOSED ||
                          item->kind != VIGIL_ITEM_KIND_RECOMMENDATION ||
                          item->state != VIGIL_ITEM_STATE_OPEN,
                      "closed with an open recommendation");
    }
}

/* Seven working days lie behind the day of the copy, up to the publication, counted as
 * on a wall calendar (1970-01-01 was a Thursday). */
static inline void
process_holds_published(struct process_run_state *run, const struct vigil_case *c)
{
    if (c->kind != VIGIL_FILE_KIND_LCSPR || c->historic ||
        c->published_on == VIGIL_DATE_NONE) {
        return;
    }
    int working = 0;
    for (vigil_date day = rules_london_date(c->lcspr_received_at) + 1;
         day <= c->published_on;
         day++) {
        bool holiday = (day + 3) % 7 >= 5;
        for (size_t i = 0; i < PROCESS_HOLIDAYS; i++) {
            holiday = holiday || process_holidays[i] == day;
        }
        working += holiday ? 0 : 1;
    }
    PROCESS_HOLDS(run, c->lcspr_received_at != VIGIL_INSTANT_NONE, "no report");
    PROCESS_HOLDS(run, working >= 7, "published too soon");
    run->published++;
}

/* Nobody but the Panel, the authority that leads and those that share it. */
static inline void
process_holds_access(const struct process_run_state *run, const struct vigil_case *before)
{
    const struct rules_context *context = &run->command->context;
    bool panels = run->command->type >= VIGIL_MESSAGE_SEEN ||
                  run->command->type == VIGIL_MESSAGE_PANEL_RESPONSE;
    bool theirs = context->role == VIGIL_ROLE_PANEL;
    enum vigil_message type = run->command->type;
    bool shared = type == VIGIL_MESSAGE_ANSWER || type == VIGIL_MESSAGE_GAP_OUTCOME ||
                  type == VIGIL_MESSAGE_ACTION_PROGRESS ||
                  type == VIGIL_MESSAGE_FOLLOW_UP || type == VIGIL_MESSAGE_DOCUMENT;
    for (size_t i = 0; shared && i < before->also_count; i++) {
        theirs = theirs || strcmp(before->also[i], context->party) == 0;
    }
    theirs = theirs || strcmp(before->authority, context->party) == 0;
    PROCESS_HOLDS(run, theirs, "accepted from whom the case is none of");
    PROCESS_HOLDS(run,
                  !panels || context->role == VIGIL_ROLE_PANEL,
                  "a decision of the Panel from somebody else");
}

static inline bool
process_is_suspended(enum vigil_case_state state)
{
    return state == VIGIL_CASE_STATE_WITHDRAWN || state == VIGIL_CASE_STATE_MERGED ||
           state == VIGIL_CASE_STATE_CLOSED;
}

/* What undoes a withdrawal, merge or closure gives back all of it but its times. */
static inline void
process_holds_restored(struct process_run_state *run, size_t at)
{
    struct process_shadow *shadow = &run->shadows[at];
    const struct process_slot *now = &run->world.at[at], *before = &run->before.at[at];
    bool was = process_is_suspended(before->c.state);
    if (process_is_suspended(now->c.state)) {
        shadow->valid = !was || (shadow->valid && at == run->command->slot);
        if (!was) {
            shadow->was.c = before->c;
            shadow->was.count = before->count;
            memcpy(shadow->was.items,
                   before->items,
                   before->count * sizeof(before->items[0]));
        }
        return;
    }
    if (!was || !shadow->valid) {
        return;
    }
    struct vigil_case like = now->c;
    like.version = shadow->was.c.version;
    like.trail_count = shadow->was.c.trail_count;
    memcpy(like.trail, shadow->was.c.trail, sizeof(like.trail));
    PROCESS_HOLDS(run,
                  memcmp(&like, &shadow->was.c, sizeof(like)) == 0,
                  "the case is not as it was");
    PROCESS_HOLDS(run, now->count == shadow->was.count, "items were lost");
    for (size_t i = 0; i < now->count; i++) {
        struct vigil_item item = now->items[i];
        item.changed = shadow->was.items[i].changed;
        item.changed_at = shadow->was.items[i].changed_at;
        PROCESS_HOLDS(run,
                      memcmp(&item, &shadow->was.items[i], sizeof(item)) == 0,
                      "an item is not as it was");
    }
    run->restored++;
    shadow->valid = false;
}

#endif
