/* The facts that clocks run on: see store_clock.h. */
#include <string.h>

#include "store/store_clock.h"
#include "store/store_connection.h"
#include "store/store_pack.h"

#define FACTS                                                                            \
    "SELECT case_ref, authority, became_aware_on, notified_at, rapid_review_at, "        \
    "decision,"                                                                          \
    " lcspr_commissioned_on, lcspr_received_at, kind, state, state_before,"              \
    " rapid_review_extended_to, lcspr_extended_to, review_ref, historic, incident_type," \
    " period, facts, pauses, stated FROM deadlines.facts f "

static const struct store_statement facts_statement = {
    "clock_facts", FACTS "WHERE case_ref = ANY ($1::text[])", 1};

static const struct store_statement members_statement = {
    "clock_members", FACTS "WHERE review_ref = ANY ($1::text[])", 1};

static const struct store_statement put_statement = {
    "clock_put_facts",
    "INSERT INTO deadlines.facts (case_ref, authority, became_aware_on, notified_at,"
    " rapid_review_at, decision, lcspr_commissioned_on, lcspr_received_at, kind, state,"
    " state_before, rapid_review_extended_to, lcspr_extended_to, review_ref, historic,"
    " incident_type, period, facts, pauses, stated)"
    " SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::date[]),"
    " unnest($4::timestamptz[]), unnest($5::timestamptz[]), unnest($6::smallint[]),"
    " unnest($7::date[]), unnest($8::timestamptz[]), unnest($9::smallint[]),"
    " unnest($10::smallint[]), unnest($11::smallint[]), unnest($12::date[]),"
    " unnest($13::date[]), unnest($14::text[]), unnest($15::bool[]),"
    " unnest($16::smallint[]), unnest($17::smallint[]), unnest($18::bytea[]),"
    " unnest($19::bytea[]), unnest($20::bytea[])"
    " ON CONFLICT (case_ref) DO UPDATE SET authority = EXCLUDED.authority,"
    " became_aware_on = EXCLUDED.became_aware_on,"
    " rapid_review_at = EXCLUDED.rapid_review_at,"
    " decision = EXCLUDED.decision,"
    " lcspr_commissioned_on = EXCLUDED.lcspr_commissioned_on,"
    " lcspr_received_at = EXCLUDED.lcspr_received_at, state = EXCLUDED.state,"
    " state_before = EXCLUDED.state_before,"
    " rapid_review_extended_to = EXCLUDED.rapid_review_extended_to,"
    " lcspr_extended_to = EXCLUDED.lcspr_extended_to, review_ref = EXCLUDED.review_ref,"
    " facts = EXCLUDED.facts, pauses = EXCLUDED.pauses, stated = EXCLUDED.stated",
    20};

/* The entries that stated each fact: nine bytes each, as the facts (store_pack.h). */
static void
read_lists(const PGresult *rows, int row, struct store_facts *facts)
{
    size_t size;
    const uint8_t *bytes = store_field_bytes(rows, row, 17, &size);
    store_pack_read_facts(bytes, size, &facts->of);
    bytes = store_field_bytes(rows, row, 18, &size);
    store_pack_read_pauses(bytes, size, &facts->of);
    bytes = store_field_bytes(rows, row, 19, &size);
    struct vigil_case stated;
    store_pack_read_facts(bytes, size, &stated);
    for (size_t i = 0; i < stated.facts_count; i++) {
        facts->stated[stated.facts[i].fact] = stated.facts[i].at;
    }
}

static void
put_lists(struct store_array *to, const struct store_facts *facts)
{
    uint8_t bytes[STORE_PACK_FACTS_MAX], pauses[STORE_PACK_PAUSES_MAX];
    struct vigil_case stated = {.facts_count = 0};
    for (int fact = 1; fact < VIGIL_FACT_COUNT; fact++) {
        if (facts->stated[fact] != 0) {
            stated.facts[stated.facts_count++] =
                (struct vigil_case_fact){(enum vigil_fact)fact, facts->stated[fact]};
        }
    }
    store_array_bytes(&to[0], bytes, store_pack_facts(&facts->of, bytes));
    store_array_bytes(&to[1], pauses, store_pack_pauses(&facts->of, pauses));
    store_array_bytes(&to[2], bytes, store_pack_facts(&stated, bytes));
}

