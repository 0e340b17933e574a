/*
 * How the due day of each revision of a clock came about, as it was when the revision
 * began (rules_explain.h). It is added once and never changed. See store.h for how
 * functions queue.
 */
#ifndef STORE_EXPLANATION_H
#define STORE_EXPLANATION_H

#include "store/store_clock.h"

enum { STORE_EXPLANATION_DAYS = 1025 };

struct store_explanation {
    struct vigil_deadline deadline;    /* unit NONE: of this one nothing was kept */
    int64_t stated;                    /* the position of the entry that started it */
    char days[STORE_EXPLANATION_DAYS]; /* a letter each */
};

struct store_explanations {
    struct store_explanation *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* Adds them; of one that is there already, nothing changes. */
void store_explanation_put(struct store *store,
                           const struct store_explanation *explanations,
                           size_t count);

/* The latest revision of each clock of the case, in the order of clocks. */
void store_explanation_list(struct store *store,
                            const char *case_ref,
                            struct store_explanations *ret_explanations);

#endif
