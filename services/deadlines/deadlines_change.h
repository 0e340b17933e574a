/*
 * What one entry changes of a case's clocks: by one pure rule (rules_deadlines_of) the
 * facts before and behind it give its deadlines before and behind it; what differs is
 * collected here, and written once for a whole run of entries.
 *
 * Promises: each entry is weighed by itself, so that what is kept does not hang on how
 * many entries were read at once: a revision that one entry began and the next ended is
 * there, with the rungs that it reached in between.
 */
#ifndef DEADLINES_DEADLINES_CHANGE_H
#define DEADLINES_DEADLINES_CHANGE_H

#include "deadlines/deadlines.h"
#include "rules/rules_ladder.h"

enum {
    /* each entry may stop each clock of a case at one revision and start the next; that
     * the cases of a run have room includes one for each entry */
    DEADLINES_CHANGES_MAX = DEADLINES_CASES_MAX * VIGIL_CLOCK_COUNT * 2,
    DEADLINES_CHANGES_LINES = 4 * RULES_LADDER_STEPS_MAX * VIGIL_CLOCK_COUNT,
    DEADLINES_CHANGES_ROOM = RULES_LADDER_STEPS_MAX * VIGIL_CLOCK_COUNT,
    DEADLINES_CHANGES_EXPLAINED = 512
};

struct deadlines_changes {
    struct store_clock clocks[DEADLINES_CHANGES_MAX]; /* a revision stands once */
    size_t clocks_count;
    struct store_ledger_line lines[DEADLINES_CHANGES_LINES];
    size_t lines_count;
    struct store_explanation explained[DEADLINES_CHANGES_EXPLAINED]; /* of what begins */
    size_t explained_count;
};

/* Adds what the entry that touched the case has changed, and says each change in the
 * journal. There must be room for DEADLINES_CHANGES_ROOM lines and an explanation of
 * each clock. */
void deadlines_change(struct run *run,
                      struct deadlines_case *c,
                      struct deadlines_changes *changes);

#endif