static void
read_facts(const PGresult *rows, void *into)
{
    struct store_facts_list *list = into;
    for (int i = 0; i < PQntuples(rows) && list->count < list->capacity; i++) {
        struct store_facts *facts = &list->at[list->count++];
        struct vigil_case *c = &facts->of;
        memset(facts, 0, sizeof(*facts));
        store_field_text(rows, i, 0, c->case_ref, sizeof(c->case_ref));
        store_field_text(rows, i, 1, c->authority, sizeof(c->authority));
        c->became_aware_on = store_field_date(rows, i, 2);
        c->notified_at = store_field_instant(rows, i, 3);
        c->rapid_review_at = store_field_instant(rows, i, 4);
        c->decision = (enum vigil_decision)store_field_int2(rows, i, 5);
        c->lcspr_commissioned_on = store_field_date(rows, i, 6);
        c->lcspr_received_at = store_field_instant(rows, i, 7);
        c->kind = (enum vigil_file_kind)store_field_int2(rows, i, 8);
        c->state = (enum vigil_case_state)store_field_int2(rows, i, 9);
        c->state_before = (enum vigil_case_state)store_field_int2(rows, i, 10);
        c->rapid_review_extended_to = store_field_date(rows, i, 11);
        c->lcspr_extended_to = store_field_date(rows, i, 12);
        store_field_text(rows, i, 13, c->review_ref, sizeof(c->review_ref));
        c->historic = store_field_bool(rows, i, 14);
        c->incident_type = (enum vigil_incident_type)store_field_int2(rows, i, 15);
        c->period = (enum vigil_period_kind)store_field_int2(rows, i, 16);
        read_lists(rows, i, facts);
    }
}

static void
queue(struct store *store,
      const struct store_statement *statement,
      const char *const *case_refs,
      size_t count,
      struct store_facts_list *list)
{
    if (count == 0) {
        return;
    }
    store_queue_texts(store, statement, case_refs, count, read_facts, list);
}

void
store_clock_facts(struct store *store,
                  const char *const *case_refs,
                  size_t count,
                  struct store_facts_list *list)
{
    queue(store, &facts_statement, case_refs, count, list);
}

void
store_clock_members(struct store *store,
                    const char *const *review_refs,
                    size_t count,
                    struct store_facts_list *list)
{
    queue(store, &members_statement, review_refs, count, list);
}

void
store_clock_put_facts(struct store *store,
                      const struct store_facts *const *facts,
                      size_t count)
{
    static const enum store_type types[] = {
        STORE_TEXT, STORE_TEXT, STORE_DATE,        STORE_TIMESTAMPTZ, STORE_TIMESTAMPTZ,
        STORE_INT2, STORE_DATE, STORE_TIMESTAMPTZ, STORE_INT2,        STORE_INT2,
        STORE_INT2, STORE_DATE, STORE_DATE,        STORE_TEXT,        STORE_BOOL,
        STORE_INT2, STORE_INT2, STORE_BYTEA,       STORE_BYTEA,       STORE_BYTEA};
    if (count == 0) {
        return;
    }
    struct store_array *to = store->arrays;
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case *c = &facts[i]->of;
        store_array_text(&to[0], c->case_ref);
        store_array_text(&to[1], c->authority);
        store_array_date(&to[2], c->became_aware_on);
        store_array_instant(&to[3], c->notified_at);
        store_array_instant(&to[4], c->rapid_review_at);
        store_array_code(&to[5], (int)c->decision);
        store_array_date(&to[6], c->lcspr_commissioned_on);
        store_array_instant(&to[7], c->lcspr_received_at);
        store_array_code(&to[8], (int)c->kind);
        store_array_code(&to[9], (int)c->state);
        store_array_code(&to[10], (int)c->state_before);
        store_array_date(&to[11], c->rapid_review_extended_to);
        store_array_date(&to[12], c->lcspr_extended_to);
        store_array_text_or_null(&to[13], c->review_ref);
        store_array_bool(&to[14], c->historic);
        store_array_code(&to[15], (int)c->incident_type);
        store_array_code(&to[16], (int)c->period);
        put_lists(&to[17], facts[i]);
    }
    store_queue_arrays(store, &put_statement, NULL, NULL);
}
