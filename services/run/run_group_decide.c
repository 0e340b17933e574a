/* Deciding a group: see run_group_state.h. */
#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "rules/rules_london.h"
#include "rules/rules_reference.h"
#include "run/run_group_state.h"

/* What the decision in hand works on. There is one thread, and one decision at a time. */
static struct {
    struct vigil_case *named[RUN_NAMES_MAX];
    struct vigil_case *members[RUN_CASES_TABLE];
    struct vigil_item items[VIGIL_ITEMS_MAX];
    struct rules_file linked[VIGIL_LINKS_MAX]; /* and the cases that a review names */
    struct vigil_item linked_items[VIGIL_LINKS_MAX][VIGIL_ITEMS_MAX];
    /* the table's cases that it may change, and as they were before */
    size_t at[RUN_CASES_TABLE + RUN_NAMES_MAX];
    struct vigil_case before[RUN_CASES_TABLE + RUN_NAMES_MAX];
    size_t count;
} hand;

bool
run_group_is_in_roster(const struct run_group *group,
                       const struct run_command *command,
                       size_t k)
{
    const struct vigil_key *key = &group->keys[group->key_of[k]];
    return key->role == command->caller.role && key->role != VIGIL_ROLE_NONE &&
           !key->revoked && strcmp(key->party, command->caller.party) == 0;
}

/* True if the group has the same message already, before this one. Commands are large:
 * their ids are compared where they lie side by side. */
static bool
is_repeated(struct run_group *group, struct run_command *command, size_t k)
{
    const struct store_message *messages = group->messages;
    for (size_t i = 0; i < k; i++) {
        if (base_id_equal(&messages[i].id, &messages[k].id) &&
            strcmp(messages[i].sender, messages[k].sender) == 0) {
            command->same_as = &group->commands[group->from + i];
            return true;
        }
    }
    return false;
}

/* True if the command need not be decided: answered before, its key is not (any more)
 * what the gate said, or the group has the same message already. */
static bool
is_settled(struct run_group *group, struct run_command *command, size_t k)
{
    struct store_message *message = &group->messages[k];
    if (command->answer != NULL) {
        return true;
    }
    if (group->unseen) {
        return is_repeated(group, command, k);
    }
    if (!run_group_is_in_roster(group, command, k)) {
        run_command_reject_key(command);
        return true;
    }
    if (message->found) {
        if (memcmp(message->digest, command->digest, BASE_HASH_SIZE) != 0) {
            run_command_reject(command, "message_id_reused", NULL);
        } else if (message->answer != NULL) {
            run_command_set_answer(command, message->answer, message->answer_size);
        } else {
            run_command_busy(command); /* run_again has said why */
        }
        return true;
    }
    return is_repeated(group, command, k);
}

/* Remembers a case that the decision may change. */
static void
take_in_hand(const struct run_group *group, size_t at)
{
    hand.at[hand.count] = at;
    hand.before[hand.count++] = group->cases.at[at];
}

/* What the process decides on: of a message that opens, the file that is opened, unless
 * it is there already. False: there is no room for its items in this group any more. */
static bool
gather_file(struct run_group *group, struct run_command *command)
{
    struct run_decision *decision = &command->decision;
    struct vigil_case *found = decision->cases_count > 0 ? hand.named[0] : NULL;
    enum run_effect effect = command->handler->effect;
    decision->file = (struct rules_file){.found = found,
                                         .members = hand.members,
                                         .items = hand.items,
                                         .items_capacity = BASE_COUNT(hand.items)};
    if (found == NULL) {
        bool opens = effect == RUN_OPENS_CASE || effect == RUN_OPENS_ONCE;
        decision->file.found = opens ? &decision->opened : NULL;
    } else if (effect != RUN_OPENS_CASE) {
        decision->file.items_count =
            run_items_copy(&group->items, command->case_at[0], hand.items);
    }
    if (found != NULL && found->kind == VIGIL_FILE_KIND_LCSPR) {
        decision->file.members_count =
            run_cases_members(&group->cases, found->case_ref, hand.members);
    }
    for (size_t i = 0; i < decision->file.members_count; i++) {
        take_in_hand(group, (size_t)(hand.members[i] - group->cases.at));
    }
    return run_items_have_room(&group->items, decision->file.items_count);
}

