/* Preparing a group and looking up what it needs: see run_group_state.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "rules/rules_access.h"
#include "run/run_again.h"
#include "run/run_group_state.h"
#include "store/store_roster.h"
#include "wire/wire_form.h"

/* A gate's clock is not trusted further than that. */
#define RECEIVED_BEFORE_MAX (5 * 60 * BASE_SECOND)

/* The time of a live fact: when the gate had it, since "in time" is judged on that. */
static vigil_instant
fact_at(const struct run_command *command, vigil_instant now)
{
    vigil_instant earliest = now - RECEIVED_BEFORE_MAX, at = command->received_at;
    if (at <= 0 || at > now) {
        return now;
    }
    return at < earliest ? earliest : at;
}

/* Fills the context that the rules judge with. */
static void
set_context(struct run *run, struct run_command *command)
{
    /* before the process had forms, a type of its own said that a message is historic */
    bool historic =
        command->handler->historic ||
        (command->envelope.type >= VIGIL_MESSAGE_AMENDMENT && command->envelope.historic);
    command->context = (struct rules_context){.role = command->caller.role,
                                              .now = fact_at(command, run->group->now),
                                              .historic = historic,
                                              .authorities = &run->authorities,
                                              .law = &run->law};
    memcpy(command->context.party, command->caller.party, sizeof(command->context.party));
}

static enum base_class
read_record(struct run_command *command, struct vigil_faults *faults)
{
    const struct wire_envelope *envelope = &command->envelope;
    void *record = command->record;
    wire_envelope_vouch(envelope); /* it was scanned when it was received */
    enum base_class class =
        command->handler->read == NULL
            ? wire_form_read(
                  envelope->type, envelope->body, envelope->body_size, record, faults)
            : command->handler->read(envelope->body, envelope->body_size, record, faults);
    wire_envelope_vouch(NULL);
    return class;
}

bool
run_group_prepare(struct run *run, size_t i)
{
    struct run_group *group = run->group;
    struct run_command *command = &group->commands[i];
    size_t first = group->names_from[i];
    group->names_from[i + 1] = first;
    if (command->answer != NULL) {
        return true;
    }
    if (first + RUN_NAMES_MAX > RUN_CASES_MAX) {
        return false;
    }
    set_context(run, command);
    group->faults.count = group->faults.more = 0;
    if (rules_access_submission(command->caller.role,
                                command->envelope.type,
                                command->context.historic) == RULES_ACCESS_REFUSED) {
        rules_access_refuse(command->envelope.type, &group->faults);
        run_command_reject(command, "denied", &group->faults);
        return true;
    }
    if (read_record(command, &group->faults) != BASE_OK) {
        run_command_reject(command, "invalid", &group->faults);
        return true;
    }
    if (command->handler->names != NULL) {
        size_t named = command->handler->names(
            command->record, &command->context, &group->names[first], &group->faults);
        group->names_from[i + 1] = first + named;
    }
    if (group->faults.count > 0) {
        group->names_from[i + 1] = first;
        run_command_reject(command, "invalid", &group->faults);
    }
    return true;
}

/* The references to lock: each once, of commands that are still to be decided. */
static size_t
refs_to_lock(struct run_group *group)
{
    size_t count = 0;
    for (size_t n = group->names_from[group->from]; n < group->names_from[group->to];
         n++) {
        if (group->names[n].case_ref[0] != '\0') {
            group->refs[count++] = group->names[n].case_ref;
        }
    }
    return count;
}

/* Where the caller's key lies among those of the group, where it is added if it is new.
 */
static size_t
key_of(struct vigil_key *keys, size_t *count, const struct vigil_key *caller)
{
    for (size_t i = *count; i > 0; i--) {
        if (strcmp(keys[i - 1].public_key, caller->public_key) == 0) {
            return i - 1;
        }
    }
    keys[*count] = *caller;
    return (*count)++;
}

bool
run_group_may_be_unseen(const struct run_group *group)
{
    for (size_t i = group->from; i < group->to; i++) {
        const struct run_command *command = &group->commands[i];
        if (command->answer == NULL && command->handler->effect != RUN_OPENS_CASE) {
            return false;
        }
    }
    return true;
}

/* Numbers for the cases that the part will open: from those fetched ahead, else by a
 * round trip of their own; as many are queued for the next group. */
static enum base_class
fetch_serials(struct run *run, struct base_error *ret_error)
{
    struct run_group *group = run->group;
    size_t opens = 0;
    memmove(group->serials,
            group->serials + group->serials_from,
            group->serials_count * sizeof(group->serials[0]));
    group->serials_from = 0;
    for (size_t i = group->from; i < group->to; i++) {
        enum run_effect effect = group->commands[i].handler->effect;
        opens += group->commands[i].answer == NULL &&
                 (effect == RUN_OPENS_CASE || effect == RUN_OPENS_ONCE);
    }
    if (opens <= group->serials_count) {
        return BASE_OK;
    }
    size_t wanted = opens - group->serials_count;
    enum base_class class = store_connect(run->store, ret_error);
    if (class == BASE_OK) {
        store_case_serials(
            run->store, (int32_t)wanted, &group->serials[group->serials_count]);
        class = store_run(run->store, ret_error);
    }
    if (class == BASE_OK) {
        group->serials_count += wanted;
    }
    return class;
}

/* Asks what is known: earlier answers, cases named. */
static enum base_class
look(struct run *run, struct base_error *ret_error)
{
    struct run_group *group = run->group;
    size_t names = group->names_from[group->from];
    store_message_find(run->store, group->messages, group->to - group->from);
    store_case_resolve(
        run->store, group->names + names, group->names_from[group->to] - names);
    for (size_t i = group->from; i < group->to; i++) {
        struct run_command *command = &group->commands[i];
        if (command->answer == NULL && command->handler->look != NULL) {
            command->handler->look(run->store, &command->caller, command->record);
        }
    }
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK) {
        class = run_again(run, group->messages, group->to - group->from, ret_error);
    }
    size_t refs = refs_to_lock(group);
    if (class == BASE_OK && refs > 0) {
        group->locked =
            (struct store_cases){.at = group->locked_at, .capacity = RUN_CASES_LOCKED};
        store_case_lock(run->store, group->refs, refs, &group->locked);
        store_item_read(run->store, group->refs, refs, &group->items.read);
        class = store_run(run->store, ret_error);
        run_cases_take(&group->cases, &group->locked);
        run_items_take(&group->items, &group->cases);
    }
    if (class == BASE_OK && (group->locked.truncated || group->items.read.truncated)) {
        return base_error_set(ret_error,
                              BASE_REFUSE,
                              "group_too_large",
                              "more cases or items than fit into one transaction");
    }
    return class;
}

enum base_class
run_group_look_up(struct run *run, struct base_error *ret_error)
{
    struct run_group *group = run->group;
    size_t keys = 0;
    group->cases.count = 0;
    group->locked.truncated = false;
    run_items_clear(&group->items);
    for (size_t k = 0; k < group->to - group->from; k++) {
        struct run_command *command = &group->commands[group->from + k];
        group->key_of[k] = key_of(group->keys, &keys, &command->caller);
        free(group->messages[k].answer);
        group->messages[k] = (struct store_message){.sender = command->caller.party,
                                                    .id = command->envelope.message_id};
    }
    enum base_class class = fetch_serials(run, ret_error);
    if (class == BASE_OK) {
        class = store_begin(run->store, ret_error);
    }
    if (class != BASE_OK) {
        return class;
    }
    store_roster_find(run->store, group->keys, keys);
    return group->unseen ? BASE_OK : look(run, ret_error);
}
