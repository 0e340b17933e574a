/*
 * What one group has in hand while it goes through its steps: run_group.c drives them,
 * run_group_look_up.c, run_group_decide.c and run_group_steps.c do them. For these files
 * only.
 */
#ifndef RUN_GROUP_STATE_H
#define RUN_GROUP_STATE_H

#include "run/run_cases.h"
#include "run/run_command.h"
#include "run/run_items.h"
#include "store/store_message.h"

/* Queries that wait, and how many are answered between two groups: one who asks much must
 * not keep those who submit waiting. */
enum { RUN_QUERIES_MAX = 64, RUN_QUERIES_A_TURN = 4 };

struct run_group {
    struct run_command *commands; /* RUN_GROUP_MAX */
    size_t count;
    struct run_command *queries; /* RUN_QUERIES_MAX, a ring */
    size_t queries_from, queries_count;
    /* of the part that is in the transaction, commands[from] to commands[to - 1] */
    size_t from, to;
    vigil_instant now; /* of the whole group: a fact and its entry have the same time */
    struct vigil_key keys[RUN_GROUP_MAX]; /* each once, as the roster has them */
    size_t key_of[RUN_GROUP_MAX];         /* the key of the part's k-th command */
    struct store_message messages[RUN_GROUP_MAX];
    struct vigil_case_name names[RUN_CASES_MAX];
    size_t names_from[RUN_GROUP_MAX + 1]; /* command i has names[from[i]..from[i + 1]) */
    const char *refs[RUN_CASES_MAX];
    struct vigil_case locked_at[RUN_CASES_LOCKED];
    struct store_cases locked;
    /* numbers for references, fetched ahead: serials_count of them from serials_from */
    int64_t serials[3 * RUN_GROUP_MAX];
    size_t serials_from, serials_count;
    /* A group that only opens cases is first tried without asking what is known of its
     * messages: if one came before, the keys of the tables say so, and the group is done
     * again with a look. `unsure` says that a look is needed. */
    bool unseen, unsure;
    struct run_cases cases;
    struct run_items items;
    struct vigil_faults faults;
};

/* Reads the record and the names of the cases of commands[i]; a command with faults is
 * rejected. False: its names do not fit into this transaction any more. */
bool run_group_prepare(struct run *run, size_t i);

/* True if the part may be tried unseen. */
bool run_group_may_be_unseen(const struct run_group *group);

/* Queues the roster and, unless unseen, asks for earlier answers and for cases. */
enum base_class run_group_look_up(struct run *run,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

/* True if the roster says of the key of the part's k-th command what the gate said. */
bool run_group_is_in_roster(const struct run_group *group,
                            const struct run_command *command,
                            size_t k);

/* Decides each command by the pure rules; *ret_accepted says how many are to be written.
 */
void run_group_decide(struct run *run, size_t *ret_accepted);

/* Writes the case file and takes the head. Of an unseen group the roster's word comes
 * with the same round trip: if it differs from the gate's, `unsure` is set. */
enum base_class run_group_write(struct run *run,
                                struct store_head *ret_head,
                                struct base_error *ret_error) BASE_MUST_CHECK;

/* Journal, receipts, COMMIT. */
enum base_class run_group_commit(struct run *run,
                                 const struct store_head *head,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

#endif