/* The cases that a review names, with their items. */
static void
gather_linked(struct run_group *group, struct run_command *command)
{
    command->decision.linked = hand.linked;
    for (size_t k = 1; k < command->decision.cases_count; k++) {
        struct rules_file *linked = &hand.linked[k - 1];
        *linked = (struct rules_file){.found = hand.named[k],
                                      .items = hand.linked_items[k - 1],
                                      .items_capacity = VIGIL_ITEMS_MAX};
        if (hand.named[k] != NULL) {
            linked->items_count =
                run_items_copy(&group->items, command->case_at[k], linked->items);
        }
    }
}

/* Gathers the cases that the command names; NULL for one that is not there. */
static bool
gather(struct run_group *group, struct run_command *command, size_t i)
{
    command->decision = (struct run_decision){.context = &command->context,
                                              .record = command->record,
                                              .cases = hand.named,
                                              .faults = &group->faults};
    hand.count = 0;
    for (size_t n = group->names_from[i]; n < group->names_from[i + 1]; n++) {
        size_t at = run_cases_find(&group->cases, &group->names[n]);
        size_t k = command->decision.cases_count++;
        command->case_at[k] = at;
        hand.named[k] = at == RUN_NO_CASE ? NULL : &group->cases.at[at];
        if (at != RUN_NO_CASE) {
            take_in_hand(group, at);
        }
    }
    if (command->handler->effect == RUN_OPENS_ONCE) {
        gather_linked(group, command);
    }
    return gather_file(group, command);
}

/* Gives what was opened its reference and its place in the table; false: it cannot. */
static bool
open_file(struct run_group *group, struct run_command *command)
{
    struct vigil_case *opened = &command->decision.opened;
    int year, month, day;
    base_date_split(rules_london_date(opened->notified_at), &year, &month, &day);
    int64_t serial = group->serials[group->serials_from++];
    group->serials_count--;
    if (!rules_reference_make(year, serial, opened->case_ref)) {
        return false;
    }
    size_t at = run_cases_open(&group->cases, opened);
    if (at == RUN_NO_CASE) {
        return false;
    }
    group->cases.changed[at] = store_case_is_more(opened);
    command->case_at[0] = at;
    return true;
}

/* Keeps what the decision did to the items of the k-th case named. */
static void
keep_items(struct run_group *group,
           const struct run_command *command,
           size_t k,
           const struct rules_file *file)
{
    run_items_keep(&group->items,
                   command->case_at[k],
                   group->cases.at[command->case_at[k]].case_ref,
                   file->items,
                   file->items_count);
}

/* Opens or marks what an accepted decision did. */
static void
take_effect(struct run_group *group, struct run_command *command)
{
    struct run_decision *decision = &command->decision;
    enum run_effect effect = command->handler->effect;
    bool opens = effect == RUN_OPENS_CASE ||
                 (effect == RUN_OPENS_ONCE && decision->cases[0] == NULL);
    if (opens && !open_file(group, command)) {
        run_command_busy(command);
        return;
    }
    if (effect == RUN_OPENS_CASE) {
        decision->cases_count = 1;
    }
    for (size_t k = 1; k < decision->cases_count && effect == RUN_OPENS_ONCE; k++) {
        memcpy(decision->cases[k]->review_ref,
               group->cases.at[command->case_at[0]].case_ref,
               VIGIL_REF_SIZE);
        keep_items(group, command, k, &decision->linked[k - 1]);
    }
    for (size_t k = 0; k < hand.count; k++) {
        const struct vigil_case *now = &group->cases.at[hand.at[k]];
        if (memcmp(&hand.before[k], now, sizeof(*now)) != 0) {
            group->cases.changed[hand.at[k]] = true;
        }
    }
    if (decision->cases_count > 0) {
        keep_items(group, command, 0, &decision->file);
    }
    command->accepted = true;
}

void
run_group_decide(struct run *run, size_t *ret_accepted)
{
    struct run_group *group = run->group;
    *ret_accepted = 0;
    for (size_t i = group->from; i < group->to; i++) {
        struct run_command *command = &group->commands[i];
        if (is_settled(group, command, i - group->from)) {
            continue;
        }
        group->faults.count = group->faults.more = 0;
        if (!gather(group, command, i)) {
            run_command_busy(command);
            continue;
        }
        enum base_class class = command->handler->decide(&command->decision);
        if (class != BASE_OK || group->faults.count > 0) {
            if (group->unseen) { /* it may have been accepted before, by older rules */
                group->unsure = true;
                return;
            }
            run_command_reject(
                command, class == BASE_DENIED ? "denied" : "invalid", &group->faults);
            continue;
        }
        take_effect(group, command);
        *ret_accepted += command->accepted ? 1 : 0;
    }
}
