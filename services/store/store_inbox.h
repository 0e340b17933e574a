/*
 * What a role must do next, the earliest due first: open items of the case file, running
 * clocks and tasks in one order. See store.h for how functions queue.
 *
 * Promises: a page costs a few index range scans that end when the page is full, however
 * much is open; what belongs to a case that is withdrawn, merged or closed is left out.
 */
#ifndef STORE_INBOX_H
#define STORE_INBOX_H

#include "store/store.h"
#include "vigil/records.h"

enum {
    STORE_INBOX_PAGE = 50,
    /* what is of one case and due on one day goes by rank: items by their kind, then
     * clocks (the clock's code and this), then tasks (their kind and this) */
    STORE_INBOX_CLOCK = 100,
    STORE_INBOX_TASK = 200
};

struct store_inbox_line {
    vigil_date due_on; /* or VIGIL_DATE_NONE, which comes last */
    char case_ref[VIGIL_REF_SIZE];
    int32_t rank;
    int64_t no;
    vigil_instant since_at; /* or */
    vigil_date since_on;
    int32_t parent;
    char label[VIGIL_LABEL_SIZE];
};

struct store_inbox {
    struct store_inbox_line at[STORE_INBOX_PAGE + 1]; /* one more: there is a next page */
    size_t count;
};

/* A page of what the owner must do: due on a day from `from` on, and behind the line
 * *after (rank 0: from the start; then only due_on is looked at, as the first day). */
void store_inbox_read(struct store *store,
                      const char *owner,
                      const struct store_inbox_line *after,
                      struct store_inbox *ret_inbox);

#endif
