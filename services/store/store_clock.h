/*
 * The statutory clocks and the facts that they run on. When a clock is looked at next is
 * store_wake.h. See store.h for how functions queue.
 */
#ifndef STORE_CLOCK_H
#define STORE_CLOCK_H

#include "store/store.h"
#include "vigil/records.h"

/* A clock as it lies in the store. */
struct store_clock {
    struct vigil_deadline deadline;
    char authority[VIGIL_PARTY_SIZE];
    bool asked;                 /* it stands in the inbox of who must act */
    vigil_instant changed_at;   /* when what it is now was recorded; only written */
    vigil_instant climbed_to;   /* rungs up to here are dealt with: as kept, those that
                                 * were when this revision began */
    vigil_instant next_rung_at; /* to be looked at then; NONE: no more. Only written */
    /* the due day that had passed unmet when a calendar moved it; only read in lists */
    vigil_date missed_on;
};

struct store_clocks {
    struct store_clock *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* The facts of a case or review that clocks run on: only these members are filled. */
struct store_facts {
    struct vigil_case of;
    int64_t stated[VIGIL_FACT_COUNT]; /* the entry that stated each fact last; 0: none */
};

struct store_facts_list {
    struct store_facts *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* Adds the latest revision of each clock of these cases, in the order of cases and
 * clocks. */
void store_clock_latest(struct store *store,
                        const char *const *case_refs,
                        size_t count,
                        struct store_clocks *ret_clocks);

/* Adds the facts of these cases to the list. */
void store_clock_facts(struct store *store,
                       const char *const *case_refs,
                       size_t count,
                       struct store_facts_list *list);

/* Adds the facts of all cases that these reviews cover. */
void store_clock_members(struct store *store,
                         const char *const *review_refs,
                         size_t count,
                         struct store_facts_list *list);

/* Adds facts, or puts them in the place of those that are there. */
void store_clock_put_facts(struct store *store,
                           const struct store_facts *const *facts,
                           size_t count);

/* Adds clocks, or puts them in the place of those that are there, but for what their
 * ladders have climbed; and when they are to be looked at next (store_wake.h): a new one
 * at its next_rung_at, one that was there before at once if it has any. The follower's
 * row must be held. */
void store_clock_put(struct store *store, const struct store_clock *clocks, size_t count);

/* Gives all clocks of these cases to the authority that leads now. */
void store_clock_lead(struct store *store,
                      const struct vigil_case *const *cases,
                      size_t count);

/* A page of clocks: of a case, or (case_ref "") the running ones by due day behind the
 * cursor; of one authority, or (authority "") of all. */
struct store_clock_page {
    const char *authority;
    const char *case_ref;
    vigil_date after_due_on; /* VIGIL_DATE_NONE: the first page */
    const char *after_case_ref;
    enum vigil_clock after_clock;
    int32_t limit;
};
void store_clock_list(struct store *store,
                      const struct store_clock_page *page,
                      struct store_clocks *ret_clocks);

#endif
