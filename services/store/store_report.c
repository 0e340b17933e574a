/* What figures are made of, reading: see store_report.h. Writing is store_report_write.c.
 */
#include "store/store_report.h"

#include <stdlib.h>
#include <string.h>

#include "store/store_connection.h"

#define CASE_COLUMNS                                                                     \
    " c.case_ref, c.authority, c.incident_on, c.became_aware_on, c.notified_at,"         \
    " c.incident_type, c.death_category, c.harm_category, c.neglect, c.domestic_abuse,"  \
    " c.social_care, c.timing_excluded, c.child_present, c.child_born_on, c.child_sex,"  \
    " c.child_ethnicity, c.child_disability, c.child_cp_plan, c.child_looked_after,"     \
    " c.rapid_review_at, c.decision, c.response, c.historic, c.left_out,"                \
    " c.child_ethnicity_unobtainable, c.child_sex_unobtainable,"                         \
    " c.child_disability_unobtainable"

#define PAGE(column)                                                                     \
    "SELECT" CASE_COLUMNS " FROM reporting.notification c"                               \
    " WHERE (" column ", case_ref) > ($1::timestamptz, $2::text)"                        \
    " AND " column " < $3::timestamptz ORDER BY " column ", case_ref LIMIT $4::int"

static const struct store_statement position_statement = {
    "report_position", "SELECT position FROM reporting.follower WHERE one", 0};

static const struct store_statement notified_statement = {
    "report_notified", PAGE("notified_at"), 4};

static const struct store_statement reviewed_statement = {
    "report_reviewed", PAGE("rapid_review_at"), 4};

/* The one case that a review covers; of several, none. A duplicate, or one that should
 * not have been notified, is no further one. */
static const struct store_statement lcsprs_statement = {
    "report_lcsprs",
    "SELECT l.authority, l.lcspr_ref, l.commissioned_on, l.received_at, l.published_on,"
    " l.shape, l.children, l.methodology, l.publication, l.timing_excluded,"
    " l.incident_type, l.death_category, l.harm_category, l.child_present,"
    " l.child_born_on, l.child_sex, l.child_ethnicity, l.child_disability,"
    " l.child_cp_plan, l.child_looked_after," CASE_COLUMNS
    " FROM reporting.lcspr l LEFT JOIN reporting.notification c ON c.case_ref ="
    " (SELECT min(k.case_ref) FROM reporting.lcspr_link k JOIN reporting.notification m"
    " ON m.case_ref = k.case_ref AND NOT m.left_out WHERE k.authority = l.authority"
    " AND k.lcspr_ref = l.lcspr_ref HAVING count(*) = 1)"
    " WHERE l.commissioned_on < $1::date"
    " OR (l.received_at >= $2::timestamptz AND l.received_at < $3::timestamptz)"
    " ORDER BY l.authority, l.lcspr_ref",
    3};

static void
read_position(const PGresult *rows, void *into)
{
    int64_t *position = into;
    *position = PQntuples(rows) == 1 ? store_field_int8(rows, 0, 0) : 0;
}

void
store_report_position(struct store *store, int64_t *ret_position)
{
    store_queue(store, &position_statement, NULL, read_position, ret_position);
}

/* A null code is 0, not stated. */
static int
code(const PGresult *rows, int row, int column)
{
    return PQgetisnull(rows, row, column) ? 0 : store_field_int2(rows, row, column);
}

static void
read_child(const PGresult *rows,
           int row,
           int column,
           struct store_report_child *ret_child)
{
    ret_child->present = store_field_bool(rows, row, column);
    ret_child->born_on = store_field_date(rows, row, column + 1);
    ret_child->sex = (enum vigil_sex)code(rows, row, column + 2);
    ret_child->ethnicity = (enum vigil_ethnicity)code(rows, row, column + 3);
    ret_child->disability = (enum vigil_yes_no)code(rows, row, column + 4);
    ret_child->cp_plan = (enum vigil_history)code(rows, row, column + 5);
    ret_child->looked_after = (enum vigil_history)code(rows, row, column + 6);
}

