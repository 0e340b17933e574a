/* The case file, reading: see store_case.h. Writing is store_case_write.c. */
#include "store/store_case.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "store/store_connection.h"
#include "store/store_pack.h"

#define COLUMNS                                                                          \
    "c.case_ref, c.authority, c.notification_ref, c.historic, c.incident_on,"            \
    " c.became_aware_on, c.notified_at, c.state, c.version, c.rapid_review_at,"          \
    " c.decision, c.lcspr_ref, c.lcspr_commissioned_on, c.lcspr_received_at,"            \
    " c.responded_at, c.response, c.reason, c.kind, c.incident_type, c.state_before,"    \
    " c.died_on, c.seen_at, array_to_string(c.also, ','), c.withdrawal, c.merged_into,"  \
    " c.stand, c.rapid_review_extended_to, c.lcspr_extended_to, c.national,"             \
    " c.review_ref, c.publication, c.published_on, c.forecast_on, c.trail,"              \
    " c.facts, c.pauses"

/* kind 0 in a name: an incident, or failing that (the rows of a name end with it) a
 * consideration, or what is given each period. */
static const struct store_statement resolve_statement = {
    "case_resolve",
    "SELECT k.n, c.case_ref"
    " FROM unnest($1::text[], $2::text[], $3::smallint[])"
    " WITH ORDINALITY k (authority, own, kind, n)"
    " JOIN casefile.cases c ON c.authority = k.authority AND c.notification_ref = k.own"
    " AND (c.kind = k.kind OR (k.kind = 0 AND c.kind <> 2))"
    " ORDER BY k.n, c.kind DESC",
    3};

/* With a review come the cases that it covers. */
static const struct store_statement lock_statement = {
    "case_lock",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.case_ref = ANY ($1::text[])"
    " OR c.review_ref = ANY ($1::text[]) ORDER BY c.case_ref FOR UPDATE",
    1};

static const struct store_statement read_statement = {
    "case_read",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.case_ref = ANY ($1::text[])"
    " ORDER BY c.case_ref",
    1};

static const struct store_statement members_statement = {
    "case_members",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.review_ref = $1::text"
    " ORDER BY c.case_ref",
    1};

static const struct store_statement page_statement = {
    "case_page",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.case_ref > $1::text"
    " ORDER BY c.case_ref LIMIT $2::int",
    2};

static const struct store_statement page_of_statement = {
    "case_page_of",
    "SELECT " COLUMNS " FROM casefile.cases c WHERE c.case_ref > $1::text"
    " AND (c.authority = $3::text OR c.also @> ARRAY[$3::text])"
    " ORDER BY c.case_ref LIMIT $2::int",
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
    store_array_begin(&arrays[2], STORE_INT2);
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case_name *name = &names[i];
        bool named = name->case_ref[0] != '\0'; /* already: "" is no one's reference */
        bool review = name->lcspr_ref[0] != '\0';
        const char *own = review ? name->lcspr_ref : name->notification_ref;
        store_array_text(&arrays[0], name->authority);
        store_array_text(&arrays[1], named ? "" : own);
        store_array_int2(&arrays[2],
                         (int16_t)(review ? VIGIL_FILE_KIND_LCSPR : name->kind));
    }
    struct store_value values[3];
    for (size_t i = 0; i < BASE_COUNT(values); i++) {
        store_value_array(&values[i], &arrays[i]);
    }
    store_queue(store, &resolve_statement, values, read_resolved, names);
}

/* A null code reads as 0, "not stated". */
static int
code(const PGresult *rows, int row, int column)
{
    return store_field_int2(rows, row, column);
}

/* The further authorities, as a text with commas. */
static void
read_also(const PGresult *rows, int row, int column, struct vigil_case *ret)
{
    char text[VIGIL_ALSO_MAX * VIGIL_PARTY_SIZE];
    store_field_text(rows, row, column, text, sizeof(text));
    for (char *rest = text; *rest != '\0' && ret->also_count < VIGIL_ALSO_MAX;) {
        size_t length = strcspn(rest, ",");
        (void)base_text_copy_bytes(
            ret->also[ret->also_count++], VIGIL_PARTY_SIZE, rest, length);
        rest += length + (rest[length] == ',' ? 1 : 0);
    }
}

/* What a case holds beside its main line. */
static void
read_further(const PGresult *rows, int row, struct vigil_case *ret)
{
    ret->kind = (enum vigil_file_kind)code(rows, row, 17);
    ret->incident_type = (enum vigil_incident_type)code(rows, row, 18);
    ret->state_before = (enum vigil_case_state)code(rows, row, 19);
    ret->died_on = store_field_date(rows, row, 20);
    ret->seen_at = store_field_instant(rows, row, 21);
    read_also(rows, row, 22, ret);
    ret->withdrawal = (enum vigil_withdrawal)code(rows, row, 23);
    store_field_text(rows, row, 24, ret->merged_into, sizeof(ret->merged_into));
    ret->stand = (enum vigil_stand)code(rows, row, 25);
    ret->rapid_review_extended_to = store_field_date(rows, row, 26);
    ret->lcspr_extended_to = store_field_date(rows, row, 27);
    ret->national = (enum vigil_national_stage)code(rows, row, 28);
    store_field_text(rows, row, 29, ret->review_ref, sizeof(ret->review_ref));
    ret->publication = (enum vigil_publication)code(rows, row, 30);
    ret->published_on = store_field_date(rows, row, 31);
    ret->forecast_on = store_field_date(rows, row, 32);
    size_t size;
    const uint8_t *trail = store_field_bytes(rows, row, 33, &size);
    ret->trail_count = size < VIGIL_TRAIL_MAX ? size : VIGIL_TRAIL_MAX;
    memcpy(ret->trail, trail, ret->trail_count);
    int period = 0;
    if (ret->kind == VIGIL_FILE_KIND_PERIOD) { /* its own reference is its kind */
        (void)vigil_code_find(VIGIL_LIST_PERIOD_KIND, ret->notification_ref, &period);
    }
    ret->period = (enum vigil_period_kind)period;
    const uint8_t *facts = store_field_bytes(rows, row, 34, &size);
    store_pack_read_facts(facts, size, ret);
    const uint8_t *pauses = store_field_bytes(rows, row, 35, &size);
    store_pack_read_pauses(pauses, size, ret);
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
    read_further(rows, row, ret);
}

static void
read_cases(const PGresult *rows, void *into)
{
    struct store_cases *cases = into;
    cases->count = 0;
    for (int i = 0; i < PQntuples(rows) && cases->count < cases->capacity; i++) {
        read_case(rows, i, &cases->at[cases->count++]);
    }
    cases->truncated = (size_t)PQntuples(rows) > cases->count;
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
    store_queue_texts(store, statement, case_refs, count, read_cases, ret_cases);
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
store_case_members(struct store *store,
                   const char *review_ref,
                   struct store_cases *ret_cases)
{
    struct store_value value;
    store_value_text(&value, review_ref);
    ret_cases->count = 0;
    store_queue(store, &members_statement, &value, read_cases, ret_cases);
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
    store_value_int4(&values[1], limit);
    store_value_text(&values[2], authority);
    store_queue(store,
                authority[0] == '\0' ? &page_statement : &page_of_statement,
                values,
                read_cases,
                ret_cases);
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
