/* A case as it was: see intake_past.h. */
#include "intake/intake_past.h"

#include <stdlib.h>
#include <string.h>

#include "run/run_replay.h"
#include "wire/wire_event.h"

/* What is at hand: the case, and the review that covers it, if one does. */
static struct {
    struct run_replay replay;
    struct vigil_case review;
    struct vigil_item review_items[VIGIL_ITEMS_MAX];
    size_t review_items_count;
} hand;

static bool
is_named(const struct vigil_case *c, const struct vigil_case_name *name)
{
    return name->case_ref[0] != '\0'
               ? strcmp(name->case_ref, c->case_ref) == 0
               : name->notification_ref[0] != '\0' &&
                     strcmp(name->notification_ref, c->notification_ref) == 0 &&
                     strcmp(name->authority, c->authority) == 0;
}

/* An entry of the case itself; where it is a review, of its cases only it is known. */
static enum base_class
apply_own(struct intake_past *past, struct base_error *ret_error)
{
    static const struct rules_file nobody[VIGIL_LINKS_MAX];
    struct vigil_case *members[VIGIL_LINKS_MAX];
    struct rules_file file = {.found = &past->c,
                              .members = members,
                              .items = past->items,
                              .items_count = past->items_count,
                              .items_capacity = VIGIL_ITEMS_MAX};
    enum base_class class = run_replay_apply(&hand.replay, &file, nobody, ret_error);
    past->items_count = file.items_count;
    return class;
}

/* An entry of the review, which brings the case along once it covers it. */
static enum base_class
apply_review(struct intake_past *past, struct base_error *ret_error)
{
    struct rules_file linked[VIGIL_LINKS_MAX] = {{.found = NULL}};
    struct vigil_case *members[VIGIL_LINKS_MAX + 1] = {&past->c};
    for (size_t i = 0; i < hand.replay.links_count; i++) {
        if (is_named(&past->c, &hand.replay.links[i])) {
            linked[i] = (struct rules_file){.found = &past->c,
                                            .items = past->items,
                                            .items_count = past->items_count};
        }
    }
    struct rules_file file = {.found = &hand.review,
                              .members = members,
                              .members_count = past->c.review_ref[0] == '\0' ? 0 : 1,
                              .items = hand.review_items,
                              .items_count = hand.review_items_count,
                              .items_capacity = VIGIL_ITEMS_MAX};
    enum base_class class = run_replay_apply(&hand.replay, &file, linked, ret_error);
    hand.review_items_count = file.items_count;
    return class;
}

/* As the store gives them: by kind and number. */
static int
by_kind(const void *left, const void *right)
{
    const struct vigil_item *a = left, *b = right;
    return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1)
                              : (a->no > b->no) - (a->no < b->no);
}

enum base_class
intake_past_make(const struct run *run,
                 const char *case_ref,
                 const struct intake_history *history,
                 struct intake_past *ret_past,
                 struct base_error *ret_error)
{
    static struct vigil_faults faults;
    memset(&hand.review, 0, sizeof(hand.review));
    hand.review_items_count = 0;
    hand.replay.law = &run->law;
    hand.replay.authorities = &run->authorities;
    memset(&ret_past->c, 0, sizeof(ret_past->c));
    ret_past->items_count = 0;
    ret_past->last_at = VIGIL_INSTANT_NONE;
    size_t own = 0, review = 0;
    const struct store_entry *entry;
    enum base_class class = BASE_OK;
    while (class == BASE_OK &&
           (entry = intake_history_next(history, &own, &review)) != NULL) {
        struct vigil_event event;
        if (wire_event_read(entry->event, entry->event_size, &event, &faults) !=
            BASE_OK) {
            continue;
        }
        ret_past->last_at = event.recorded_at;
        class = run_replay_read(&hand.replay, &event, ret_error);
        if (class == BASE_OK) {
            class = strcmp(event.case_ref, case_ref) == 0
                        ? apply_own(ret_past, ret_error)
                        : apply_review(ret_past, ret_error);
        } else if (class == BASE_DONE) {
            class = BASE_OK;
        }
    }
    qsort(ret_past->items, ret_past->items_count, sizeof(ret_past->items[0]), by_kind);
    return class;
}
