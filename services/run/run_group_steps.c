/* Deciding, writing and committing a group: see run_group_state.h. */
#include <string.h>

#include "base/base_date.h"
#include "base/base_time.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"
#include "rules/rules_reference.h"
#include "run/run_group_state.h"
#include "wire/wire_receipt.h"

/* True if the roster says of the command's key what the gate said. */
static bool
is_in_roster(const struct run_group *group, const struct run_command *command, size_t k)
{
    const struct vigil_key *key = &group->keys[group->key_of[k]];
    return key->role == command->caller.role && key->role != VIGIL_ROLE_NONE &&
           !key->revoked && strcmp(key->party, command->caller.party) == 0;
}

/* True if the group has the same message already, before this one. */
static bool
is_repeated(struct run_group *group, struct run_command *command, size_t k)
{
    for (size_t i = group->from; i < group->from + k; i++) {
        const struct run_command *other = &group->commands[i];
        if (base_id_equal(&other->envelope.message_id, &command->envelope.message_id) &&
            strcmp(other->caller.party, command->caller.party) == 0) {
            command->same_as = other;
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
    if (!is_in_roster(group, command, k)) {
        run_command_reject_key(command);
        return true;
    }
    if (message->found) {
        if (memcmp(message->digest, command->digest, BASE_HASH_SIZE) == 0) {
            run_command_set_answer(command, message->answer, message->answer_size);
        } else {
            run_command_reject(command, "message_id_reused", NULL);
        }
        return true;
    }
    return is_repeated(group, command, k);
}

/* Gathers the cases that the command names; NULL for one that is not there. */
static void
gather(struct run_group *group, struct run_command *command, size_t i)
{
    static struct vigil_case *cases[VIGIL_LINKS_MAX];
    command->decision = (struct run_decision){.context = &command->context,
                                              .record = command->record,
                                              .cases = cases,
                                              .faults = &group->faults};
    for (size_t n = group->names_from[i]; n < group->names_from[i + 1]; n++) {
        size_t at = run_cases_find(&group->cases, &group->names[n]);
        size_t k = command->decision.cases_count++;
        command->case_at[k] = at;
        cases[k] = at == RUN_NO_CASE ? NULL : &group->cases.at[at];
    }
}

/* Opens or marks what an accepted decision did. */
static void
take_effect(struct run *run, struct run_command *command)
{
    struct run_group *group = run->group;
    struct run_decision *decision = &command->decision;
    if (command->handler->effect == RUN_OPENS_CASE) {
        int year, month, day;
        base_date_split(
            rules_london_date(decision->opened.notified_at), &year, &month, &day);
        int64_t serial = group->serials[group->serials_from++];
        group->serials_count--;
        if (!rules_reference_make(year, serial, decision->opened.case_ref)) {
            run_command_busy(command);
            return;
        }
        command->case_at[0] = run_cases_open(&group->cases, &decision->opened);
        decision->cases_count = 1;
    } else {
        for (size_t k = 0; k < decision->cases_count; k++) {
            group->cases.changed[command->case_at[k]] = true;
        }
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
        gather(group, command, i);
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
        take_effect(run, command);
        *ret_accepted += command->accepted ? 1 : 0;
    }
}

enum base_class
run_group_write(struct run *run,
                struct store_head *ret_head,
                struct base_error *ret_error)
{
    static const struct vigil_case *cases[2 * RUN_CASES_MAX];
    struct run_group *group = run->group;
    bool panel = false;
    for (size_t i = group->from; i < group->to; i++) {
        const struct run_command *command = &group->commands[i];
        if (command->accepted) {
            panel = panel || command->handler->effect == RUN_CHANGES_PANEL;
        }
    }
    size_t opened = run_cases_new(&group->cases, cases);
    store_case_add(run->store, cases, opened);
    /* as many numbers as were used, for the next group, in the same round trip */
    size_t behind = group->serials_from + group->serials_count;
    bool ahead = behind + opened <= BASE_COUNT(group->serials);
    if (ahead) {
        store_case_serials(run->store, (int32_t)opened, &group->serials[behind]);
    }
    size_t changed = run_cases_changed(&group->cases, cases);
    if (panel) {
        store_case_change_panel(run->store, cases, changed);
    } else {
        store_case_change_partners(run->store, cases, changed);
    }
    for (size_t i = group->from; i < group->to; i++) {
        const struct run_command *command = &group->commands[i];
        if (command->accepted && command->handler->write != NULL) {
            command->handler->write(run->store, &command->decision);
        }
    }
    store_journal_take(run->store, ret_head);
    enum base_class class = store_run(run->store, ret_error);
    group->serials_count += class == BASE_OK && ahead ? opened : 0;
    for (size_t i = group->from; i < group->to && class == BASE_OK; i++) {
        group->unsure =
            group->unsure || !is_in_roster(group, &group->commands[i], i - group->from);
    }
    return class;
}

/* The event that the command becomes: its body as it was received. */
static void
add_event(struct run *run, struct run_command *command)
{
    struct run_group *group = run->group;
    struct vigil_event event = {.message_id = command->envelope.message_id,
                                .type = command->handler->event,
                                .historic = command->handler->historic,
                                .body = command->envelope.body,
                                .body_size = command->envelope.body_size};
    memcpy(event.actor, command->caller.party, sizeof(event.actor));
    if (command->decision.cases_count > 0) {
        const struct vigil_case *c = &group->cases.at[command->case_at[0]];
        memcpy(event.case_ref, c->case_ref, sizeof(event.case_ref));
        memcpy(event.party, c->authority, sizeof(event.party));
    }
    command->event_at = run_append_add(&run->append, &event);
}

static void
write_receipt(struct run *run, struct run_command *command)
{
    struct vigil_receipt receipt = {.message_id = command->envelope.message_id,
                                    .recorded_at = run->group->now,
                                    .position =
                                        run->append.events[command->event_at].position,
                                    .sandbox = base_time_is_sandbox()};
    if (command->decision.cases_count > 0) {
        const struct vigil_case *c = &run->group->cases.at[command->case_at[0]];
        memcpy(receipt.case_ref, c->case_ref, sizeof(receipt.case_ref));
        receipt.deadlines_count = rules_deadlines_of(&run->law, c, receipt.deadlines);
    }
    uint8_t bytes[WIRE_RECEIPT_SIZE];
    size_t size = wire_receipt_write(&receipt, bytes, sizeof(bytes));
    run_command_set_answer(command, bytes, size);
}

enum base_class
run_group_commit(struct run *run,
                 const struct store_head *head,
                 struct base_error *ret_error)
{
    static struct store_message given[RUN_GROUP_MAX];
    struct run_group *group = run->group;
    run_append_reset(&run->append);
    for (size_t i = group->from; i < group->to; i++) {
        if (group->commands[i].accepted) {
            add_event(run, &group->commands[i]);
        }
    }
    enum base_class class = run_append_chain(&run->append, head, group->now, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    size_t count = 0;
    for (size_t i = group->from; i < group->to; i++) {
        struct run_command *command = &group->commands[i];
        if (command->accepted) {
            write_receipt(run, command);
            given[count] = (struct store_message){.sender = command->caller.party,
                                                  .id = command->envelope.message_id,
                                                  .answer = command->answer,
                                                  .answer_size = command->answer_size};
            memcpy(given[count++].digest, command->digest, BASE_HASH_SIZE);
        }
    }
    store_message_add(run->store, given, count);
    store_journal_append(run->store, run->append.entries, run->append.count);
    return store_commit(run->store, ret_error);
}
