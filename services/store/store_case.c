/* The case file, reading: see store_case.h. Writing is store_case_write.c. */
#include "store/store_case.h"

#include <string.h>

#include "store/store_connection.h"

#define COLUMNS                                                                          \
    "c.case_ref, c.authority, c.notification_ref, c.historic, c.incident_on,"            \
    " c.became_aware_on, c.notified_at, c.state, c.version, c.rapid_review_at,"          \
    " c.decision, c.lcspr_ref, c.lcspr_commissioned_on, c.lcspr_received_at,"            \
    " c.responded_at, c.response, c.reason"

static const struct store_statement resolve_statement = {
    "case_resolve",
    "SELECT k.n, c.case_ref"
    " FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k (authority, own, n)"
    " JOIN casefile.cases c ON c.authority = k.authority AND c.notification_ref = k.own",
    2};

static const struct store_statement lock_statement = {
    "case_lock",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.case_ref = ANY ($1::text[])"
    " ORDER BY c.case_ref FOR UPDATE",
    1};

static const struct store_statement read_statement = {
    "case_read",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.case_ref = ANY ($1::text[])"
    " ORDER BY c.case_ref",
    1};

static const struct store_statement page_statement = {
    "case_page",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.case_ref > $1::text"
    " AND ($2::text = '' OR c.authority = $2::text) ORDER BY c.case_ref LIMIT $3::int",
    3};

static const struct store_statement serial_statement = {
    "case_serials",
    "SELECT nextval('casefile.serial') FROM generate_series(1, $1::int)",
    1};

static void
read_resolved(const PGresult *rows, void *into)
{
    struct vigil_case_name *names = into;
    for (int i = 0; i < PQntuples(rows); i++) {
        struct vigil_case_name *name = &names[store_field_int8(rows, i, 0) - 1];
        store_field_text(rows, i, 1, name->case_ref, sizeof(name->case_ref));
    }
}

void
store_case_resolve(struct store *store, struct vigil_case_name *names, size_t count)
{
    if (count == 0) {
        return;
    }
    struct store_array *arrays = store->arrays;
    store_array_begin(&arrays[0], STORE_TEXT);
    store_array_begin(&arrays[1], STORE_TEXT);
    for (size_t i = 0; i < count; i++) {
        store_array_text(&arrays[0], names[i].authority);
        store_array_text(&arrays[1], names[i].notification_ref);
    }
    struct store_value values[2];
    store_value_array(&values[0], &arrays[0]);
    store_value_array(&values[1], &arrays[1]);
    store_queue(store, &resolve_statement, values, read_resolved, names);
}

/* A null code reads as 0, "not stated". */
static int
code(const PGresult *rows, int row, int column)
{
    return store_field_int2(rows, row, column);
}

static void
read_case(const PGresult *rows, int row, struct vigil_case *ret)
{
    memset(ret, 0, sizeof(*ret));
    store_field_text(rows, row, 0, ret->case_ref, sizeof(ret->case_ref));
    store_field_text(rows, row, 1, ret->authority, sizeof(ret->authority));
    store_field_text(rows, row, 2, ret->notification_ref, sizeof(ret->notification_ref));
    ret->historic = store_field_bool(rows, row, 3);
    ret->incident_on = store_field_date(rows, row, 4);
    ret->became_aware_on = store_field_date(rows, row, 5);
    ret->notified_at = store_field_instant(rows, row, 6);
    ret->state = (enum vigil_case_state)code(rows, row, 7);
    ret->version = store_field_int4(rows, row, 8);
    ret->rapid_review_at = store_field_instant(rows, row, 9);
    ret->decision = (enum vigil_decision)code(rows, row, 10);
    store_field_text(rows, row, 11, ret->lcspr_ref, sizeof(ret->lcspr_ref));
    ret->lcspr_commissioned_on = store_field_date(rows, row, 12);
    ret->lcspr_received_at = store_field_instant(rows, row, 13);
    ret->responded_at = store_field_instant(rows, row, 14);
    ret->response = (enum vigil_response)code(rows, row, 15);
    ret->reason = (enum vigil_response_reason)code(rows, row, 16);
}

static void
read_cases(const PGresult *rows, void *into)
{
    struct store_cases *cases = into;
    cases->count = 0;
    for (int i = 0; i < PQntuples(rows) && cases->count < cases->capacity; i++) {
        read_case(rows, i, &cases->at[cases->count++]);
    }
}

static void
read_by_refs(struct store *store,
             const struct store_statement *statement,
             const char *const *case_refs,
             size_t count,
             struct store_cases *ret_cases)
{
    ret_cases->count = 0;
    if (count == 0) {
        return;
    }
    struct store_array *array = &store->arrays[0];
    store_array_begin(array, STORE_TEXT);
    for (size_t i = 0; i < count; i++) {
        store_array_text(array, case_refs[i]);
    }
    struct store_value value;
    store_value_array(&value, array);
    store_queue(store, statement, &value, read_cases, ret_cases);
}

void
store_case_lock(struct store *store,
                const char *const *case_refs,
                size_t count,
                struct store_cases *ret_cases)
{
    read_by_refs(store, &lock_statement, case_refs, count, ret_cases);
}

void
store_case_read(struct store *store,
                const char *const *case_refs,
                size_t count,
                struct store_cases *ret_cases)
{
    read_by_refs(store, &read_statement, case_refs, count, ret_cases);
}

void
store_case_page(struct store *store,
                const char *authority,
                const char *after,
                int32_t limit,
                struct store_cases *ret_cases)
{
    struct store_value values[3];
    store_value_text(&values[0], after);
    store_value_text(&values[1], authority);
    store_value_int4(&values[2], limit);
    store_queue(store, &page_statement, values, read_cases, ret_cases);
}

static void
read_serials(const PGresult *rows, void *into)
{
    int64_t *serials = into;
    for (int i = 0; i < PQntuples(rows); i++) {
        serials[i] = store_field_int8(rows, i, 0);
    }
}

void
store_case_serials(struct store *store, int32_t count, int64_t *ret_serials)
{
    if (count == 0) {
        return;
    }
    struct store_value value;
    store_value_int4(&value, count);
    store_queue(store, &serial_statement, &value, read_serials, ret_serials);
}
