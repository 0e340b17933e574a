/*
 * How long the reviews of the period took, and the years of their incidents. A review
 * counts that covers just one case which has a rapid review, unless its timing is
 * excluded.
 */
#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_tables_parts.h"

/* The days that a review took in one sense; false if it does not count in it. */
typedef bool (*duration)(const struct rules_fact_lcspr *lcspr, int32_t *ret_days);

static bool
has_rapid_review(const struct rules_fact_lcspr *lcspr)
{
    return lcspr->has_case && lcspr->of.rapid_review_on != VIGIL_DATE_NONE;
}

static bool
incident_to_rapid_review(const struct rules_fact_lcspr *lcspr, int32_t *ret_days)
{
    if (!has_rapid_review(lcspr) || lcspr->of.timing_excluded ||
        lcspr->of.incident_on == VIGIL_DATE_NONE) {
        return false;
    }
    *ret_days = lcspr->of.rapid_review_on - lcspr->of.incident_on;
    return true;
}

static bool
rapid_review_to_lcspr(const struct rules_fact_lcspr *lcspr, int32_t *ret_days)
{
    if (!has_rapid_review(lcspr) || lcspr->timing_excluded) {
        return false;
    }
    *ret_days = lcspr->received_on - lcspr->of.rapid_review_on;
    return true;
}

/* Whole weeks: floor, also of a span that runs backwards. */
static int32_t
weeks(int32_t days)
{
    return (days >= 0 ? days : days - (DAYS_A_WEEK - 1)) / DAYS_A_WEEK;
}

/* How many durations are at most `limit` weeks, and the least and greatest of all. */
static int32_t
count_up_to(const struct rules_tables *tables,
            duration of,
            int32_t limit,
            int32_t *ret_min,
            int32_t *ret_max)
{
    int32_t count = 0;
    *ret_min = INT32_MAX;
    *ret_max = INT32_MIN;
    for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
        const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
        int32_t days;
        if (!rules_tables_inside(tables, lcspr->received_on) || !of(lcspr, &days)) {
            continue;
        }
        int32_t value = weeks(days);
        count += value <= limit;
        *ret_min = value < *ret_min ? value : *ret_min;
        *ret_max = value > *ret_max ? value : *ret_max;
    }
    return count;
}

/* The n-th smallest (from 1), by halving the span of values: no memory is needed. */
static int32_t
nth(const struct rules_tables *tables, duration of, int32_t n, int32_t min, int32_t max)
{
    while (min < max) {
        int32_t middle = min + (max - min) / 2;
        int32_t least, greatest;
        if (count_up_to(tables, of, middle, &least, &greatest) >= n) {
            max = middle;
        } else {
            min = middle + 1;
        }
    }
    return min;
}

static void
median_write(struct rules_tables *tables, const char *const place[3], int32_t doubled)
{
    char value[RULES_VALUE_SIZE];
    int32_t magnitude = doubled < 0 ? -doubled : doubled;
    (void)base_text_print(value,
                          sizeof value,
                          "%s%d.%s",
                          doubled < 0 ? "-" : "",
                          magnitude / 2,
                          magnitude % 2 == 0 ? "00" : "50");
    rules_tables_statistic(tables, place, "median", value, doubled / 2);
}

static void
weeks_write(struct rules_tables *tables, const char *breakdown, duration of)
{
    const char *const place[3] = {"lcspr_weeks", breakdown, "all"};
    int32_t min, max;
    int32_t count = count_up_to(tables, of, INT32_MAX, &min, &max);
    if (count == 0) {
        return;
    }
    rules_tables_count(tables, place, RULES_ROLE_TOTAL, count);
    median_write(tables,
                 place,
                 nth(tables, of, (count + 1) / 2, min, max) +
                     nth(tables, of, count / 2 + 1, min, max));
    const struct {
        const char *measure;
        int32_t value;
    } ends[] = {{"min", min}, {"max", max}, {"range", max - min}};
    for (size_t i = 0; i < BASE_COUNT(ends); i++) {
        char value[RULES_VALUE_SIZE];
        (void)base_text_print(value, sizeof value, "%d", ends[i].value);
        rules_tables_statistic(tables, place, ends[i].measure, value, ends[i].value);
    }
}

static void
in_time_write(struct rules_tables *tables)
{
    int32_t first = 0, first_in_time = 0, second = 0, second_in_time = 0;
    for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
        const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
        int32_t days;
        if (!rules_tables_inside(tables, lcspr->received_on)) {
            continue;
        }
        if (incident_to_rapid_review(lcspr, &days)) {
            first++;
            first_in_time += rules_tables_in_time(tables,
                                                  lcspr->of.notified_on,
                                                  RAPID_REVIEW_WORKING_DAYS,
                                                  lcspr->of.rapid_review_on);
        }
        if (rapid_review_to_lcspr(lcspr, &days)) {
            second++;
            second_in_time += days <= LCSPR_DAYS;
        }
    }
    rules_tables_write_in_time(
        tables, "lcspr_rapid_review_in_15_working_days", first_in_time, first);
    rules_tables_write_in_time(tables, "lcspr_in_26_weeks", second_in_time, second);
}

static void
incident_years(struct rules_tables *tables)
{
    struct rules_spread spread;
    rules_spread_begin(&spread);
    for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
        const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
        if (!rules_tables_inside(tables, lcspr->received_on)) {
            continue;
        }
        char year[RULES_VALUE_SIZE] = "";
        if (lcspr->has_case && lcspr->of.incident_on != VIGIL_DATE_NONE) {
            int number, month, day;
            base_date_split(lcspr->of.incident_on, &number, &month, &day);
            (void)base_text_print(year, sizeof year, "%d", number);
        }
        rules_spread_add(&spread, year);
    }
    rules_spread_write(&spread, tables, "lcspr_incident_year", "year");
}

void
rules_tables_lcspr_weeks(struct rules_tables *tables)
{
    incident_years(tables);
    weeks_write(tables, "incident_to_rapid_review", incident_to_rapid_review);
    weeks_write(tables, "rapid_review_to_lcspr", rapid_review_to_lcspr);
    in_time_write(tables);
}
