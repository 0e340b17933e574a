/*
 * A real vigil-deadlines, and what must always hold of what it is to look at next, of the
 * ledger and of the journal. Included by store tests only, after cmocka.h.
 */
#ifndef WAKE_STAGE_H
#define WAKE_STAGE_H

#include "deadlines_stage.h"

#define AHEAD                                                                            \
    " FROM deadlines.wake w CROSS JOIN deadlines.wake_cursor k"                          \
    " WHERE (w.wake_at, w.seq) > (k.wake_at, k.seq)"

static int64_t raised_from; /* entries behind this position are alerts only */

static inline void
await_sql(const char *statement, long wanted)
{
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (stage_count(statement) != wanted) {
        if (base_time_monotonic_ms() > end_ms) {
            fail_msg("%s: %ld, not %ld", statement, stage_count(statement), wanted);
        }
    }
}

static inline void
await_nothing_due(const char *until)
{
    char statement[256];
    (void)base_text_print(statement,
                          sizeof(statement),
                          "SELECT count(*)" AHEAD " AND w.wake_at <= '%s'",
                          until);
    await_sql(statement, 0);
}

/* Every line of the ledger that is sent has one entry; every clock that runs waits for
 * one instant at most; and the count of what is behind the cursor is right. */
static inline void
assert_whole(void)
{
    char statement[256];
    (void)base_text_print(statement,
                          sizeof(statement),
                          "SELECT (SELECT count(*) FROM journal.entry WHERE position > "
                          "%lld) - (SELECT count(*) FROM deadlines.ledger WHERE sent)",
                          (long long)raised_from);
    assert_sql(statement, "0");
    assert_sql("SELECT count(*) - count(DISTINCT (case_ref, clock, revision))"
               " FROM deadlines.clock JOIN (SELECT w.case_ref, w.clock, w.revision, "
               "w.turn" AHEAD ") a USING (case_ref, clock, revision, turn)",
               "0");
    assert_sql("SELECT k.passed - count(w.seq) FROM deadlines.wake_cursor k LEFT JOIN"
               " deadlines.wake w ON (w.wake_at, w.seq) <= (k.wake_at, k.seq)"
               " GROUP BY k.passed",
               "0");
}

/* The journal ends here: what comes behind is raised. */
static inline void
from_here(void)
{
    raised_from = stage_count("SELECT position FROM journal.head");
    raised_from -= stage_count("SELECT count(*) FROM deadlines.ledger WHERE sent");
}

static inline int
wake_stage_open(void **state)
{
    (void)deadlines_stage_open(state);
    return base_time_open(stage.clock, &stage.error) == BASE_OK ? 0 : -1;
}

#endif
