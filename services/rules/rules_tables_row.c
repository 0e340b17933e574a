/* Rows of a report: counts, percentages, statistics, and what came in time. */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_tables_parts.h"

bool
rules_tables_inside(const struct rules_tables *tables, vigil_date date)
{
    return date != VIGIL_DATE_NONE && date >= tables->from && date < tables->until;
}

bool
rules_tables_is_noted(const struct rules_fact_case *of)
{
    return of->incident_type == VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH ||
           of->incident_type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH;
}

bool
rules_tables_notified(const struct rules_tables *tables, const struct rules_fact_case *of)
{
    return !of->left_out && !rules_tables_is_noted(of) &&
           rules_tables_inside(tables, of->notified_on);
}

static void
row_write(struct rules_tables *tables,
          const char *const place[3],
          const char *measure,
          enum rules_role role,
          const char *value,
          int32_t number)
{
    struct rules_report *report = tables->report;
    if (report->count == report->capacity) {
        tables->full = true;
        return;
    }
    struct rules_row *row = &report->rows[report->count++];
    memset(row, 0, sizeof *row);
    bool whole = base_text_copy(row->table, sizeof row->table, place[0]);
    whole = base_text_copy(row->breakdown, sizeof row->breakdown, place[1]) && whole;
    whole = base_text_copy(row->category, sizeof row->category, place[2]) && whole;
    whole = base_text_copy(row->measure, sizeof row->measure, measure) && whole;
    whole = base_text_copy(row->value, sizeof row->value, value) && whole;
    row->number = number;
    row->role = role;
    tables->full = tables->full || !whole;
}

void
rules_tables_count(struct rules_tables *tables,
                   const char *const place[3],
                   enum rules_role role,
                   int32_t count)
{
    char value[RULES_VALUE_SIZE];
    (void)base_text_print(value, sizeof value, "%d", count);
    row_write(tables, place, "count", role, value, count);
}

void
rules_tables_percent(struct rules_tables *tables,
                     const char *const place[3],
                     int32_t part,
                     int32_t whole)
{
    char value[RULES_VALUE_SIZE] = "";
    int32_t percent = 0;
    if (whole > 0) { /* of nothing there is no percentage: blank */
        percent = (int32_t)((INT64_C(200) * part + whole) / (INT64_C(2) * whole));
        (void)base_text_print(value, sizeof value, "%d", percent);
    }
    row_write(tables, place, "percent", RULES_ROLE_PERCENT, value, percent);
}

void
rules_tables_statistic(struct rules_tables *tables,
                       const char *const place[3],
                       const char *measure,
                       const char *value,
                       int32_t number)
{
    row_write(tables, place, measure, RULES_ROLE_STATISTIC, value, number);
}

void
rules_tables_write_in_time(struct rules_tables *tables,
                           const char *table,
                           int32_t in_time,
                           int32_t all)
{
    const char *const total[3] = {table, "all", "all"};
    const char *const part[3] = {table, "all", "in_time"};
    rules_tables_count(tables, total, RULES_ROLE_TOTAL, all);
    rules_tables_count(tables, part, RULES_ROLE_CATEGORY, in_time);
    rules_tables_percent(tables, part, in_time, all);
}

bool
rules_tables_in_time(const struct rules_tables *tables,
                     vigil_date day_0,
                     int32_t n,
                     vigil_date done_on)
{
    /* Old cases may lie before the list of bank holidays: weekends alone count there. */
    bool provisional;
    return done_on <= rules_calendar_shift(tables->calendar, day_0, n, &provisional);
}
