/*
 * Moving the time of a sandbox forward, for all its daemons: an entry of the journal like
 * everything else, so that what happened after it can be understood.
 */
#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_time.h"
#include "deadlines/deadlines.h"
#include "wire/wire_time_advance.h"

#define ADVANCE_MAX (366 * BASE_DAY) /* at once: typing errors would be costly */

enum base_class
deadlines_time_read(const uint8_t *body,
                    size_t size,
                    void *record,
                    struct vigil_faults *faults)
{
    return wire_time_advance_read(body, size, record, faults);
}

enum base_class
deadlines_time_decide(struct run_decision *decision)
{
    const int64_t *microseconds = decision->record;
    if (!base_time_is_sandbox()) {
        base_faults_add(decision->faults,
                        "",
                        "not_a_sandbox",
                        "the time of this instance is the real time",
                        "a sandbox, which is started with a clock of its own");
    }
    if (*microseconds <= 0 || *microseconds > ADVANCE_MAX) {
        base_faults_add(decision->faults,
                        "microseconds",
                        "out_of_range",
                        "not a step forward of at most 366 days",
                        "a step forward of at most 366 days");
    }
    return decision->faults->count > 0 ? BASE_REFUSE : BASE_OK;
}

/* Beside the statements, since time is not in the database: should the commit fail, the
 * sandbox has moved without an entry, which harms nobody. */
void
deadlines_time_write(struct store *store, const struct run_decision *decision)
{
    (void)store;
    (void)base_time_advance(*(const int64_t *)decision->record);
}
