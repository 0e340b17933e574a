/* What figures are made of, as later messages of the process change it: see
 * store_report.h. A message at a time: these are few beside what is notified. */
#include <stdlib.h>

#include "store/store_connection.h"
#include "store/store_report.h"

static const struct store_statement leave_out_statement = {
    "report_leave_out",
    "WITH cases AS (UPDATE reporting.notification SET left_out = $2::bool"
    " WHERE case_ref = $1::text)"
    " UPDATE reporting.consideration SET left_out = $2::bool WHERE case_ref = $1::text",
    2};

/* The own reference was the old lead's: the new one knows the case by Vigil's. */
static const struct store_statement lead_statement = {
    "report_lead",
    "UPDATE reporting.notification SET lead = $2::text, notification_ref = case_ref"
    " WHERE case_ref = $1::text AND lead <> $2::text",
    2};

/* 5 awaiting publication: see VIGIL_PUBLICATIONS. */
static const struct store_statement report_statement = {
    "report_put_report",
    "UPDATE reporting.lcspr SET received_at = $2::timestamptz, publication = 5,"
    " methodology = COALESCE(NULLIF($3::smallint, 0), methodology),"
    " children = COALESCE(NULLIF($4::int, 0), children) WHERE case_ref = $1::text",
    4};

static const struct store_statement publication_statement = {
    "report_put_publication",
    "UPDATE reporting.lcspr SET publication = $2::smallint, published_on = $3::date"
    " WHERE case_ref = $1::text",
    3};

static const struct store_statement consideration_statement = {
    "report_put_consideration",
    "INSERT INTO reporting.consideration"
    " (case_ref, considered_on, incident_type, authority)"
    " VALUES ($1::text, $2::date, $3::smallint, $4::text)"
    " ON CONFLICT (case_ref) DO UPDATE SET considered_on = EXCLUDED.considered_on",
    4};

static const struct store_statement considerations_statement = {
    "report_considerations",
    "SELECT considered_on, incident_type FROM reporting.consideration"
    " WHERE considered_on >= $1::date AND considered_on < $2::date AND NOT left_out",
    2};

void
store_report_leave_out(struct store *store, const char *case_ref, bool left_out)
{
    struct store_value values[2];
    store_value_text(&values[0], case_ref);
    store_value_bool(&values[1], left_out);
    store_queue(store, &leave_out_statement, values, NULL, NULL);
}

void
store_report_lead(struct store *store, const char *case_ref, const char *lead)
{
    struct store_value values[2];
    store_value_text(&values[0], case_ref);
    store_value_text(&values[1], lead);
    store_queue(store, &lead_statement, values, NULL, NULL);
}

void
store_report_put_report(struct store *store, const struct store_report_lcspr *lcspr)
{
    struct store_value values[4];
    store_value_text(&values[0], lcspr->case_ref);
    store_value_instant(&values[1], lcspr->received_at);
    store_value_int2(&values[2], (int16_t)lcspr->methodology);
    store_value_int4(&values[3], lcspr->children);
    store_queue(store, &report_statement, values, NULL, NULL);
}

void
store_report_put_publication(struct store *store, const struct store_report_lcspr *lcspr)
{
    struct store_value values[3];
    store_value_text(&values[0], lcspr->case_ref);
    store_value_int2(&values[1], (int16_t)lcspr->publication);
    values[2] = (struct store_value){.bytes = NULL};
    if (lcspr->published_on != VIGIL_DATE_NONE) {
        store_value_date(&values[2], lcspr->published_on);
    }
    store_queue(store, &publication_statement, values, NULL, NULL);
}

void
store_report_put_consideration(struct store *store,
                               const struct store_report_consideration *of)
{
    struct store_value values[4];
    store_value_text(&values[0], of->case_ref);
    values[1] = (struct store_value){.bytes = NULL};
    if (of->considered_on != VIGIL_DATE_NONE) {
        store_value_date(&values[1], of->considered_on);
    }
    store_value_int2(&values[2], (int16_t)of->incident_type);
    store_value_text(&values[3], of->authority);
    store_queue(store, &consideration_statement, values, NULL, NULL);
}

static void
read_considerations(const PGresult *rows, void *into)
{
    struct store_report_considerations *considerations = into;
    size_t count = (size_t)PQntuples(rows);
    store_report_considerations_done(considerations);
    considerations->at = calloc(count + 1, sizeof(*considerations->at));
    if (considerations->at == NULL) {
        abort(); /* out of memory: restart, nothing was promised */
    }
    considerations->count = count;
    for (size_t i = 0; i < count; i++) {
        struct store_report_consideration *of = &considerations->at[i];
        of->considered_on = store_field_date(rows, (int)i, 0);
        of->incident_type = (enum vigil_incident_type)store_field_int2(rows, (int)i, 1);
    }
}

void
store_report_considerations_read(struct store *store,
                                 vigil_date from,
                                 vigil_date until,
                                 struct store_report_considerations *ret_considerations)
{
    struct store_value values[2];
    store_value_date(&values[0], from);
    store_value_date(&values[1], until);
    store_queue(store,
                &considerations_statement,
                values,
                read_considerations,
                ret_considerations);
}

void
store_report_considerations_done(struct store_report_considerations *considerations)
{
    free(considerations->at);
    considerations->at = NULL;
    considerations->count = 0;
}
