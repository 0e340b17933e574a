/*
 * How often the Panel agreed with each authority's decision: the Panel's responses by
 * authority, on the basis of the rapid reviews received in the period. Counts of single
 * authorities are too small for disclosure control: for the Panel's own eyes.
 */
#include <string.h>

#include "rules/rules_tables_parts.h"

/* The authorities that were answered, in the order of their codes. */
static void
authorities(const struct rules_tables *tables, struct rules_spread *ret_spread)
{
    rules_spread_begin(ret_spread);
    for (size_t i = 0; i < tables->facts->cases_count; i++) {
        const struct rules_fact_case *of = &tables->facts->cases[i];
        if (rules_tables_inside(tables, of->rapid_review_on) &&
            of->response != VIGIL_RESPONSE_NONE) {
            rules_spread_add(ret_spread, of->authority);
        }
    }
}

static void
responses(struct rules_tables *tables, const char *authority)
{
    struct rules_spread spread;
    rules_spread_begin(&spread);
    for (size_t i = 0; i < tables->facts->cases_count; i++) {
        const struct rules_fact_case *of = &tables->facts->cases[i];
        if (rules_tables_inside(tables, of->rapid_review_on) &&
            of->response != VIGIL_RESPONSE_NONE &&
            strcmp(of->authority, authority) == 0) {
            rules_spread_add(&spread,
                             vigil_code_name(VIGIL_LIST_RESPONSE, (int)of->response));
        }
    }
    rules_spread_write(&spread, tables, RULES_TABLE_BY_AUTHORITY, authority);
}

enum base_class
rules_tables_agreement(const struct rules_facts *facts,
                       vigil_date from,
                       vigil_date until_exclusive,
                       struct rules_report *report,
                       struct base_error *ret_error)
{
    struct rules_tables tables = {
        .facts = facts, .from = from, .until = until_exclusive, .report = report};
    struct rules_spread all;
    report->count = 0;
    authorities(&tables, &all);
    for (size_t i = 0; i < all.count; i++) {
        responses(&tables, all.categories[i].name);
    }
    return tables.full || all.full ? rules_tables_too_large(report, ret_error) : BASE_OK;
}
