/* What figures are made of, writing: see store_report.h. */
#include "store/store_connection.h"
#include "store/store_report.h"

#define ADD_CASES                                                                        \
    "INSERT INTO reporting.notification (case_ref, authority, notification_ref,"         \
    " incident_on, became_aware_on, notified_at, incident_type, death_category,"         \
    " harm_category, neglect, domestic_abuse, social_care, timing_excluded,"             \
    " child_present, child_born_on, child_sex, child_ethnicity, child_disability,"       \
    " child_cp_plan, child_looked_after, child_ethnicity_unobtainable,"                  \
    " child_sex_unobtainable, child_disability_unobtainable, historic, position, lead)"  \
    " SELECT a.*, a.authority FROM unnest($1::text[], $2::text[], $3::text[],"           \
    " $4::date[], $5::date[], $6::timestamptz[], $7::smallint[], $8::smallint[],"        \
    " $9::smallint[], $10::smallint[], $11::smallint[], $12::smallint[], $13::bool[],"   \
    " $14::bool[], $15::date[], $16::smallint[], $17::smallint[], $18::smallint[],"      \
    " $19::smallint[], $20::smallint[], $21::bool[], $22::bool[], $23::bool[],"          \
    " $24::bool[], $25::int8[]) a (case_ref, authority) ON CONFLICT "

static const struct store_statement add_statement = {
    "report_add_cases", ADD_CASES "DO NOTHING", 25};

/* Who notified, when and of what type stays as it was. */
static const struct store_statement amend_statement = {
    "report_amend_cases",
    ADD_CASES
    "(case_ref) DO UPDATE SET (incident_on, became_aware_on, death_category,"
    " harm_category, neglect, domestic_abuse, social_care, child_present, child_born_on,"
    " child_sex, child_ethnicity, child_disability, child_cp_plan, child_looked_after,"
    " child_ethnicity_unobtainable, child_sex_unobtainable,"
    " child_disability_unobtainable) = (EXCLUDED.incident_on, EXCLUDED.became_aware_on,"
    " EXCLUDED.death_category, EXCLUDED.harm_category, EXCLUDED.neglect,"
    " EXCLUDED.domestic_abuse, EXCLUDED.social_care, EXCLUDED.child_present,"
    " EXCLUDED.child_born_on, EXCLUDED.child_sex, EXCLUDED.child_ethnicity,"
    " EXCLUDED.child_disability, EXCLUDED.child_cp_plan, EXCLUDED.child_looked_after,"
    " EXCLUDED.child_ethnicity_unobtainable, EXCLUDED.child_sex_unobtainable,"
    " EXCLUDED.child_disability_unobtainable)",
    25};

static const struct store_statement review_statement = {
    "report_put_rapid_reviews",
    "UPDATE reporting.notification c SET rapid_review_at = n.at, decision = n.decision"
    " FROM unnest($1::text[], $2::timestamptz[], $3::smallint[]) n (case_ref, at, "
    "decision)"
    " WHERE c.case_ref = n.case_ref",
    3};

static const struct store_statement response_statement = {
    "report_put_responses",
    "UPDATE reporting.notification c SET response = n.response"
    " FROM unnest($1::text[], $2::smallint[]) n (case_ref, response)"
    " WHERE c.case_ref = n.case_ref",
    2};

