/* Whether a step is awaited: see rules_awaited.h. */
#include "rules/rules_awaited.h"

#include "base/base_faults.h"

bool
rules_awaited(const struct vigil_case *c, int64_t clock)
{
    switch (c->state) {
    case VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED:
        return clock == VIGIL_CLOCK_RAPID_REVIEW;
    case VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED:
    case VIGIL_CASE_STATE_LCSPR_AWAITED:
    case VIGIL_CASE_STATE_LCSPR_IN_PROGRESS:
        return clock == VIGIL_CLOCK_LCSPR;
    default:
        return false;
    }
}

void
rules_awaited_check(const struct vigil_case *c,
                    int64_t clock,
                    struct vigil_faults *faults)
{
    if (clock == 0) {
        return; /* not stated, which is told as that */
    }
    if (clock != VIGIL_CLOCK_RAPID_REVIEW && clock != VIGIL_CLOCK_LCSPR) {
        base_faults_add(faults,
                        "clock",
                        "not_extendable",
                        clock == VIGIL_CLOCK_NOTIFICATION
                            ? "the time to notify is not extended"
                            : "the time of this clock is not the Panel's to change",
                        "rapid_review or lcspr");
    } else if (!rules_awaited(c, clock)) {
        base_faults_add(faults,
                        "clock",
                        "clock_not_running",
                        "nothing of this kind is awaited",
                        "the clock that the case shows as running");
    }
}

void
rules_awaited_extend(struct vigil_case *c, enum vigil_clock clock, vigil_date until)
{
    if (clock == VIGIL_CLOCK_RAPID_REVIEW) {
        c->rapid_review_extended_to = until;
    } else if (clock == VIGIL_CLOCK_LCSPR) {
        c->lcspr_extended_to = until;
    }
    for (size_t i = 0; i < c->pauses_count; i++) {
        if (c->pauses[i].clock == clock) {
            c->pauses[i].moves_extension = false;
        }
    }
}

const struct vigil_pause *
rules_awaited_pause(const struct vigil_case *c, int64_t clock)
{
    for (size_t i = 0; i < c->pauses_count; i++) {
        if (c->pauses[i].clock == clock && c->pauses[i].until_on == VIGIL_DATE_NONE) {
            return &c->pauses[i];
        }
    }
    return NULL;
}
