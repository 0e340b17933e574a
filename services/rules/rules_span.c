/* Narrowing intervals: see rules_span.h. */
#include "rules/rules_span.h"

static void
narrow(struct rules_span *span, int64_t lowest, int64_t highest)
{
    if (lowest > span->lowest && lowest <= RULES_SPAN_UNKNOWN) {
        span->lowest = (int32_t)lowest;
    }
    if (highest < span->highest && highest >= 0) {
        span->highest = (int32_t)highest;
    }
}

void
rules_span_add_up(struct rules_span *total, struct rules_span *const *parts, size_t count)
{
    int64_t lowest = 0, highest = 0;
    for (size_t i = 0; i < count; i++) {
        lowest += parts[i]->lowest;
        highest += parts[i]->highest;
    }
    narrow(total, lowest, highest);
    for (size_t i = 0; i < count; i++) {
        struct rules_span before = *parts[i];
        narrow(parts[i],
               total->lowest - (highest - before.highest),
               total->highest - (lowest - before.lowest));
        lowest += parts[i]->lowest - before.lowest;
        highest += parts[i]->highest - before.highest;
    }
}

void
rules_span_within(struct rules_span *whole, struct rules_span *part)
{
    narrow(whole, part->lowest, whole->highest);
    narrow(part, part->lowest, whole->highest);
}

/* percent - 1/2 <= 100 part / whole < percent + 1/2 */
void
rules_span_percent(struct rules_span *whole, struct rules_span *part, int32_t percent)
{
    int64_t below = 2 * (int64_t)percent - 1, above = 2 * (int64_t)percent + 1;
    int64_t most_whole =
        percent == 0 ? RULES_SPAN_UNKNOWN : INT64_C(200) * part->highest / below;
    narrow(whole, INT64_C(200) * part->lowest / above + 1, most_whole);
    int64_t least_part = percent == 0 ? 0 : (below * whole->lowest + 199) / 200;
    narrow(part, least_part, (above * whole->highest - 1) / 200);
}