static const struct store_statement lcspr_statement = {
    "report_put_lcsprs",
    "INSERT INTO reporting.lcspr AS l (authority, lcspr_ref, commissioned_on, "
    "received_at,"
    " published_on, shape, children, methodology, publication, timing_excluded,"
    " incident_type, death_category, harm_category, child_present, child_born_on,"
    " child_sex, child_ethnicity, child_disability, child_cp_plan, child_looked_after,"
    " case_ref)"
    " SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::date[]),"
    " unnest($4::timestamptz[]), unnest($5::date[]), unnest($6::smallint[]),"
    " unnest($7::int[]), unnest($8::smallint[]), unnest($9::smallint[]),"
    " unnest($10::bool[]), unnest($11::smallint[]), unnest($12::smallint[]),"
    " unnest($13::smallint[]), unnest($14::bool[]), unnest($15::date[]),"
    " unnest($16::smallint[]), unnest($17::smallint[]), unnest($18::smallint[]),"
    " unnest($19::smallint[]), unnest($20::smallint[]), unnest($21::text[])"
    " ON CONFLICT (authority, lcspr_ref) DO UPDATE SET (commissioned_on, received_at,"
    " published_on, shape, children, methodology, publication, timing_excluded,"
    " incident_type, death_category, harm_category, child_present, child_born_on,"
    " child_sex, child_ethnicity, child_disability, child_cp_plan, child_looked_after,"
    " case_ref) = (EXCLUDED.commissioned_on, COALESCE(l.received_at, "
    "EXCLUDED.received_at),"
    " EXCLUDED.published_on, EXCLUDED.shape, EXCLUDED.children, EXCLUDED.methodology,"
    " EXCLUDED.publication, EXCLUDED.timing_excluded, EXCLUDED.incident_type,"
    " EXCLUDED.death_category, EXCLUDED.harm_category, EXCLUDED.child_present,"
    " EXCLUDED.child_born_on, EXCLUDED.child_sex, EXCLUDED.child_ethnicity,"
    " EXCLUDED.child_disability, EXCLUDED.child_cp_plan, EXCLUDED.child_looked_after,"
    " COALESCE(EXCLUDED.case_ref, l.case_ref))",
    21};

/* A case is found by its reference, or by its lead's own. */
static const struct store_statement link_statement = {
    "report_add_links",
    "WITH named AS (SELECT l.authority, l.lcspr_ref,"
    " (SELECT c.case_ref FROM reporting.notification c WHERE c.case_ref = l.case_ref"
    " UNION ALL"
    " SELECT c.case_ref FROM reporting.notification c WHERE l.case_ref = ''"
    " AND c.lead = l.of_authority AND c.notification_ref = l.notification_ref LIMIT 1)"
    " AS case_ref FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])"
    " l (authority, lcspr_ref, case_ref, of_authority, notification_ref)),"
    " added AS (INSERT INTO reporting.lcspr_link"
    " SELECT authority, lcspr_ref, case_ref FROM named WHERE case_ref IS NOT NULL"
    " ON CONFLICT DO NOTHING)"
    " SELECT count(*) FROM named WHERE case_ref IS NULL",
    5};

/* Seven columns; what is not present is null. */
static void
put_child(struct store_array *to, const struct store_report_child *child)
{
    static const struct store_report_child none = {.born_on = VIGIL_DATE_NONE};
    const struct store_report_child *c = child->present ? child : &none;
    store_array_bool(&to[0], c->present);
    store_array_date(&to[1], c->born_on);
    store_array_code(&to[2], (int)c->sex);
    store_array_code(&to[3], (int)c->ethnicity);
    store_array_code(&to[4], (int)c->disability);
    store_array_code(&to[5], (int)c->cp_plan);
    store_array_code(&to[6], (int)c->looked_after);
}

#define CHILD_TYPES                                                                      \
    STORE_BOOL, STORE_DATE, STORE_INT2, STORE_INT2, STORE_INT2, STORE_INT2, STORE_INT2

static void
put_cases(struct store *store,
          const struct store_statement *statement,
          const struct store_report_case *cases,
          size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_DATE,
                                            STORE_TIMESTAMPTZ,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_BOOL,
                                            CHILD_TYPES,
                                            STORE_BOOL,
                                            STORE_BOOL,
                                            STORE_BOOL,
                                            STORE_BOOL,
                                            STORE_INT8};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct store_report_case *c = &cases[i];
        store_array_text(&to[0], c->case_ref);
        store_array_text(&to[1], c->authority);
        store_array_text_or_null(&to[2], c->notification_ref);
        store_array_date(&to[3], c->incident_on);
        store_array_date(&to[4], c->became_aware_on);
        store_array_instant(&to[5], c->notified_at);
        store_array_code(&to[6], (int)c->incident_type);
        store_array_code(&to[7], (int)c->death_category);
        store_array_code(&to[8], (int)c->harm_category);
        store_array_code(&to[9], (int)c->neglect);
        store_array_code(&to[10], (int)c->domestic_abuse);
        store_array_code(&to[11], (int)c->social_care);
        store_array_bool(&to[12], c->timing_excluded);
        put_child(&to[13], &c->child);
        store_array_bool(&to[20], c->child.ethnicity_unobtainable);
        store_array_bool(&to[21], c->child.sex_unobtainable);
        store_array_bool(&to[22], c->child.disability_unobtainable);
        store_array_bool(&to[23], c->historic);
        store_array_int8(&to[24], c->position);
    }
    store_queue_arrays(store, statement, NULL, NULL);
}

