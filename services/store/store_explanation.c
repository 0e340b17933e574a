/* How due days came about: see store_explanation.h. */
#include "store/store_explanation.h"

#include "store/store_clock_row.h"

static const struct store_statement put_statement = {
    "explanation_put",
    "INSERT INTO deadlines.explanation (case_ref, clock, revision, starts, starts_due,"
    " length, unit, paused, base_on, stated, days) SELECT unnest($1::text[]),"
    " unnest($2::smallint[]), unnest($3::int[]), unnest($4::smallint[]),"
    " unnest($5::smallint[]), unnest($6::int[]), unnest($7::smallint[]),"
    " unnest($8::int[]), unnest($9::date[]), unnest($10::bigint[]), unnest($11::text[])"
    " ON CONFLICT DO NOTHING",
    11};

static const struct store_statement list_statement = {
    "explanation_list",
    "SELECT " STORE_CLOCK_COLUMNS(
        "c.") ", e.starts, e.starts_due, e.length, e.unit,"
              " e.paused, e.base_on, e.stated, e.days FROM (SELECT DISTINCT ON (clock) *"
              " FROM deadlines.clock WHERE case_ref = $1::text ORDER BY clock, revision "
              "DESC) c"
              " LEFT JOIN deadlines.explanation e USING (case_ref, clock, revision)"
              " ORDER BY c.clock",
    1};

void
store_explanation_put(struct store *store,
                      const struct store_explanation *explanations,
                      size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_INT2,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_INT2,
                                            STORE_INT4,
                                            STORE_DATE,
                                            STORE_INT8,
                                            STORE_TEXT};
    struct store_array *to = store->arrays;
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        const struct vigil_deadline *deadline = &explanations[i].deadline;
        store_array_text(&to[0], deadline->case_ref);
        store_array_int2(&to[1], (int16_t)deadline->clock);
        store_array_int4(&to[2], deadline->revision);
        store_array_code(&to[3], (int)deadline->starts);
        store_array_code(&to[4], (int)deadline->starts_due);
        store_array_int4(&to[5], deadline->length);
        store_array_int2(&to[6], (int16_t)deadline->unit);
        store_array_int4(&to[7], deadline->paused);
        store_array_date(&to[8], deadline->base_on);
        store_array_int8(&to[9], explanations[i].stated);
        store_array_text(&to[10], explanations[i].days);
    }
    store_queue_arrays(store, &put_statement, NULL, NULL);
}

static void
read_explanations(const PGresult *rows, void *into)
{
    struct store_explanations *list = into;
    struct store_clock clock;
    int first = PQnfields(rows) - 8; /* behind the clock's own columns */
    list->count = 0;
    for (int i = 0; i < PQntuples(rows) && list->count < list->capacity; i++) {
        struct store_explanation *to = &list->at[list->count++];
        struct vigil_deadline *deadline = &to->deadline;
        store_clock_read(rows, i, &clock);
        *deadline = clock.deadline;
        deadline->starts = (enum vigil_fact)store_field_int2(rows, i, first);
        deadline->starts_due = (enum vigil_clock)store_field_int2(rows, i, first + 1);
        deadline->length = store_field_int4(rows, i, first + 2);
        deadline->unit = (enum vigil_clock_unit)store_field_int2(rows, i, first + 3);
        deadline->paused = store_field_int4(rows, i, first + 4);
        deadline->base_on = store_field_date(rows, i, first + 5);
        to->stated = store_field_int8(rows, i, first + 6);
        store_field_text(rows, i, first + 7, to->days, sizeof(to->days));
    }
}

void
store_explanation_list(struct store *store,
                       const char *case_ref,
                       struct store_explanations *ret_explanations)
{
    struct store_value value;
    store_value_text(&value, case_ref);
    store_queue(store, &list_statement, &value, read_explanations, ret_explanations);
}
