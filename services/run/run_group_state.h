/*
 * What one group has in hand while it goes through its steps (run_group.c drives them,
 * run_group_steps.c does them). For these two files only.
 */
#ifndef RUN_GROUP_STATE_H
#define RUN_GROUP_STATE_H

#include "run/run_cases.h"
#include "run/run_command.h"
#include "store/store_message.h"

struct run_group {
    struct run_command *commands; /* RUN_GROUP_MAX */
    size_t count;
    /* of the part that is in the transaction, commands[from] to commands[to - 1] */
    size_t from, to;
    vigil_instant now; /* of the whole group: a fact and its entry have the same time */
    struct vigil_key keys[RUN_GROUP_MAX];
    struct store_message messages[RUN_GROUP_MAX];
    struct vigil_case_name names[RUN_CASES_MAX];
    size_t names_from[RUN_GROUP_MAX + 1]; /* command i has names[from[i]..from[i + 1]) */
    const char *refs[RUN_CASES_MAX];
    struct vigil_case locked_at[RUN_CASES_MAX];
    struct store_cases locked;
    int64_t serials[RUN_GROUP_MAX];
    struct run_cases cases;
    struct vigil_faults faults;
};

/* Reads the record and the names of the cases of commands[i]; a command with faults is
 * rejected. False: its names do not fit into this transaction any more. */
bool run_group_prepare(struct run *run, size_t i);

/* Round trip 1 and, where cases are named, 2: roster, earlier answers, cases. */
enum base_class run_group_look_up(struct run *run,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

/* Decides each command by the pure rules; *ret_accepted says how many are to be written.
 */
void run_group_decide(struct run *run, size_t *ret_accepted);

/* Round trip 3: writes the case file and takes the head. */
enum base_class run_group_write(struct run *run,
                                struct store_head *ret_head,
                                struct base_error *ret_error) BASE_MUST_CHECK;

/* Round trip 4: journal, receipts, COMMIT. */
enum base_class run_group_commit(struct run *run,
                                 const struct store_head *head,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

#endif
