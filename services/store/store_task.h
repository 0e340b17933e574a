/*
 * What somebody must do that no item of the case file says: deadlines' own list, which it
 * fills and empties as it follows the journal. See store.h for how functions queue.
 */
#ifndef STORE_TASK_H
#define STORE_TASK_H

#include "store/store.h"
#include "vigil/records.h"

enum store_task_kind {
    STORE_TASK_DUPLICATE = VIGIL_ITEM_KIND_DUPLICATE, /* may be one with `label` */
    STORE_TASK_SEEING = VIGIL_ITEM_KIND_SEEING,       /* not yet seen by an officer */
    STORE_TASK_NOTED = 103                            /* to be known, not reviewed */
};

struct store_task {
    char case_ref[VIGIL_REF_SIZE];
    enum store_task_kind kind;
    int64_t no;        /* the position in the journal of what asked for it */
    const char *owner; /* a party, or "noted" for all that read of noted deaths */
    char label[VIGIL_REF_SIZE];
    vigil_date
        due_on; /* or VIGIL_DATE_NONE; of what is noted, the last day it is shown */
    vigil_instant since;
};

/* Adds tasks; one that is there stays as it is. */
void store_task_add(struct store *store, const struct store_task *tasks, size_t count);

/* Takes away the tasks of one kind of these cases. */
void store_task_done(struct store *store,
                     enum store_task_kind kind,
                     const char *const *case_refs,
                     size_t count);

/* Two cases of which it is known by now whether they are one. */
struct store_task_pair {
    char case_ref[VIGIL_REF_SIZE], other[VIGIL_REF_SIZE];
};

/* Takes away the suspicion of each pair, whichever was suspected of being the other. */
void
store_task_settle(struct store *store, const struct store_task_pair *pairs, size_t count);

#endif
