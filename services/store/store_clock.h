/*
 * The statutory clocks: the facts that they run on, the clocks, and when each one's next
 * rung is reached. See store.h for how functions queue.
 */
#ifndef STORE_CLOCK_H
#define STORE_CLOCK_H

#include "store/store.h"
#include "vigil/records.h"

/* A clock as it lies in the store. */
struct store_clock {
    struct vigil_deadline deadline;
    char authority[VIGIL_PARTY_SIZE];
    vigil_instant climbed_to;   /* rungs up to here are dealt with */
    vigil_instant next_rung_at; /* or VIGIL_INSTANT_NONE */
};

struct store_clocks {
    struct store_clock *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* The facts of a case or review that clocks run on: only these members are filled. */
struct store_facts {
    struct vigil_case of;
    int32_t revision[VIGIL_CLOCK_LCSPR + 1]; /* of each clock, the latest; 0: none yet */
};

struct store_facts_list {
    struct store_facts *at; /* the caller's */
    size_t capacity;
    size_t count;
};

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
                           const struct vigil_case *const *cases,
                           size_t count);

/* Adds clocks, or puts them in the place of those that are there, but for what their
 * ladders have climbed. */
void store_clock_put(struct store *store, const struct store_clock *clocks, size_t count);

/* Gives all clocks of these cases to the authority that leads now. */
void store_clock_lead(struct store *store,
                      const struct vigil_case *const *cases,
                      size_t count);

/* The clocks whose next rung is reached by now, earliest first. */
void store_clock_due(struct store *store,
                     vigil_instant now,
                     int32_t limit,
                     struct store_clocks *ret_clocks);

/* When the next rung of any clock is reached; VIGIL_INSTANT_NONE if none. */
void store_clock_next(struct store *store, vigil_instant *ret_next);

/* Writes climbed_to and next_rung_at of these clocks. */
void
store_clock_climb(struct store *store, const struct store_clock *clocks, size_t count);

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