/* CASE_COLUMNS, from a column on. */
static void
read_case(const PGresult *rows, int row, int column, struct store_report_case *ret_case)
{
    struct store_report_case *c = ret_case;
    memset(c, 0, sizeof(*c));
    store_field_text(rows, row, column, c->case_ref, sizeof(c->case_ref));
    store_field_text(rows, row, column + 1, c->authority, sizeof(c->authority));
    c->incident_on = store_field_date(rows, row, column + 2);
    c->became_aware_on = store_field_date(rows, row, column + 3);
    c->notified_at = store_field_instant(rows, row, column + 4);
    c->incident_type = (enum vigil_incident_type)code(rows, row, column + 5);
    c->death_category = (enum vigil_death_category)code(rows, row, column + 6);
    c->harm_category = (enum vigil_harm_category)code(rows, row, column + 7);
    c->neglect = (enum vigil_yes_no)code(rows, row, column + 8);
    c->domestic_abuse = (enum vigil_yes_no)code(rows, row, column + 9);
    c->social_care = (enum vigil_social_care)code(rows, row, column + 10);
    c->timing_excluded = store_field_bool(rows, row, column + 11);
    read_child(rows, row, column + 12, &c->child);
    c->rapid_review_at = store_field_instant(rows, row, column + 19);
    c->decision = (enum vigil_decision)code(rows, row, column + 20);
    c->response = (enum vigil_response)code(rows, row, column + 21);
    c->historic = store_field_bool(rows, row, column + 22);
    c->left_out = store_field_bool(rows, row, column + 23);
    c->child.ethnicity_unobtainable = store_field_bool(rows, row, column + 24);
    c->child.sex_unobtainable = store_field_bool(rows, row, column + 25);
    c->child.disability_unobtainable = store_field_bool(rows, row, column + 26);
}

static void
read_cases(const PGresult *rows, void *into)
{
    struct store_report_cases *cases = into;
    cases->count = 0;
    for (int i = 0; i < PQntuples(rows) && cases->count < cases->capacity; i++) {
        read_case(rows, i, 0, &cases->at[cases->count++]);
    }
}

static void
queue_page(struct store *store,
           const struct store_statement *statement,
           const struct store_report_page *page,
           struct store_report_cases *ret_cases)
{
    struct store_value values[4];
    store_value_instant(&values[0], page->from);
    store_value_text(&values[1], page->after);
    store_value_instant(&values[2], page->until);
    store_value_int4(&values[3], page->limit);
    store_queue(store, statement, values, read_cases, ret_cases);
}

void
store_report_notified(struct store *store,
                      const struct store_report_page *page,
                      struct store_report_cases *ret_cases)
{
    queue_page(store, &notified_statement, page, ret_cases);
}

void
store_report_reviewed(struct store *store,
                      const struct store_report_page *page,
                      struct store_report_cases *ret_cases)
{
    queue_page(store, &reviewed_statement, page, ret_cases);
}

static void
read_lcspr(const PGresult *rows, int row, struct store_report_lcspr *ret_lcspr)
{
    struct store_report_lcspr *l = ret_lcspr;
    store_field_text(rows, row, 0, l->authority, sizeof(l->authority));
    store_field_text(rows, row, 1, l->lcspr_ref, sizeof(l->lcspr_ref));
    l->commissioned_on = store_field_date(rows, row, 2);
    l->received_at = store_field_instant(rows, row, 3);
    l->published_on = store_field_date(rows, row, 4);
    l->shape = (enum vigil_shape)code(rows, row, 5);
    l->children = store_field_int4(rows, row, 6);
    l->methodology = (enum vigil_methodology)code(rows, row, 7);
    l->publication = (enum vigil_publication)code(rows, row, 8);
    l->timing_excluded = store_field_bool(rows, row, 9);
    l->incident_type = (enum vigil_incident_type)code(rows, row, 10);
    l->death_category = (enum vigil_death_category)code(rows, row, 11);
    l->harm_category = (enum vigil_harm_category)code(rows, row, 12);
    read_child(rows, row, 13, &l->child);
    l->has_case = PQgetisnull(rows, row, 20) == 0;
    if (l->has_case) {
        read_case(rows, row, 20, &l->of);
    }
}

static void
read_lcsprs(const PGresult *rows, void *into)
{
    struct store_report_lcsprs *lcsprs = into;
    size_t count = (size_t)PQntuples(rows);
    store_report_lcsprs_done(lcsprs);
    lcsprs->at = calloc(count + 1, sizeof(*lcsprs->at));
    if (lcsprs->at == NULL) {
        abort(); /* out of memory: restart, nothing was promised */
    }
    lcsprs->count = count;
    for (size_t i = 0; i < count; i++) {
        read_lcspr(rows, (int)i, &lcsprs->at[i]);
    }
}

void
store_report_lcsprs_read(struct store *store,
                         vigil_date commissioned_before,
                         vigil_instant received_from,
                         vigil_instant received_until,
                         struct store_report_lcsprs *ret_lcsprs)
{
    struct store_value values[3];
    store_value_date(&values[0], commissioned_before);
    store_value_instant(&values[1], received_from);
    store_value_instant(&values[2], received_until);
    store_queue(store, &lcsprs_statement, values, read_lcsprs, ret_lcsprs);
}

void
store_report_lcsprs_done(struct store_report_lcsprs *lcsprs)
{
    free(lcsprs->at);
    lcsprs->at = NULL;
    lcsprs->count = 0;
}
