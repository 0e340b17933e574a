/* The rows of the case file as COPY takes them: see store_row.h. */
#include "store/store_row.h"

#include "store/store_pack.h"

enum { CASE_COLUMNS = 36, ITEM_COLUMNS = 12 };

static void
put_also(struct store_array *to, struct store_array *also, const struct vigil_case *c)
{
    if (c->also_count == 0) {
        store_array_null(to);
        return;
    }
    store_array_begin(also, STORE_TEXT);
    for (size_t i = 0; i < c->also_count; i++) {
        store_array_text(also, c->also[i]);
    }
    store_array_end(also);
    store_array_bytes(to, also->bytes, also->size);
}

static void
put_main(struct store_array *to, const struct vigil_case *c)
{
    store_array_text(to, c->case_ref);
    store_array_text(to, c->authority);
    store_array_text_or_null(to, c->notification_ref);
    store_array_bool(to, c->historic);
    store_array_date(to, c->incident_on);
    store_array_date(to, c->became_aware_on);
    store_array_instant(to, c->notified_at);
    store_array_int2(to, (int16_t)c->state);
    store_array_int4(to, c->version);
    store_array_instant(to, c->rapid_review_at);
    store_array_code(to, (int)c->decision);
    store_array_text_or_null(to, c->lcspr_ref);
    store_array_date(to, c->lcspr_commissioned_on);
    store_array_instant(to, c->lcspr_received_at);
    store_array_instant(to, c->responded_at);
    store_array_code(to, (int)c->response);
    store_array_code(to, (int)c->reason);
}

void
store_row_case(struct store_array *to,
               struct store_array *also,
               const struct vigil_case *c)
{
    store_array_copy_row(to, CASE_COLUMNS);
    put_main(to, c);
    store_array_int2(to, (int16_t)c->kind);
    store_array_code(to, (int)c->incident_type);
    store_array_code(to, (int)c->state_before);
    store_array_date(to, c->died_on);
    store_array_instant(to, c->seen_at);
    put_also(to, also, c);
    store_array_code(to, (int)c->withdrawal);
    store_array_text_or_null(to, c->merged_into);
    store_array_code(to, (int)c->stand);
    store_array_date(to, c->rapid_review_extended_to);
    store_array_date(to, c->lcspr_extended_to);
    store_array_code(to, (int)c->national);
    store_array_text_or_null(to, c->review_ref);
    store_array_code(to, (int)c->publication);
    store_array_date(to, c->published_on);
    store_array_date(to, c->forecast_on);
    store_array_bytes(to, c->trail, c->trail_count);
    uint8_t facts[STORE_PACK_FACTS_MAX], pauses[STORE_PACK_PAUSES_MAX];
    store_array_bytes(to, facts, store_pack_facts(c, facts));
    store_array_bytes(to, pauses, store_pack_pauses(c, pauses));
}

void
store_row_item(struct store_array *to, const struct vigil_item *item)
{
    store_array_copy_row(to, ITEM_COLUMNS);
    store_array_text(to, item->case_ref);
    store_array_int2(to, (int16_t)item->kind);
    store_array_int4(to, item->no);
    store_array_int2(to, (int16_t)item->state);
    store_array_text(to, item->owner);
    store_array_date(to, item->due_on);
    store_array_int4(to, item->code);
    store_array_int4(to, item->level);
    store_array_int4(to, item->parent);
    store_array_text(to, item->label);
    store_array_instant(to, item->opened_at);
    store_array_instant(to, item->changed_at);
}
