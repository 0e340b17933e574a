/*
 * A small world of cases and reviews, and what the services do with a message in it: find
 * the file, decide, and keep what was accepted, so that it can be applied once more.
 */
#ifndef PROCESS_WORLD_H
#define PROCESS_WORLD_H

#include <string.h>

#include "process_fill.h"
#include "process_records.h"
#include "rules/rules_carry.h"
#include "rules/rules_decide_lcspr.h"
#include "rules/rules_decide_notification.h"
#include "rules/rules_decide_panel_response.h"
#include "rules/rules_decide_rapid_review.h"
#include "rules/rules_process.h"

enum { PROCESS_SLOTS = 6, PROCESS_ITEMS = 48, PROCESS_LINKS = 2 };

struct process_slot {
    struct vigil_case c;
    size_t count;
    struct vigil_item items[PROCESS_ITEMS];
};

struct process_world {
    size_t count;
    struct process_slot at[PROCESS_SLOTS];
};

/* A message on its way: `slot` is the file that it is about, or world->count for one that
 * it opens. */
struct process_command {
    enum vigil_message type;
    size_t slot;
    size_t links[PROCESS_LINKS];
    size_t links_count;
    struct rules_context context;
    bool suspects;        /* no message: Vigil takes the file for one with links[0] */
    bool accepted_before; /* it is replayed: the change alone */
};

static const char *const process_refs[PROCESS_SLOTS] = {"CSP-2024-000001-K",
                                                        "CSP-2024-000002-I",
                                                        "CSP-2024-000003-G",
                                                        "CSP-2024-000004-E",
                                                        "CSP-2024-000005-C",
                                                        "CSP-2024-000006-A"};

/* The file of a slot, as the store would read it. */
static inline struct rules_file
process_file(struct process_world *world,
             size_t slot,
             struct vigil_case *members[PROCESS_SLOTS])
{
    struct process_slot *at = &world->at[slot];
    struct rules_file file = {.found = slot < world->count ? &at->c : NULL,
                              .members = members,
                              .items = at->items,
                              .items_count = slot < world->count ? at->count : 0,
                              .items_capacity = PROCESS_ITEMS};
    for (size_t i = 0; i < world->count && file.found != NULL; i++) {
        if (i != slot && strcmp(world->at[i].c.review_ref, at->c.case_ref) == 0) {
            members[file.members_count++] = &world->at[i].c;
        }
    }
    return file;
}

static inline void
process_open(struct process_world *world, const struct vigil_case *opened)
{
    struct process_slot *at = &world->at[world->count];
    at->c = *opened;
    at->count = 0;
    (void)strcpy(at->c.case_ref, process_refs[world->count++]);
}

static inline enum base_class
process_run_notification(struct process_world *world,
                         const struct process_command *command,
                         const struct vigil_form *form,
                         struct vigil_faults *faults)
{
    static struct vigil_notification notification;
    struct vigil_case opened;
    process_notification(form, &notification);
    enum base_class class =
        command->accepted_before
            ? rules_decide_notification_apply(&notification, &command->context, &opened)
            : rules_decide_notification(
                  &notification, &command->context, &opened, faults);
    if (class == BASE_OK) {
        process_open(world, &opened);
    }
    return class;
}

static inline enum base_class
process_run_lcspr(struct process_world *world,
                  const struct process_command *command,
                  const struct vigil_form *form,
                  struct vigil_faults *faults)
{
    static struct vigil_lcspr lcspr;
    struct vigil_case opened, *found[PROCESS_LINKS] = {NULL};
    struct vigil_case *review =
        command->slot < world->count ? &world->at[command->slot].c : NULL;
    process_lcspr(form, &lcspr);
    for (size_t i = 0; i < command->links_count; i++) {
        found[i] = &world->at[command->links[i]].c;
    }
    enum base_class class =
        command->accepted_before
            ? rules_decide_lcspr_apply(&lcspr, &command->context, review, found, &opened)
            : rules_decide_lcspr(
                  &lcspr, &command->context, review, found, &opened, faults);
    if (class == BASE_OK && review == NULL) {
        process_open(world, &opened);
        for (size_t i = 0; i < lcspr.links_count; i++) {
            (void)strcpy(found[i]->review_ref, process_refs[command->slot]);
        }
    }
    return class;
}

