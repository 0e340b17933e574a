/*
 * Cases that may be of one incident: see store_report.h.
 *
 * Alike are two that were notified live and count, whose incidents lie at most 3 days
 * apart, and whose index children were born on the same day, or are of the same sex and
 * within a year of each other's age; never two children whose sexes are known to differ.
 * A case of another authority is as good: one notifies where it happened, the other where
 * the child lives.
 *
 * What is found is entered in reporting.suspicion in the same statement, so that no pair
 * is found twice, also when the figures are made again from the journal. More than 20
 * that are alike are no duplicates but a fault of whoever sends them, or a test.
 */
#include "store/store_connection.h"
#include "store/store_report.h"

/* 1 female, 2 male, 3 not known: see VIGIL_SEXES; from 4 on, incident types are of deaths
 * that the Panel does not consider. Only earlier entries count, so that a pair is one. */
static const struct store_statement alike_statement = {
    "report_find_alike",
    "WITH alike AS (SELECT n.case_ref, n.authority, o.case_ref AS other_ref,"
    " o.authority = n.authority AS same_authority,"
    " COALESCE(n.child_sex IN (1, 2) AND o.child_sex = n.child_sex, false) AS same_sex,"
    " n.position, count(*) OVER (PARTITION BY n.position) AS likes,"
    " row_number() OVER (PARTITION BY n.position"
    " ORDER BY o.child_born_on = n.child_born_on DESC,"
    " abs(o.incident_on - n.incident_on), o.case_ref) AS rank"
    " FROM unnest($1::text[]) a (case_ref)"
    " JOIN reporting.notification n ON n.case_ref = a.case_ref"
    " AND NOT n.historic AND NOT n.left_out AND n.incident_type <= 3"
    " CROSS JOIN LATERAL (SELECT e.* FROM reporting.notification e"
    " WHERE NOT e.historic AND NOT e.left_out AND e.child_born_on IS NOT NULL"
    " AND e.incident_on = ANY (ARRAY[n.incident_on - 3, n.incident_on - 2,"
    " n.incident_on - 1, n.incident_on, n.incident_on + 1, n.incident_on + 2,"
    " n.incident_on + 3])"
    " AND e.child_born_on BETWEEN n.child_born_on - 366 AND n.child_born_on + 366"
    " AND e.incident_type <= 3"
    " AND (e.child_sex IN (1, 2) AND e.child_sex = n.child_sex"
    " OR e.child_born_on = n.child_born_on"
    " AND 3 IN (COALESCE(e.child_sex, 3), COALESCE(n.child_sex, 3)))"
    " AND e.position < n.position"
    " LIMIT 21) o),"
    " new AS (INSERT INTO reporting.suspicion SELECT case_ref, other_ref FROM alike"
    " WHERE likes <= 20 AND rank <= 3 ON CONFLICT DO NOTHING"
    " RETURNING case_ref, other_ref)"
    " SELECT case_ref, authority, other_ref, same_authority, same_sex"
    " FROM alike JOIN new USING (case_ref, other_ref) ORDER BY position, rank",
    1};

static void
read_alike(const PGresult *rows, void *into)
{
    struct store_report_alike *alike = into;
    alike->count = 0;
    for (int i = 0; i < PQntuples(rows) && alike->count < alike->capacity; i++) {
        struct store_report_like *like = &alike->at[alike->count++];
        store_field_text(rows, i, 0, like->case_ref, sizeof(like->case_ref));
        store_field_text(rows, i, 1, like->authority, sizeof(like->authority));
        store_field_text(rows, i, 2, like->other_ref, sizeof(like->other_ref));
        like->same_authority = store_field_bool(rows, i, 3);
        like->same_sex = store_field_bool(rows, i, 4);
    }
}

void
store_report_find_alike(struct store *store,
                        const char *const *case_refs,
                        size_t count,
                        struct store_report_alike *ret_alike)
{
    ret_alike->count = 0;
    if (count == 0) {
        return;
    }
    store_queue_texts(store, &alike_statement, case_refs, count, read_alike, ret_alike);
}
