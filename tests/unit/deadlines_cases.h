/*
 * Cases as the tests of deadlines have them, and the law of config/. Included after
 * cmocka.h.
 */
#ifndef DEADLINES_CASES_H
#define DEADLINES_CASES_H

#include "base/base_date.h"
#include "clocks_table.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"
#include "run/run_law.h"

static struct rules_law law;

static inline int
load(void **state)
{
    (void)state;
    struct base_error error;
    if (run_law_load(VIGIL_SOURCE_DIR "/config", "england-and-wales", &law, &error) !=
        BASE_OK) {
        print_error("%s\n", error.text);
        return -1;
    }
    return 0;
}

static inline struct vigil_case
empty_case(void)
{
    return (struct vigil_case){.case_ref = "CSP-2026-000123-K",
                               .authority = "E08000025",
                               .version = 1,
                               .incident_on = VIGIL_DATE_NONE,
                               .became_aware_on = VIGIL_DATE_NONE,
                               .notified_at = VIGIL_INSTANT_NONE,
                               .rapid_review_at = VIGIL_INSTANT_NONE,
                               .responded_at = VIGIL_INSTANT_NONE,
                               .lcspr_commissioned_on = VIGIL_DATE_NONE,
                               .lcspr_received_at = VIGIL_INSTANT_NONE};
}

static inline const struct vigil_deadline *
of_clock(const struct vigil_deadline *deadlines, size_t count, enum vigil_clock clock)
{
    for (size_t i = 0; i < count; i++) {
        if (deadlines[i].clock == clock) {
            return &deadlines[i];
        }
    }
    return NULL;
}

#endif
