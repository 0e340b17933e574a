/* Whether a list of bank holidays can be a calendar: see rules_calendar_check.h. */
#include "rules/rules_calendar_check.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_clocks.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2199 }; /* what base_date_parse takes */

bool
rules_calendar_is_division(const char *text)
{
    static const char *const divisions[] = {
        "england-and-wales", "scotland", "northern-ireland"};
    for (size_t i = 0; i < BASE_COUNT(divisions); i++) {
        if (strcmp(text, divisions[i]) == 0) {
            return true;
        }
    }
    return false;
}

static int
year_of(vigil_date date)
{
    int year, month, day;
    base_date_split(date, &year, &month, &day);
    return year;
}

static bool
is_given_before(const struct vigil_calendar *calendar, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (calendar->at[k].on == calendar->at[i].on) {
            return true;
        }
    }
    return false;
}

static void
check_holiday(const struct vigil_calendar *calendar,
              size_t i,
              struct vigil_faults *faults)
{
    char day[BASE_DATE_SIZE], wrong[sizeof(faults->at[0].wrong)];
    base_date_print(calendar->at[i].on, day);
    if (rules_calendar_is_weekend(calendar->at[i].on)) {
        (void)base_text_print(wrong, sizeof(wrong), "%s lies on a weekend", day);
        base_faults_add_at(faults,
                           "holidays",
                           i,
                           "date",
                           "weekend",
                           wrong,
                           "its substitute day, a weekday");
    }
    if (is_given_before(calendar, i)) {
        (void)base_text_print(wrong, sizeof(wrong), "%s is given twice", day);
        base_faults_add_at(
            faults, "holidays", i, "date", "doubled", wrong, "each holiday once");
    }
    if (calendar->at[i].title[0] == '\0') {
        base_faults_add_at(
            faults, "holidays", i, "title", "missing", "is empty", "its name");
    }
}

/* No year of the coverage may lack holidays: due days would be too early. */
static void
check_years(const struct vigil_calendar *calendar, struct vigil_faults *faults)
{
    int per_year[YEAR_LAST - YEAR_FIRST + 1] = {0};
    for (size_t i = 0; i < calendar->count; i++) {
        per_year[year_of(calendar->at[i].on) - YEAR_FIRST]++;
    }
    for (int year = year_of(calendar->from); year <= year_of(calendar->until); year++) {
        char wrong[sizeof(faults->at[0].wrong)];
        int count = per_year[year - YEAR_FIRST];
        if (count < RULES_CALENDAR_YEAR_LEAST) {
            (void)base_text_print(
                wrong, sizeof(wrong), "%d has %d bank holidays", year, count);
            base_faults_add(
                faults, "holidays", "missing_year", wrong, "at least 8 in each year");
        }
    }
}

/* What cannot be read as a day has no year. */
static bool
all_are_days(const struct vigil_calendar *calendar, struct vigil_faults *faults)
{
    bool all = true;
    for (size_t i = 0; i < calendar->count; i++) {
        if (calendar->at[i].on == VIGIL_DATE_NONE) {
            base_faults_add_at(
                faults, "holidays", i, "date", "missing", "is empty", "YYYY-MM-DD");
            all = false;
        }
    }
    return all;
}

/* The whole years from the first holiday's to the last's. */
static void
cover(struct vigil_calendar *calendar)
{
    vigil_date first = calendar->at[0].on, last = first;
    for (size_t i = 1; i < calendar->count; i++) {
        first = calendar->at[i].on < first ? calendar->at[i].on : first;
        last = calendar->at[i].on > last ? calendar->at[i].on : last;
    }
    calendar->from = base_date_of(year_of(first), 1, 1);
    calendar->until = base_date_of(year_of(last), 12, 31);
}

void
rules_calendar_check(struct vigil_calendar *calendar, struct vigil_faults *faults)
{
    if (!rules_calendar_is_division(calendar->division)) {
        base_faults_add(faults,
                        "division",
                        "unknown_division",
                        "is no division of the United Kingdom",
                        "england-and-wales, scotland or northern-ireland");
    }
    if (calendar->count == 0) {
        base_faults_add(
            faults, "holidays", "missing", "has no holidays", "those of whole years");
        return;
    }
    if (!all_are_days(calendar, faults)) {
        return;
    }
    cover(calendar);
    for (size_t i = 0; i < calendar->count; i++) {
        check_holiday(calendar, i, faults);
    }
    if (calendar->until - calendar->from >= RULES_CALENDAR_DAYS_MAX) {
        base_faults_add(faults,
                        "holidays",
                        "out_of_range",
                        "covers more than 31 years",
                        "at most 31 years");
        return;
    }
    check_years(calendar, faults);
}

/* The first holiday of b that a does not have; VIGIL_DATE_NONE if it has all. */
static vigil_date
first_lacking(const struct vigil_calendar *a, const struct vigil_calendar *b)
{
    vigil_date first = VIGIL_DATE_NONE;
    for (size_t i = 0; i < b->count; i++) {
        bool found = false;
        for (size_t k = 0; !found && k < a->count; k++) {
            found = a->at[k].on == b->at[i].on;
        }
        if (!found && (first == VIGIL_DATE_NONE || b->at[i].on < first)) {
            first = b->at[i].on;
        }
    }
    return first;
}

static vigil_date
earlier(vigil_date a, vigil_date b)
{
    if (a == VIGIL_DATE_NONE || b == VIGIL_DATE_NONE) {
        return a == VIGIL_DATE_NONE ? b : a;
    }
    return a < b ? a : b;
}

vigil_date
rules_calendar_first_difference(const struct vigil_calendar *a,
                                const struct vigil_calendar *b)
{
    vigil_date first = earlier(first_lacking(a, b), first_lacking(b, a));
    if (a->from != b->from) {
        first = earlier(first, earlier(a->from, b->from));
    }
    if (a->until != b->until) {
        first = earlier(first, earlier(a->until, b->until) + 1);
    }
    return first;
}

bool
rules_calendar_agree(const struct vigil_calendar *a, const struct vigil_calendar *b)
{
    return strcmp(a->division, b->division) == 0 &&
           first_lacking(a, b) == VIGIL_DATE_NONE &&
           first_lacking(b, a) == VIGIL_DATE_NONE;
}

bool
rules_calendar_ends_soon(vigil_date until, vigil_date today)
{
    return until < rules_clocks_add_months(today, 12);
}
