/*
 * The answer to report_query: the tables of a period, with small counts suppressed unless
 * the Panel asks for them as they are; and from which position of the journal they are
 * made.
 */
#include <string.h>

#include "base/base_faults.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "reporting/reporting.h"
#include "rules/rules_access.h"
#include "rules/rules_disclosure.h"
#include "rules/rules_london.h"
#include "rules/rules_period.h"
#include "rules/rules_tables.h"

struct reporting_parameters reporting_parameters = {RULES_THRESHOLD_DEFAULT};

/* The tables that a report can have; one of a period without cases may have no rows. */
static const char *const tables[] = {"activity",
                                     "incidents_notified",
                                     "incidents_rapid_review",
                                     "notification_in_5_working_days",
                                     "rapid_review_in_15_working_days",
                                     "rapid_review_decisions",
                                     "panel_responses",
                                     "lcspr_incident_year",
                                     "lcspr_weeks",
                                     "lcspr_rapid_review_in_15_working_days",
                                     "lcspr_in_26_weeks",
                                     "lcspr",
                                     "lcspr_index_child",
                                     "lcspr_stock",
                                     "noted_deaths",
                                     "considered_not_notified",
                                     "completeness",
                                     RULES_TABLE_BY_AUTHORITY};

static bool
is_table(const char *name)
{
    for (size_t i = 0; i < BASE_COUNT(tables); i++) {
        if (strcmp(tables[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* The one table that no other report has: it is made only when it is asked for by name.
 */
static bool
is_by_authority(const struct vigil_query *query)
{
    return strcmp(query->table, RULES_TABLE_BY_AUTHORITY) == 0;
}

/* What is asked for, judged before anything is read. */
static void
judge(const struct vigil_key *caller,
      const struct vigil_query *query,
      vigil_date *ret_from,
      vigil_date *ret_until,
      struct vigil_faults *faults)
{
    if (rules_period_parse(query->period, ret_from, ret_until, NULL) != BASE_OK) {
        base_faults_add(faults,
                        "period",
                        "no_such_period",
                        "no such period",
                        "a calendar year (2021) or a year from April (2021-22), or its "
                        "quarter or half (2021Q2, 2021-22H1)");
    } else if (!rules_access_period(caller->role,
                                    *ret_from,
                                    *ret_until,
                                    rules_london_date(base_time_now()))) {
        base_faults_add(faults,
                        "period",
                        "not_released",
                        "your key may have whole years that have ended, not this period",
                        "a calendar year (2021) or a year from April (2021-22) that has "
                        "ended; the Panel may have any period");
    }
    if (query->table[0] != '\0' && !is_table(query->table)) {
        base_faults_add(faults,
                        "table",
                        "no_such_table",
                        "no such table",
                        "a table's name as the whole report has it (activity, "
                        "panel_responses ...), or nothing: all of them");
    } else if (is_by_authority(query) && !query->unsuppressed) {
        base_faults_add(faults,
                        "unsuppressed",
                        "only_unsuppressed",
                        "counts of single authorities are not shown suppressed",
                        "the Panel's key and --unsuppressed; or panel_responses, which "
                        "counts all authorities together");
    }
}

static void
list(struct wire_result *result, const struct rules_report *report, const char *table)
{
    static const char *const columns[] = {
        "table", "breakdown", "category", "measure", "value"};
    wire_result_listing(result, "report");
    for (size_t i = 0; i < BASE_COUNT(columns); i++) {
        wire_result_column(result, columns[i], VIGIL_CELL_TEXT);
    }
    for (size_t i = 0; i < report->count; i++) {
        const struct rules_row *row = &report->rows[i];
        if (table[0] == '\0' || strcmp(row->table, table) == 0) {
            wire_result_cell(result, "%s", row->table);
            wire_result_cell(result, "%s", row->breakdown);
            wire_result_cell(result, "%s", row->category);
            wire_result_cell(result, "%s", row->measure);
            wire_result_cell(result, "%s", row->value);
        }
    }
}

/* What the figures were made from: a position behind the head says that not all that is
 * acknowledged is in them yet. */
static void
list_as_at(struct wire_result *result,
           const struct reporting_facts *facts,
           const struct vigil_query *query)
{
    wire_result_listing(result, "as_at");
    wire_result_column(result, "period", VIGIL_CELL_TEXT);
    wire_result_column(result, "journal_position", VIGIL_CELL_NUMBER);
    wire_result_column(result, "journal_head", VIGIL_CELL_NUMBER);
    wire_result_column(result, "suppressed", VIGIL_CELL_TEXT);
    wire_result_column(result, "sandbox", VIGIL_CELL_TEXT);
    wire_result_cell(result, "%s", query->period);
    wire_result_cell(result, "%lld", (long long)facts->position);
    wire_result_cell(result, "%lld", (long long)facts->head.position);
    wire_result_cell(result, "%s", query->unsuppressed ? "no" : "yes");
    wire_result_cell(result, "%s", base_time_is_sandbox() ? "SANDBOX" : "no");
}

/* The position asked for must be the one that is applied: earlier ones are not kept. */
static bool
is_as_of(const struct vigil_query *query,
         const struct reporting_facts *facts,
         struct vigil_faults *faults)
{
    if (query->as_of == 0 || query->as_of == facts->position) {
        return true;
    }
    char right[sizeof(faults->at[0].right)];
    (void)base_text_print(right,
                          sizeof(right),
                          "nothing, or the position that is applied: %lld now",
                          (long long)facts->position);
    base_faults_add(faults,
                    "as_of",
                    "as_of_not_available",
                    "figures as of this position are not available",
                    right);
    return false;
}

/* Suppresses. What cannot be protected is not released, and the caller is told so. */
static enum base_class
protect(struct rules_report *report, struct vigil_faults *faults)
{
    struct base_error error;
    if (rules_disclosure_apply(report, reporting_parameters.threshold, &error) ==
        BASE_OK) {
        return BASE_OK;
    }
    base_log_error("report", &error);
    base_faults_add(faults,
                    "period",
                    "not_releasable",
                    "the small counts of this period cannot be protected",
                    "a longer period; the Panel may ask for it unsuppressed");
    return BASE_REFUSE;
}

enum base_class
reporting_report_answer(struct run *run,
                        const struct vigil_key *caller,
                        const struct vigil_query *query,
                        struct wire_result *result,
                        struct vigil_faults *faults,
                        struct base_error *ret_error)
{
    static struct rules_row rows[RULES_ROWS_MAX];
    struct rules_report report = {.rows = rows, .capacity = RULES_ROWS_MAX};
    struct reporting_facts facts;
    vigil_date from, until;
    if (query->unsuppressed && !rules_access_unsuppressed(caller->role)) {
        base_faults_add(faults,
                        "unsuppressed",
                        "not_allowed",
                        "your key may not have figures with small counts in them",
                        "the report without this: small counts are shown as c");
        return BASE_DENIED;
    }
    judge(caller, query, &from, &until, faults);
    if (faults->count > 0) {
        return BASE_REFUSE;
    }
    enum base_class class = reporting_facts_read(run, from, until, &facts, ret_error);
    if (class == BASE_OK && !is_as_of(query, &facts, faults)) {
        class = BASE_REFUSE;
    }
    if (class == BASE_OK && is_by_authority(query)) {
        class = rules_tables_agreement(&facts.facts, from, until, &report, ret_error);
    } else if (class == BASE_OK) {
        class = rules_tables_make(
            &facts.facts, &run->law.calendar, from, until, &report, ret_error);
    }
    if (class == BASE_OK && !query->unsuppressed) {
        class = protect(&report, faults);
    }
    if (class == BASE_OK) {
        list(result, &report, query->table);
        list_as_at(result, &facts, query);
    }
    reporting_facts_done(&facts);
    return class;
}
