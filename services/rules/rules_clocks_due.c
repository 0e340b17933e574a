/* The sums of the clocks: rules_clocks_due of rules_clocks.h. */
#include "base/base_date.h"
#include "rules/rules_clocks.h"
#include "rules/rules_london.h"

vigil_date
rules_clocks_add_months(vigil_date date, int32_t months)
{
    int year, month, day;
    base_date_split(date, &year, &month, &day);
    int place = year * 12 + (month - 1) + months;
    year = place / 12;
    month = place % 12 + 1;
    int last = base_date_month_length(year, month);
    return base_date_of(year, month, day < last ? day : last);
}

/* Day 0, the length, and so many days more. */
static vigil_date
add(const struct rules_calendar *calendar,
    const struct vigil_clock_rule *rule,
    vigil_date date,
    int32_t more,
    bool *ret_provisional)
{
    *ret_provisional = false;
    switch (rule->unit) {
    case VIGIL_CLOCK_UNIT_MONTHS:
        return rules_clocks_add_months(date, rule->length) + more;
    case VIGIL_CLOCK_UNIT_WEEKS:
        return date + 7 * rule->length + more;
    case VIGIL_CLOCK_UNIT_DAYS:
        return date + rule->length + more;
    case VIGIL_CLOCK_UNIT_WORKING_DAYS:
    case VIGIL_CLOCK_UNIT_HOURS: /* its own sum */
    case VIGIL_CLOCK_UNIT_NONE:
        break;
    }
    return rules_calendar_shift(calendar, date, rule->length + more, ret_provisional);
}

/* How many days behind `after`, up to `until` and with it, a pause takes from the clock.
 */
static int32_t
paused_days(const struct rules_calendar *calendar,
            const struct vigil_clock_rule *rule,
            const struct vigil_pause *pause,
            vigil_date after,
            vigil_date until)
{
    if (pause->clock != rule->clock || pause->until_on == VIGIL_DATE_NONE) {
        return 0;
    }
    int32_t count = 0;
    vigil_date from = pause->from_on > after ? pause->from_on : after + 1;
    vigil_date last = pause->until_on - 1 < until ? pause->until_on - 1 : until;
    for (vigil_date day = from; day <= last; day++) {
        bool counts = rule->unit != VIGIL_CLOCK_UNIT_WORKING_DAYS ||
                      rules_calendar_is_working(calendar, day);
        count += counts ? 1 : 0;
    }
    return count;
}

static int32_t
all_paused(const struct rules_calendar *calendar,
           const struct vigil_clock_rule *rule,
           const struct vigil_pause *pauses,
           size_t count,
           vigil_date after,
           vigil_date until)
{
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += paused_days(calendar, rule, &pauses[i], after, until);
    }
    return sum;
}

/* Seventy-two hours are that many hours, whatever the clocks of the country do. */
static void
add_hours(const struct rules_calendar *calendar,
          const struct vigil_clock_rule *rule,
          vigil_instant started_at,
          const struct vigil_pause *pauses,
          size_t pauses_count,
          struct rules_clocks_sum *ret_sum)
{
    vigil_instant plain = started_at + (int64_t)rule->length * 3600 * BASE_SECOND;
    ret_sum->due_at = plain;
    for (int32_t paused = -1; paused != ret_sum->paused;) {
        paused = ret_sum->paused;
        ret_sum->paused = all_paused(calendar,
                                     rule,
                                     pauses,
                                     pauses_count,
                                     ret_sum->started_on - 1,
                                     rules_london_date(ret_sum->due_at));
        ret_sum->due_at = plain + ret_sum->paused * BASE_DAY;
    }
    ret_sum->due_on = rules_london_date(ret_sum->due_at - 1);
}

void
rules_clocks_due(const struct rules_calendar *calendar,
                 const struct vigil_clock_rule *rule,
                 vigil_instant started_at,
                 const struct vigil_pause *pauses,
                 size_t pauses_count,
                 struct rules_clocks_sum *ret_sum)
{
    *ret_sum = (struct rules_clocks_sum){.started_on = rules_london_date(started_at)};
    if (rule->unit == VIGIL_CLOCK_UNIT_HOURS) {
        add_hours(calendar, rule, started_at, pauses, pauses_count, ret_sum);
        return;
    }
    vigil_date start = ret_sum->started_on;
    /* what is paused moves the day, which may bring more of a pause within reach */
    for (int32_t paused = -1; paused != ret_sum->paused;) {
        paused = ret_sum->paused;
        ret_sum->due_on = add(calendar, rule, start, paused, &ret_sum->provisional);
        if (rule->length > 0) {
            ret_sum->paused =
                all_paused(calendar, rule, pauses, pauses_count, start, ret_sum->due_on);
        }
    }
    ret_sum->due_at = rule->sense == VIGIL_CLOCK_SENSE_KEEP
                          ? rules_london_day_start(ret_sum->due_on)
                          : rules_london_day_end(ret_sum->due_on);
}

vigil_date
rules_clocks_extended(const struct rules_calendar *calendar,
                      const struct vigil_clock_rule *rule,
                      vigil_date granted_until,
                      const struct vigil_pause *pauses,
                      size_t pauses_count)
{
    vigil_date until = granted_until;
    bool provisional;
    for (int32_t paused = 0, before = -1; paused != before;) {
        before = paused;
        paused = 0;
        for (size_t i = 0; i < pauses_count; i++) {
            if (pauses[i].moves_extension) {
                paused +=
                    paused_days(calendar, rule, &pauses[i], pauses[i].from_on - 1, until);
            }
        }
        until = rule->unit == VIGIL_CLOCK_UNIT_WORKING_DAYS
                    ? rules_calendar_shift(calendar, granted_until, paused, &provisional)
                    : granted_until + paused;
    }
    return until;
}
