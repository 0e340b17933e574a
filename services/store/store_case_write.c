/* The case file, writing: see store_case.h. */
#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "store/store_case.h"
#include "store/store_connection.h"
#include "store/store_pack.h"

static const struct store_statement add_statement = {
    "case_add",
    "INSERT INTO casefile.cases (case_ref, authority, notification_ref, historic,"
    " incident_on, became_aware_on, notified_at, state, version, kind, incident_type,"
    " trail)"
    " SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::text[]),"
    " unnest($4::bool[]), unnest($5::date[]), unnest($6::date[]),"
    " unnest($7::timestamptz[]), unnest($8::smallint[]), unnest($9::int[]),"
    " unnest($10::smallint[]), unnest($11::smallint[]), unnest($12::bytea[])",
    12};

static const struct store_statement partners_statement = {
    "case_change_partners",
    "UPDATE casefile.cases c SET state = n.state, version = n.version,"
    " rapid_review_at = n.rapid_review_at, decision = n.decision,"
    " lcspr_ref = n.lcspr_ref, lcspr_commissioned_on = n.commissioned_on,"
    " lcspr_received_at = n.received_at, state_before = n.state_before, trail = n.trail,"
    " authority = n.authority, incident_on = n.incident_on,"
    " became_aware_on = n.became_aware_on, died_on = n.died_on,"
    " also = string_to_array(n.also, ','), withdrawal = n.withdrawal, stand = n.stand,"
    " review_ref = n.review_ref, publication = n.publication,"
    " published_on = n.published_on, forecast_on = n.forecast_on,"
    " notification_ref = n.notification_ref,"
    " merged_into = n.merged_into, facts = n.facts, pauses = n.pauses"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::smallint[], $5::bytea[],"
    " $6::timestamptz[], $7::smallint[], $8::text[], $9::date[], $10::timestamptz[],"
    " $11::text[], $12::date[], $13::date[], $14::date[], $15::text[], $16::smallint[],"
    " $17::smallint[], $18::text[], $19::smallint[], $20::date[], $21::date[],"
    " $22::text[], $23::text[], $24::bytea[], $25::bytea[])"
    " n (case_ref, state, version, state_before, trail, rapid_review_at, decision,"
    " lcspr_ref, commissioned_on, received_at, authority, incident_on, became_aware_on,"
    " died_on, also, withdrawal, stand, review_ref, publication, published_on,"
    " forecast_on, notification_ref, merged_into, facts, pauses)"
    " WHERE c.case_ref = n.case_ref",
    25};

static const struct store_statement panel_statement = {
    "case_change_panel",
    "UPDATE casefile.cases c SET state = n.state, version = n.version,"
    " state_before = n.state_before, trail = n.trail, responded_at = n.responded_at,"
    " response = n.response, reason = n.reason, seen_at = n.seen_at,"
    " merged_into = n.merged_into, rapid_review_extended_to = n.rapid_review_extended_to,"
    " lcspr_extended_to = n.lcspr_extended_to, national = n.national,"
    " facts = n.facts, pauses = n.pauses"
    " FROM unnest($1::text[], $2::smallint[], $3::int[], $4::smallint[], $5::bytea[],"
    " $6::timestamptz[], $7::smallint[], $8::smallint[], $9::timestamptz[], $10::text[],"
    " $11::date[], $12::date[], $13::smallint[], $14::bytea[], $15::bytea[])"
    " n (case_ref, state, version, state_before, trail, responded_at, response, reason,"
    " seen_at, merged_into, rapid_review_extended_to, lcspr_extended_to, national,"
    " facts, pauses)"
    " WHERE c.case_ref = n.case_ref",
    15};

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
                                            STORE_INT4,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_BYTEA};
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
        store_array_int2(&to[9], (int16_t)c->kind);
        store_array_code(&to[10], (int)c->incident_type);
        store_array_bytes(&to[11], c->trail, c->trail_count);
    }
    store_queue_arrays(store, &add_statement, NULL, NULL);
}

bool
store_case_is_more(const struct vigil_case *opened)
{
    return opened->kind != VIGIL_FILE_KIND_INCIDENT || opened->also_count > 0 ||
           opened->died_on != VIGIL_DATE_NONE || opened->facts_count > 0;
}