static inline enum base_class
process_run_old(struct process_world *world,
                const struct process_command *command,
                const struct vigil_form *form,
                struct vigil_faults *faults)
{
    static struct vigil_rapid_review review;
    struct vigil_panel_response response;
    const struct rules_context *context = &command->context;
    struct vigil_case *found =
        command->slot < world->count ? &world->at[command->slot].c : NULL;
    switch (command->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        return process_run_notification(world, command, form, faults);
    case VIGIL_MESSAGE_LCSPR:
        return process_run_lcspr(world, command, form, faults);
    case VIGIL_MESSAGE_RAPID_REVIEW:
        process_rapid_review(form, &review);
        return command->accepted_before
                   ? rules_decide_rapid_review_apply(&review, context, found)
                   : rules_decide_rapid_review(&review, context, found, faults);
    default:
        process_panel_response(form, &response);
        return command->accepted_before
                   ? rules_decide_panel_response_apply(&response, context, found)
                   : rules_decide_panel_response(&response, context, found, faults);
    }
}

/* What the cases of a review leave to it. */
static inline void
process_carry(struct process_world *world,
              const struct process_command *command,
              struct rules_file *file)
{
    for (size_t i = 0; i < command->links_count; i++) {
        struct process_slot *at = &world->at[command->links[i]];
        rules_carry(file, at->items, at->count, &command->context);
    }
}

/* One of the four messages that have a decision of their own. */
static inline enum base_class
process_run_four(struct process_world *world,
                 const struct process_command *command,
                 const struct vigil_form *form,
                 struct vigil_faults *faults)
{
    struct vigil_case *members[PROCESS_SLOTS];
    struct rules_file file = process_file(world, command->slot, members);
    if (!command->accepted_before) {
        rules_process_check_further(form, &command->context, &file, faults);
    }
    enum base_class class = process_run_old(world, command, form, faults);
    if (class == BASE_OK) {
        file = process_file(world, command->slot, members);
        rules_process_apply_further(form, &command->context, &file);
        if (command->type == VIGIL_MESSAGE_LCSPR) {
            process_carry(world, command, &file);
        }
        world->at[command->slot].count = file.items_count;
    }
    return class;
}

/* Two files look like one: what the services note when the figures say so. */
static inline enum base_class
process_suspect(struct process_world *world, const struct process_command *command)
{
    struct vigil_case *members[PROCESS_SLOTS];
    struct rules_file file = process_file(world, command->slot, members);
    struct vigil_item *item =
        rules_item_add(&file, VIGIL_ITEM_KIND_DUPLICATE, "panel", &command->context);
    if (item == NULL) {
        return BASE_REFUSE;
    }
    (void)strcpy(item->label, process_refs[command->links[0]]);
    world->at[command->slot].count = file.items_count;
    return BASE_OK;
}

/* Decides a message, or applies one that was accepted before. */
static inline enum base_class
process_run(struct process_world *world,
            const struct process_command *command,
            const struct vigil_form *form,
            struct vigil_faults *faults)
{
    const struct rules_process *process = rules_process_of(command->type);
    if (command->suspects) {
        return process_suspect(world, command);
    }
    if (process == NULL) {
        return process_run_four(world, command, form, faults);
    }
    struct vigil_case *members[PROCESS_SLOTS], opened;
    struct rules_file file = process_file(world, command->slot, members);
    bool opens = process->opens != VIGIL_FILE_KIND_NONE &&
                 !(process->stands && command->slot < world->count);
    if (opens) {
        memset(&opened, 0, sizeof(opened));
        (void)strcpy(opened.case_ref, process_refs[world->count]);
        file.found = &opened;
    }
    enum base_class class =
        command->accepted_before
            ? rules_process_apply(form, &command->context, &file, NULL)
            : rules_process_decide(form, &command->context, &file, faults);
    if (class == BASE_OK) {
        if (opens) {
            process_open(world, &opened);
        }
        world->at[command->slot].count = file.items_count;
    }
    return class;
}

#endif
