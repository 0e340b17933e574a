/* Group commit: see run_group.h. The steps themselves are run_group_steps.c. */
#include "run/run_group.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "base/base_time.h"
#include "run/run_group_state.h"
#include "run/run_query.h"
#include "run/run_receipt.h"
#include "run/run_seal.h"

enum base_class
run_group_new(struct run *run, struct base_error *ret_error)
{
    run->group = calloc(1, sizeof(*run->group));
    if (run->group != NULL) {
        run->group->commands = calloc(RUN_GROUP_MAX, sizeof(*run->group->commands));
        run->group->queries = calloc(RUN_QUERIES_MAX, sizeof(*run->group->queries));
    }
    if (run->group == NULL || run->group->commands == NULL ||
        run->group->queries == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "no memory for a group");
    }
    return run_items_init(&run->group->items, ret_error);
}

void
run_group_free(struct run *run)
{
    if (run->group != NULL) {
        for (size_t i = 0; i < RUN_GROUP_MAX; i++) {
            free(run->group->messages[i].answer);
        }
        for (size_t i = 0; i < run->group->queries_count; i++) {
            size_t at = (run->group->queries_from + i) % RUN_QUERIES_MAX;
            run_command_answer(run, &run->group->queries[at]);
        }
        run_items_done(&run->group->items);
        free(run->group->queries);
        free(run->group->commands);
        free(run->group);
        run->group = NULL;
    }
}

/* What an attempt that failed had already answered to those it accepted is taken back:
 * nothing has left yet. So are the numbers fetched ahead: a sequence goes back with a
 * crash to what was last committed, and would hand out the same numbers again. */
static void
take_back(struct run_group *group)
{
    group->serials_count = 0;
    for (size_t i = group->from; i < group->to; i++) {
        struct run_command *command = &group->commands[i];
        if (command->accepted) {
            run_command_drop_answer(command);
            command->accepted = false;
        }
        command->same_as = NULL;
    }
}

/* One attempt at the part from..to: BASE_OK means that every answer is true. BASE_DONE:
 * it was tried unseen and needs a look. */
static enum base_class
attempt(struct run *run, bool unseen, struct base_error *ret_error)
{
    struct run_group *group = run->group;
    size_t accepted = 0;
    struct store_head head = {0};
    group->unseen = unseen;
    group->unsure = false;
    enum base_class class = run_group_look_up(run, ret_error);
    if (class == BASE_OK) {
        run_group_decide(run, &accepted);
        if (accepted == 0 && !group->unsure) {
            store_abandon(run->store);
            return BASE_OK;
        }
        class = group->unsure ? BASE_DONE : run_group_write(run, &head, ret_error);
    }
    if (class == BASE_OK) {
        class = group->unsure ? BASE_DONE : run_group_commit(run, &head, ret_error);
    }
    if (class != BASE_OK) {
        store_abandon(run->store);
        take_back(group);
        return class;
    }
    if (run->publisher != NULL) {
        run_append_publish(&run->append, run->publisher);
    }
    return BASE_OK;
}

static void
all_busy(struct run_group *group)
{
    for (size_t i = group->from; i < group->to; i++) {
        run_command_busy(&group->commands[i]);
    }
}

/* Each command alone, so that the one that the database cannot store is refused alone. */
static void
one_by_one(struct run *run)
{
    struct run_group *group = run->group;
    size_t from = group->from, to = group->to;
    for (size_t i = from; i < to; i++) {
        struct base_error error;
        group->from = i;
        group->to = i + 1;
        enum base_class class = attempt(run, false, &error);
        if (class == BASE_REFUSE) {
            base_log_error("submission", &error);
            run_command_reject(&group->commands[i], "not_storable", NULL);
        } else if (class != BASE_OK) {
            all_busy(group);
        }
    }
    group->from = from;
    group->to = to;
}

/* Decides, writes and answers the part from..to. */
static void
settle(struct run *run)
{
    struct run_group *group = run->group;
    struct base_error error;
    enum base_class class = BASE_DONE;
    if (run_group_may_be_unseen(group)) {
        class = attempt(run, true, &error);
    }
    if (class == BASE_DONE || class == BASE_REFUSE) {
        class = attempt(run, false, &error); /* something came before: with a look */
    }
    if (class == BASE_REFUSE) {
        one_by_one(run); /* one of them cannot be stored, or came twice at once */
    } else if (class != BASE_OK) {
        base_log_error("group", &error);
        all_busy(group);
    }
    for (size_t i = group->from; i < group->to; i++) {
        struct run_command *command = &group->commands[i];
        if (command->same_as == NULL) {
            continue;
        }
        if (memcmp(command->same_as->digest, command->digest, BASE_HASH_SIZE) != 0) {
            run_command_reject(command, "message_id_reused", NULL);
        } else if (command->same_as->answer != NULL) {
            run_command_set_answer(
                command, command->same_as->answer, command->same_as->answer_size);
            memcpy(command->refused, command->same_as->refused, sizeof(command->refused));
        }
    }
}

/* Signs the rejections of the whole group. */
static void
sign_rejections(struct run_group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        run_receipt_refuse(&group->commands[i]);
    }
    run_seal_finish();
}

/* Keeps a query for its turn; when too many wait, it is told to come again. */
static void
keep_query(struct run *run, struct run_command *command)
{
    struct run_group *group = run->group;
    if (group->queries_count == RUN_QUERIES_MAX) {
        run_command_busy(command);
        run_command_answer(run, command);
        return;
    }
    size_t at = (group->queries_from + group->queries_count++) % RUN_QUERIES_MAX;
    memcpy(&group->queries[at], command, offsetof(struct run_command, record));
}

static void
answer_queries(struct run *run)
{
    struct run_group *group = run->group;
    for (int i = 0; i < RUN_QUERIES_A_TURN && group->queries_count > 0; i++) {
        struct run_command *command = &group->queries[group->queries_from];
        group->queries_from = (group->queries_from + 1) % RUN_QUERIES_MAX;
        group->queries_count--;
        run_query_answer(run, command);
        run_command_answer(run, command);
    }
}

/* Takes what waits: submissions for the group, queries for their turn. */
static bool
receive(struct run *run)
{
    struct run_group *group = run->group;
    bool any = false, waiting = true;
    group->count = 0;
    for (size_t i = 0; waiting && i < RUN_GROUP_MAX; i++) {
        struct run_command *command = &group->commands[group->count];
        bool taken = run_command_receive(run, command, &waiting);
        any = any || waiting;
        if (!taken) {
            continue;
        }
        if (command->handler->effect == RUN_NOTHING) {
            keep_query(run, command);
        } else {
            group->count++;
        }
    }
    return any;
}

bool
run_group_turn(struct run *run)
{
    struct run_group *group = run->group;
    bool any = receive(run);
    group->now = base_time_now();
    group->from = 0;
    while (group->from < group->count) {
        group->to = group->from;
        group->names_from[group->from] = 0;
        while (group->to < group->count && run_group_prepare(run, group->to)) {
            group->to++;
        }
        settle(run);
        group->from = group->to;
    }
    sign_rejections(group);
    for (size_t i = 0; i < group->count; i++) {
        run_command_answer(run, &group->commands[i]);
    }
    answer_queries(run);
    return any || group->queries_count > 0;
}