void
store_report_add_cases(struct store *store,
                       const struct store_report_case *cases,
                       size_t count)
{
    put_cases(store, &add_statement, cases, count);
}

void
store_report_amend_case(struct store *store, const struct store_report_case *c)
{
    put_cases(store, &amend_statement, c, 1);
}

void
store_report_put_rapid_reviews(struct store *store,
                               const struct store_report_case *cases,
                               size_t count)
{
    static const enum store_type types[] = {STORE_TEXT, STORE_TIMESTAMPTZ, STORE_INT2};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], cases[i].case_ref);
        store_array_instant(&store->arrays[1], cases[i].rapid_review_at);
        store_array_code(&store->arrays[2], (int)cases[i].decision);
    }
    store_queue_arrays(store, &review_statement, NULL, NULL);
}

void
store_report_put_responses(struct store *store,
                           const struct store_report_case *cases,
                           size_t count)
{
    static const enum store_type types[] = {STORE_TEXT, STORE_INT2};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], cases[i].case_ref);
        store_array_code(&store->arrays[1], (int)cases[i].response);
    }
    store_queue_arrays(store, &response_statement, NULL, NULL);
}

void
store_report_put_lcsprs(struct store *store,
                        const struct store_report_lcspr *lcsprs,
                        size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_TIMESTAMPTZ,
                                            STORE_DATE,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_BOOL,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_INT2,
                                            CHILD_TYPES,
                                            STORE_TEXT};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct store_report_lcspr *l = &lcsprs[i];
        store_array_text(&to[0], l->authority);
        store_array_text(&to[1], l->lcspr_ref);
        store_array_date(&to[2], l->commissioned_on);
        store_array_instant(&to[3], l->received_at);
        store_array_date(&to[4], l->published_on);
        store_array_code(&to[5], (int)l->shape);
        store_array_int4(&to[6], l->children);
        store_array_code(&to[7], (int)l->methodology);
        store_array_code(&to[8], (int)l->publication);
        store_array_bool(&to[9], l->timing_excluded);
        store_array_code(&to[10], (int)l->incident_type);
        store_array_code(&to[11], (int)l->death_category);
        store_array_code(&to[12], (int)l->harm_category);
        put_child(&to[13], &l->child);
        store_array_text_or_null(&to[20], l->case_ref);
    }
    store_queue_arrays(store, &lcspr_statement, NULL, NULL);
}

static void
read_unknown(const PGresult *rows, void *into)
{
    size_t *unknown = into;
    *unknown += (size_t)store_field_int8(rows, 0, 0);
}

void
store_report_add_links(struct store *store,
                       const struct store_report_link *links,
                       size_t count,
                       size_t *ret_unknown)
{
    static const enum store_type types[] = {
        STORE_TEXT, STORE_TEXT, STORE_TEXT, STORE_TEXT, STORE_TEXT};
    *ret_unknown = 0;
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&store->arrays[0], links[i].authority);
        store_array_text(&store->arrays[1], links[i].lcspr_ref);
        store_array_text(&store->arrays[2], links[i].of.case_ref);
        store_array_text(&store->arrays[3], links[i].of.authority);
        store_array_text(&store->arrays[4], links[i].of.notification_ref);
    }
    store_queue_arrays(store, &link_statement, read_unknown, ret_unknown);
}