/* What both daemons may change: the first five columns. */
static void
put_common(struct store_array *to, const struct vigil_case *c)
{
    store_array_text(&to[0], c->case_ref);
    store_array_int2(&to[1], (int16_t)c->state);
    store_array_int4(&to[2], c->version);
    store_array_code(&to[3], (int)c->state_before);
    store_array_bytes(&to[4], c->trail, c->trail_count);
}

/* The facts and the pauses, in two columns. */
static void
put_lists(struct store_array *to, const struct vigil_case *c)
{
    uint8_t facts[STORE_PACK_FACTS_MAX], pauses[STORE_PACK_PAUSES_MAX];
    store_array_bytes(&to[0], facts, store_pack_facts(c, facts));
    store_array_bytes(&to[1], pauses, store_pack_pauses(c, pauses));
}

/* The further authorities, as a text with commas. */
static void
put_also(struct store_array *to, const struct vigil_case *c)
{
    char text[VIGIL_ALSO_MAX * VIGIL_PARTY_SIZE] = "";
    for (size_t i = 0, used = 0; i < c->also_count; i++) {
        (void)base_text_print(
            text + used, sizeof(text) - used, "%s%s", i == 0 ? "" : ",", c->also[i]);
        used += strlen(text + used);
    }
    store_array_text_or_null(to, text);
}

void
store_case_change_partners(struct store *store,
                           const struct vigil_case *const *cases,
                           size_t count)
{
    static const enum store_type types[] = {
        STORE_TEXT,        STORE_INT2, STORE_INT4, STORE_INT2,  STORE_BYTEA,
        STORE_TIMESTAMPTZ, STORE_INT2, STORE_TEXT, STORE_DATE,  STORE_TIMESTAMPTZ,
        STORE_TEXT,        STORE_DATE, STORE_DATE, STORE_DATE,  STORE_TEXT,
        STORE_INT2,        STORE_INT2, STORE_TEXT, STORE_INT2,  STORE_DATE,
        STORE_DATE,        STORE_TEXT, STORE_TEXT, STORE_BYTEA, STORE_BYTEA};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case *c = cases[i];
        put_common(to, c);
        store_array_instant(&to[5], c->rapid_review_at);
        store_array_code(&to[6], (int)c->decision);
        store_array_text_or_null(&to[7], c->lcspr_ref);
        store_array_date(&to[8], c->lcspr_commissioned_on);
        store_array_instant(&to[9], c->lcspr_received_at);
        store_array_text(&to[10], c->authority);
        store_array_date(&to[11], c->incident_on);
        store_array_date(&to[12], c->became_aware_on);
        store_array_date(&to[13], c->died_on);
        put_also(&to[14], c);
        store_array_code(&to[15], (int)c->withdrawal);
        store_array_code(&to[16], (int)c->stand);
        store_array_text_or_null(&to[17], c->review_ref);
        store_array_code(&to[18], (int)c->publication);
        store_array_date(&to[19], c->published_on);
        store_array_date(&to[20], c->forecast_on);
        store_array_text_or_null(&to[21], c->notification_ref);
        store_array_text_or_null(&to[22], c->merged_into);
        put_lists(&to[23], c);
    }
    store_queue_arrays(store, &partners_statement, NULL, NULL);
}

void
store_case_change_panel(struct store *store,
                        const struct vigil_case *const *cases,
                        size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_INT2,
                                            STORE_BYTEA,
                                            STORE_TIMESTAMPTZ,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_TIMESTAMPTZ,
                                            STORE_TEXT,
                                            STORE_DATE,
                                            STORE_DATE,
                                            STORE_INT2,
                                            STORE_BYTEA,
                                            STORE_BYTEA};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    struct store_array *to = store->arrays;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case *c = cases[i];
        put_common(to, c);
        store_array_instant(&to[5], c->responded_at);
        store_array_code(&to[6], (int)c->response);
        store_array_code(&to[7], (int)c->reason);
        store_array_instant(&to[8], c->seen_at);
        store_array_text_or_null(&to[9], c->merged_into);
        store_array_date(&to[10], c->rapid_review_extended_to);
        store_array_date(&to[11], c->lcspr_extended_to);
        store_array_code(&to[12], (int)c->national);
        put_lists(&to[13], c);
    }
    store_queue_arrays(store, &panel_statement, NULL, NULL);
}
