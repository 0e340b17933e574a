/*
 * What is sent next in a random sequence, by whom, about which file.
 */
#ifndef PROCESS_CHOOSE_H
#define PROCESS_CHOOSE_H

#include "process_steer.h"
#include "process_world.h"

/* From the one who may send it, or now and then from another. */
static inline void
process_choose_sender(struct process_random *random,
                      const struct process_world *world,
                      struct process_command *command)
{
    static const struct {
        enum vigil_role role;
        const char *party;
    } senders[] = {{VIGIL_ROLE_PANEL, "panel"},
                   {VIGIL_ROLE_OPERATOR, "operator"},
                   {VIGIL_ROLE_DFE, "dfe"},
                   {VIGIL_ROLE_AUTHORITY, "E06000036"},
                   {VIGIL_ROLE_AUTHORITY, "E10000016"}};
    struct rules_context *context = &command->context;
    if (process_chance(random, 4)) {
        size_t who = process_random(random, BASE_COUNT(senders));
        context->role = senders[who].role;
        (void)strcpy(context->party, senders[who].party);
    } else if (command->type >= VIGIL_MESSAGE_SEEN ||
               command->type == VIGIL_MESSAGE_PANEL_RESPONSE) {
        context->role = VIGIL_ROLE_PANEL;
        (void)strcpy(context->party, "panel");
    } else {
        context->role = VIGIL_ROLE_AUTHORITY;
        (void)strcpy(context->party,
                     command->slot < world->count
                         ? world->at[command->slot].c.authority
                         : process_parties[process_chance(random, 80) ? 0 : 1]);
    }
}

/* A review that is there, or a new one for cases of the world. */
static inline void
process_choose_review(struct process_random *random,
                      const struct process_world *world,
                      struct process_command *command)
{
    command->slot = world->count;
    for (size_t i = 0; i < world->count; i++) {
        const struct vigil_case *c = &world->at[i].c;
        bool theirs = strcmp(c->authority, process_parties[0]) == 0;
        bool reviewed = c->state >= VIGIL_CASE_STATE_RESPONSE_AWAITED &&
                        c->state <= VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED;
        if (c->kind == VIGIL_FILE_KIND_LCSPR) {
            command->slot = process_chance(random, 30) ? i : command->slot;
        } else if (process_chance(random, theirs && reviewed ? 70 : 4) &&
                   command->links_count < PROCESS_LINKS) {
            command->links[command->links_count++] = i;
        }
    }
}

static inline uint32_t
process_open_kinds(const struct process_slot *slot)
{
    uint32_t kinds = 0;
    for (size_t i = 0; i < slot->count; i++) {
        bool open = slot->items[i].state == VIGIL_ITEM_STATE_OPEN;
        kinds |= open ? 1U << slot->items[i].kind : 0;
    }
    return kinds;
}

/* What is sent next, to whom; false if the world is full. */
static inline bool
process_choose(struct process_random *random,
               const struct process_world *world,
               const struct rules_context *when,
               struct process_command *command)
{
    *command = (struct process_command){.slot = world->count, .context = *when};
    if (process_chance(random, world->count == 0 ? 97 : world->count < 3 ? 20 : 4)) {
        command->type = process_chance(random, 12)  ? VIGIL_MESSAGE_CONSIDERATION
                        : process_chance(random, 8) ? VIGIL_MESSAGE_PERIOD_REPORT
                                                    : VIGIL_MESSAGE_NOTIFICATION;
    } else {
        size_t slot = process_random(random, (uint32_t)world->count + 1);
        slot = slot < world->count ? slot : slot / 2;
        command->type = world->count == 0
                            ? VIGIL_MESSAGE_SEEN
                            : process_steer(random,
                                            world->at[slot].c.state,
                                            process_open_kinds(&world->at[slot]));
        command->slot = slot;
        if (command->type == VIGIL_MESSAGE_LCSPR) {
            process_choose_review(random, world, command);
        }
    }
    process_choose_sender(random, world, command);
    if (command->type == VIGIL_MESSAGE_LCSPR && command->slot < world->count &&
        strcmp(world->at[command->slot].c.authority, command->context.party) != 0) {
        command->slot = world->count; /* an own reference is looked up with its owner */
    }
    bool full = world->count == PROCESS_SLOTS;
    return command->slot < PROCESS_SLOTS &&
           !(command->type == VIGIL_MESSAGE_PERIOD_REPORT && full);
}

/* What is given each period has one file of each party and kind. */
static inline size_t
process_standing(const struct process_world *world,
                 const struct rules_context *context,
                 const struct vigil_form *form)
{
    struct vigil_case_name name;
    rules_form_name(form, &name);
    const char *party = name.authority[0] == '\0' ? context->party : name.authority;
    for (size_t i = 0; i < world->count; i++) {
        const struct vigil_case *c = &world->at[i].c;
        if (c->kind == VIGIL_FILE_KIND_PERIOD && strcmp(c->authority, party) == 0 &&
            strcmp(c->notification_ref, name.notification_ref) == 0) {
            return i;
        }
    }
    return world->count;
}

/* Vigil takes one case for another; false if there are no two that go on. */
static inline bool
process_choose_suspicion(struct process_random *random,
                         const struct process_world *world,
                         const struct rules_context *when,
                         struct process_command *command)
{
    if (world->count < 2) {
        return false;
    }
    *command = (struct process_command){
        .type = VIGIL_MESSAGE_SEEN,
        .suspects = true,
        .slot = process_random(random, (uint32_t)world->count),
        .links = {process_random(random, (uint32_t)world->count)},
        .context = *when};
    enum vigil_case_state state = world->at[command->slot].c.state;
    return state <= VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED &&
           command->links[0] != command->slot;
}

/* What of a file can be answered. */
static inline void
process_tell_open(const struct process_slot *slot, struct process_topic *topic)
{
    for (size_t i = 0; i < slot->count; i++) {
        const struct vigil_item *item = &slot->items[i];
        if (item->state != VIGIL_ITEM_STATE_OPEN) {
            continue;
        }
        topic->open[item->kind] = item->no;
        if (item->kind == VIGIL_ITEM_KIND_KEY_LINE &&
            topic->lines_count < PROCESS_LINES) {
            topic->lines[topic->lines_count++] = item->no;
        }
    }
}

static inline void
process_write(struct process_random *random,
              const struct process_world *world,
              struct process_command *command,
              struct vigil_form *form)
{
    static const char *const own[PROCESS_SLOTS] = {"A1", "A2", "A3", "A4", "A5", "A6"};
    bool is_new = command->slot >= world->count;
    struct process_topic topic = {
        .case_ref = is_new ? NULL : process_refs[command->slot],
        .own_ref = own[command->slot],
        .other_ref = process_refs[process_random(random, PROCESS_SLOTS)],
        .links_count = command->links_count,
        .version = is_new ? 0 : world->at[command->slot].c.version,
        .now = command->context.now,
        .historic = command->context.historic,
        .careless = process_chance(random, 3)};
    for (size_t i = 0; i < command->links_count; i++) {
        topic.links[i] = process_refs[command->links[i]];
    }
    if (!is_new && command->type != VIGIL_MESSAGE_LCSPR) {
        process_tell_open(&world->at[command->slot], &topic);
    }
    process_fill(random, &topic, command->type, form);
    command->links_count = vigil_form_rows(form, "links");
    if (command->type == VIGIL_MESSAGE_PERIOD_REPORT) {
        command->slot = process_standing(world, &command->context, form);
    }
}

#endif
