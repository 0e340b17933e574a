/* The rows of dispatch.alert: see store_alert_row.h. */
#include "store/store_alert_row.h"

#include <string.h>

/* Begins arrays of the key: case, clock, revision, rung, recipient. */
void
store_alert_begin_key(struct store_array *to)
{
    store_array_begin(&to[0], STORE_TEXT);
    store_array_begin(&to[1], STORE_INT2);
    store_array_begin(&to[2], STORE_INT4);
    store_array_begin(&to[3], STORE_TEXT);
    store_array_begin(&to[4], STORE_TEXT);
}

void
store_alert_put_key(struct store_array *to, const struct vigil_alert *alert)
{
    store_array_text(&to[0], alert->case_ref);
    store_array_int2(&to[1], (int16_t)alert->clock);
    store_array_int4(&to[2], alert->revision);
    store_array_text(&to[3], alert->rung);
    store_array_text(&to[4], alert->recipient);
}

void
store_alert_lend(struct store *store, struct store_value *ret_values, int count)
{
    for (int i = 0; i < count; i++) {
        store_value_array(&ret_values[i], &store->arrays[i]);
    }
}

void
store_alert_read(const PGresult *rows, void *into)
{
    struct store_alerts *alerts = into;
    alerts->count = 0;
    for (int i = 0; i < PQntuples(rows) && alerts->count < alerts->capacity; i++) {
        struct store_alert *to = &alerts->at[alerts->count++];
        struct vigil_alert *alert = &to->alert;
        memset(to, 0, sizeof(*to));
        store_field_text(rows, i, 0, alert->case_ref, sizeof(alert->case_ref));
        alert->clock = (enum vigil_clock)store_field_int2(rows, i, 1);
        alert->revision = store_field_int4(rows, i, 2);
        store_field_text(rows, i, 3, alert->rung, sizeof(alert->rung));
        store_field_text(rows, i, 4, alert->recipient, sizeof(alert->recipient));
        alert->due_on = store_field_date(rows, i, 5);
        to->raised_position = store_field_int8(rows, i, 6);
        to->state = (enum vigil_alert_state)store_field_int2(rows, i, 7);
        to->attempts = store_field_int4(rows, i, 8);
        to->next_attempt_at = store_field_instant(rows, i, 9);
        store_field_text(rows, i, 10, alert->outcome, sizeof(alert->outcome));
        to->changed_at = store_field_instant(rows, i, 11);
        alert->hop = store_field_int4(rows, i, 12);
        to->round = store_field_int4(rows, i, 13);
        to->awaits = store_field_bool(rows, i, 14);
        to->hop_until = store_field_instant(rows, i, 15);
    }
}
