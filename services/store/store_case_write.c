/* The case file, writing: see store_case.h. */
#include "store/store_case.h"

#include "store/store_connection.h"

static const struct store_statement add_statement = {
    "case_add",
    "INSERT INTO casefile.cases (case_ref, authority, notification_ref, historic,"
    " incident_on, became_aware_on, notified_at, state, version)"
    " SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bool[], $5::date[],"
    " $6::date[], $7::timestamptz[], $8::smallint[], $9::int[])",
    9};

static const struct store_statement partners_statement = {
    "case_change_partners",
    "UPDATE casefile.cases c SET state = n.state, version = n.version,"
    " rapid_review_at = n.rapid_review_at, decision = n.decision,"
    " lcspr_ref = n.lcspr_ref, lcspr_commissioned_on = n.commissioned_on,"
    " lcspr_received_at = n.received_at"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::timestamptz[],"
    " $5::smallint[], $6::text[], $7::date[], $8::timestamptz[])"
    " n (case_ref, state, version, rapid_review_at, decision, lcspr_ref,"
    " commissioned_on, received_at)"
    " WHERE c.case_ref = n.case_ref",
    8};

static const struct store_statement panel_statement = {
    "case_change_panel",
    "UPDATE casefile.cases c SET state = n.state, version = n.version,"
    " responded_at = n.responded_at, response = n.response, reason = n.reason"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::timestamptz[],"
    " $5::smallint[], $6::smallint[])"
    " n (case_ref, state, version, responded_at, response, reason)"
    " WHERE c.case_ref = n.case_ref",
    6};

static const struct store_statement lcspr_statement = {
    "case_put_lcspr",
    "INSERT INTO casefile.lcspr (authority, lcspr_ref, received_at)"
    " SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])"
    " ON CONFLICT (authority, lcspr_ref) DO UPDATE SET received_at = "
    "EXCLUDED.received_at",
    3};

void
store_case_add(struct store *store, const struct vigil_case *const *cases, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_BOOL,
                                            STORE_DATE,
                                            STORE_DATE,
                                            STORE_TIMESTAMPTZ,
                                            STORE_INT2,
                                            STORE_INT4};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case *c = cases[i];
        store_array_text(&to[0], c->case_ref);
        store_array_text(&to[1], c->authority);
        store_array_text_or_null(&to[2], c->notification_ref);
        store_array_bool(&to[3], c->historic);
        store_array_date(&to[4], c->incident_on);
        store_array_date(&to[5], c->became_aware_on);
        store_array_instant(&to[6], c->notified_at);
        store_array_int2(&to[7], (int16_t)c->state);
        store_array_int4(&to[8], c->version);
    }
    store_queue_arrays(store, &add_statement, NULL, NULL);
}

void
store_case_change_partners(struct store *store,
                           const struct vigil_case *const *cases,
                           size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_TIMESTAMPTZ,
                                            STORE_INT2,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_TIMESTAMPTZ};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case *c = cases[i];
        store_array_text(&to[0], c->case_ref);
        store_array_int2(&to[1], (int16_t)c->state);
        store_array_int4(&to[2], c->version);
        store_array_instant(&to[3], c->rapid_review_at);
        store_array_code(&to[4], (int)c->decision);
        store_array_text_or_null(&to[5], c->lcspr_ref);
        store_array_date(&to[6], c->lcspr_commissioned_on);
        store_array_instant(&to[7], c->lcspr_received_at);
    }
    store_queue_arrays(store, &partners_statement, NULL, NULL);
}

void
store_case_change_panel(struct store *store,
                        const struct vigil_case *const *cases,
                        size_t count)
{
    static const enum store_type types[] = {
        STORE_TEXT, STORE_INT2, STORE_INT4, STORE_TIMESTAMPTZ, STORE_INT2, STORE_INT2};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case *c = cases[i];
        store_array_text(&to[0], c->case_ref);
        store_array_int2(&to[1], (int16_t)c->state);
        store_array_int4(&to[2], c->version);
        store_array_instant(&to[3], c->responded_at);
        store_array_code(&to[4], (int)c->response);
        store_array_code(&to[5], (int)c->reason);
    }
    store_queue_arrays(store, &panel_statement, NULL, NULL);
}

void
store_case_put_lcspr(struct store *store, const struct vigil_lcspr *lcspr)
{
    static const enum store_type types[] = {STORE_TEXT, STORE_TEXT, STORE_TIMESTAMPTZ};
    store_begin_arrays(store, types, BASE_COUNT(types));
    store_array_text(&store->arrays[0], lcspr->authority);
    store_array_text(&store->arrays[1], lcspr->lcspr_ref);
    store_array_instant(&store->arrays[2], lcspr->received_at);
    store_queue_arrays(store, &lcspr_statement, NULL, NULL);
}
