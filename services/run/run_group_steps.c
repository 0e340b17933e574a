/* Writing and committing a group: see run_group_state.h. */
#include <string.h>

#include "base/base_time.h"
#include "run/run_group_state.h"
#include "run/run_receipt.h"
#include "run/run_seal.h"

enum { SERIALS_BLOCK = 32 };

/* Numbers for the next group, in the same round trip, if what is left would not do for
 * one like this; gives how many. A block of them, since most groups are of one. */
static size_t
fetch_ahead(struct run *run, size_t opened)
{
    struct run_group *group = run->group;
    size_t behind = group->serials_from + group->serials_count;
    size_t wanted = opened > SERIALS_BLOCK ? opened : SERIALS_BLOCK;
    if (group->serials_count >= opened || behind + wanted > BASE_COUNT(group->serials)) {
        return 0;
    }
    store_case_serials(run->store, (int32_t)wanted, &group->serials[behind]);
    return wanted;
}

enum base_class
run_group_write(struct run *run,
                struct store_head *ret_head,
                struct base_error *ret_error)
{
    static const struct vigil_case *cases[RUN_CASES_TABLE];
    static const struct vigil_item *items[RUN_ITEMS_TABLE];
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
    size_t ahead = fetch_ahead(run, opened);
    size_t changed = run_cases_changed(&group->cases, cases);
    if (panel) {
        store_case_change_panel(run->store, cases, changed);
    } else {
        store_case_change_partners(run->store, cases, changed);
    }
    store_item_put(run->store, items, run_items_changed(&group->items, items));
    for (size_t i = group->from; i < group->to; i++) {
        const struct run_command *command = &group->commands[i];
        if (command->accepted && command->handler->write != NULL) {
            command->handler->write(run->store, &command->decision);
        }
    }
    store_journal_take(run->store, ret_head);
    enum base_class class = store_run(run->store, ret_error);
    group->serials_count += class == BASE_OK ? ahead : 0;
    for (size_t i = group->from; i < group->to && class == BASE_OK; i++) {
        group->unsure = group->unsure || !run_group_is_in_roster(
                                             group, &group->commands[i], i - group->from);
    }
    return class;
}

/* The case or review that the command is about, as it is now; NULL: none. */
static const struct vigil_case *
about(const struct run *run, const struct run_command *command)
{
    return command->decision.cases_count == 0
               ? NULL
               : &run->group->cases.at[command->case_at[0]];
}

/* The event that the command becomes: its body as it was received. */
static void
add_event(struct run *run, struct run_command *command)
{
    const struct vigil_case *c = about(run, command);
    struct vigil_event event = {.message_id = command->envelope.message_id,
                                .type = command->handler->event,
                                .historic = command->context.historic,
                                .received_at = command->context.now,
                                .body = command->envelope.body,
                                .body_size = command->envelope.body_size};
    memcpy(event.actor, command->caller.party, sizeof(event.actor));
    if (c != NULL) {
        memcpy(event.case_ref, c->case_ref, sizeof(event.case_ref));
        memcpy(event.party, c->authority, sizeof(event.party));
    }
    command->event_at = run_append_add(&run->append, &event);
}

enum base_class
run_group_commit(struct run *run,
                 const struct store_head *head,
                 struct base_error *ret_error)
{
    static struct store_message given[RUN_GROUP_MAX];
    struct run_group *group = run->group;
    size_t forgotten; /* what an attempt that failed has left */
    run_append_reset(&run->append);
    (void)run_seal_take_proofs(&forgotten);
    for (size_t i = group->from; i < group->to; i++) {
        if (group->commands[i].accepted) {
            add_event(run, &group->commands[i]);
        }
    }
    enum base_class class = run_append_chain(&run->append, head, group->now, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    store_journal_append(run->store, run->append.entries, run->append.count);
    store_send(run->store); /* goes in while the receipts are written and signed */
    for (size_t i = group->from; i < group->to; i++) {
        struct run_command *command = &group->commands[i];
        if (command->accepted) {
            run_receipt_write(run, command, about(run, command), group->now);
        }
    }
    run_seal_finish();
    size_t count = 0, proofs_count = 0;
    for (size_t i = group->from; i < group->to; i++) {
        const struct run_command *command = &group->commands[i];
        if (command->accepted) {
            bool whole = command->kept == NULL;
            given[count] = (struct store_message){
                .sender = command->caller.party,
                .id = command->envelope.message_id,
                .answer = whole ? command->answer : command->kept,
                .answer_size = whole ? command->answer_size : command->kept_size};
            memcpy(given[count++].digest, command->digest, BASE_HASH_SIZE);
        }
    }
    store_message_add(run->store, given, count);
    const struct store_proof *proofs = run_seal_take_proofs(&proofs_count);
    store_proof_add(run->store, proofs, proofs_count);
    return store_commit(run->store, ret_error);
}
