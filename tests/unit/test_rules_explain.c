/* What an explanation says is what was counted: over every day of 2015 to 2035 and every
 * length from 1 to 40, forward and back, with pauses; and in words. */
#include "clocks_table.h"

#include "clocks_years.h"
#include "rules/rules_clocks.h"
#include "rules/rules_explain.h"
#include "rules/rules_london.h"

enum { LONGEST = 40 };

static struct clocks_years years;
static struct rules_calendar calendar;

static int
make_calendar(void **state)
{
    (void)state;
    clocks_years_make(&years);
    clocks_years_build(&years, VIGIL_DATE_NONE, &calendar);
    return 0;
}

/* The deadline that this line gives of the case, by the same sums as the daemons'. */
static struct vigil_deadline
deadline_of(const struct vigil_case *c,
            enum vigil_clock_unit unit,
            int32_t length,
            vigil_date start)
{
    const struct vigil_clock_rule rule = {.clock = VIGIL_CLOCK_RAPID_REVIEW,
                                          .starts = VIGIL_FACT_NOTIFIED,
                                          .unit = unit,
                                          .length = length};
    struct rules_clocks_sum sum;
    rules_clocks_due(&calendar,
                     &rule,
                     rules_london_day_start(start),
                     c->pauses,
                     c->pauses_count,
                     &sum);
    return (struct vigil_deadline){.clock = rule.clock,
                                   .starts = rule.starts,
                                   .unit = unit,
                                   .length = length,
                                   .started_on = sum.started_on,
                                   .due_on = sum.due_on,
                                   .base_on = sum.due_on,
                                   .paused = sum.paused};
}

/* How often the letter stands there. */
static int32_t
count_of(const char *days, char letter)
{
    int32_t count = 0;
    for (; *days != '\0'; days++) {
        count += *days == letter ? 1 : 0;
    }
    return count;
}

/* The days that count are the length, the last of them is the due day, and what the dates
 * alone say of the others is what there is. */
static void
check(const struct vigil_case *c, enum vigil_clock_unit unit, int32_t n, vigil_date start)
{
    char days[RULES_EXPLAIN_DAYS_SIZE];
    struct rules_explain_left_out out;
    const struct vigil_deadline deadline = deadline_of(c, unit, n, start);
    rules_explain_days(&calendar, c, &deadline, days);
    rules_explain_left_out(&deadline, &out);
    size_t last = strlen(days) - 1;
    bool fine = count_of(days, RULES_EXPLAIN_COUNTED) == (n < 0 ? -n : n) &&
                days[0] == RULES_EXPLAIN_DAY_0 && days[last] == RULES_EXPLAIN_COUNTED &&
                rules_explain_day(&deadline, last) == deadline.due_on &&
                count_of(days, RULES_EXPLAIN_WEEKEND) == out.weekends &&
                count_of(days, RULES_EXPLAIN_HOLIDAY) == out.holidays &&
                count_of(days, RULES_EXPLAIN_PAUSED) == out.paused;
    if (!fine) {
        char from[BASE_DATE_SIZE];
        base_date_print(start, from);
        fail_msg("%d from %s: %s", n, from, days);
    }
}

static void
what_counts_is_the_length(void **state)
{
    (void)state;
    static const struct vigil_case plain;
    for (vigil_date start = years.first; start <= years.last; start++) {
        for (int32_t n = 1; n <= LONGEST; n++) {
            check(&plain, VIGIL_CLOCK_UNIT_WORKING_DAYS, n, start);
            check(&plain, VIGIL_CLOCK_UNIT_WORKING_DAYS, -n, start);
        }
        check(&plain, VIGIL_CLOCK_UNIT_DAYS, LONGEST, start);
    }
}

/* Two pauses, of which one may lie before, in or behind the days that are counted. */
static void
what_is_paused_does_not_count(void **state)
{
    (void)state;
    static struct vigil_case c = {.pauses_count = 2};
    for (vigil_date start = years.first; start <= years.last; start++) {
        for (int32_t n = 1; n <= LONGEST; n += 3) {
            for (size_t i = 0; i < c.pauses_count; i++) {
                vigil_date from = start - 2 + (start * 7 + n * 3) % 30 + (int32_t)i * 40;
                c.pauses[i] =
                    (struct vigil_pause){.clock = VIGIL_CLOCK_RAPID_REVIEW,
                                         .from_on = from,
                                         .until_on = from + 1 + (start + n) % 35};
            }
            check(&c, VIGIL_CLOCK_UNIT_WORKING_DAYS, n, start);
            check(&c, VIGIL_CLOCK_UNIT_DAYS, n, start);
        }
    }
}

static void
months_are_not_counted_by_days(void **state)
{
    (void)state;
    static const struct vigil_case plain;
    char days[RULES_EXPLAIN_DAYS_SIZE] = "x";
    const struct vigil_deadline deadline =
        deadline_of(&plain, VIGIL_CLOCK_UNIT_MONTHS, 6, base_date_of(2021, 8, 31));
    rules_explain_days(&calendar, &plain, &deadline, days);
    assert_string_equal(days, "");
}

static void
says(const struct vigil_deadline *deadline, const char *wanted)
{
    char sentence[RULES_EXPLAIN_SENTENCE_SIZE];
    rules_explain_sentence(deadline, sentence);
    assert_string_equal(sentence, wanted);
}

static void
it_is_said_in_a_sentence(void **state)
{
    (void)state;
    static struct vigil_case c;
    struct vigil_deadline deadline =
        deadline_of(&c, VIGIL_CLOCK_UNIT_WORKING_DAYS, 15, base_date_of(2022, 9, 12));
    says(&deadline,
         "15 working days from Monday 12 September 2022 (notified), without 6 weekend "
         "days, 1 bank holiday");
    c.pauses_count = 1;
    c.pauses[0] = (struct vigil_pause){.clock = VIGIL_CLOCK_RAPID_REVIEW,
                                       .from_on = base_date_of(2022, 9, 13),
                                       .until_on = base_date_of(2022, 9, 15)};
    deadline =
        deadline_of(&c, VIGIL_CLOCK_UNIT_WORKING_DAYS, 1, base_date_of(2022, 9, 12));
    deadline.due_on += 10;
    says(&deadline,
         "1 working day from Monday 12 September 2022 (notified), without 2 days "
         "paused, that is Thursday 15 September 2022: the Panel granted more time");
    deadline =
        deadline_of(&c, VIGIL_CLOCK_UNIT_WORKING_DAYS, -7, base_date_of(2022, 9, 20));
    deadline.starts = VIGIL_FACT_NONE;
    deadline.starts_due = VIGIL_CLOCK_LCSPR;
    says(&deadline,
         "7 working days before Tuesday 20 September 2022 (lcspr is due), without 4 "
         "weekend days, 1 bank holiday");
    deadline = deadline_of(&c, VIGIL_CLOCK_UNIT_MONTHS, 6, base_date_of(2021, 8, 31));
    deadline.starts = VIGIL_FACT_LCSPR_DECIDED;
    says(&deadline, "6 months from Tuesday 31 August 2021 (lcspr decided)");
    deadline.length = 0;
    says(&deadline, "on Tuesday 31 August 2021 (lcspr decided)");
    deadline.unit = VIGIL_CLOCK_UNIT_NONE;
    says(&deadline, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_counts_is_the_length),
        cmocka_unit_test(what_is_paused_does_not_count),
        cmocka_unit_test(months_are_not_counted_by_days),
        cmocka_unit_test(it_is_said_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, make_calendar, NULL);
}
