/* What a role must do next: see store_inbox.h. */
#include "store/store_inbox.h"

#include <string.h>

#include "store/store_connection.h"

enum { BEYOND = 2932896 }; /* 9999-12-31: nothing is due behind it */

/* The cursor: in the dated part ($2 day, $3 case, $4 rank, $5 no), in the part without a
 * day ($6 case, $7 rank, $8 no). Where it lies in one part, the other is taken whole or
 * left out. The limit is written out, so that no plan thinks of more rows than that. */
#define LIMIT " LIMIT 51)"

/* A case that is withdrawn, merged or closed asks for nothing until it is back; but for
 * what goes on after a closure: actions (5), follow-ups (6), the public year (15). Asked
 * of each line by key, which keeps the scan in its index's order. Nor does a case of a
 * reserved authority, but of such. */
#define ASKS                                                                             \
    " AND (NOT casefile.is_reserved(c.authority) OR casefile.is_reserved($1::text))"
#define AWAKE_ITEM                                                                       \
    " AND (SELECT c.state FROM casefile.cases c WHERE c.case_ref = i.case_ref" ASKS      \
    " AND (c.state <> 10 OR i.kind IN (5, 6, 15))) NOT IN (8, 9)"
#define AWAKE(t)                                                                         \
    " AND (SELECT c.state FROM casefile.cases c WHERE c.case_ref = " t ".case_ref" ASKS  \
    ") NOT IN (8, 9, 10)"

#define ITEM                                                                             \
    "(SELECT i.due_on, i.case_ref, i.kind::int AS rank, i.no::bigint AS no,"             \
    " i.opened_at AS since_at, NULL::date AS since_on, i.parent, i.label"                \
    " FROM casefile.item i WHERE i.owner = $1::text AND i.state = 1"
#define ITEM_ORDER AWAKE_ITEM " ORDER BY i.due_on, i.case_ref, i.kind, i.no" LIMIT

#define CLOCK                                                                            \
    "(SELECT k.due_on, k.case_ref, k.clock + 100, k.revision::bigint,"                   \
    " NULL::timestamptz, k.started_on, 0, ''"                                            \
    " FROM deadlines.clock k WHERE k.owner = $1::text AND k.state = 1 AND k.asked"       \
    " AND (k.due_on, k.case_ref, k.clock) > ($2::date, $3::text, $4::int - 100)"         \
    " ORDER BY k.due_on, k.case_ref, k.clock" LIMIT

#define TASK                                                                             \
    "(SELECT t.due_on, t.case_ref, t.kind + 200, t.no, t.since, NULL::date, 0, t.label"  \
    " FROM deadlines.task t WHERE t.owner = $1::text"
#define TASK_ORDER AWAKE("t") " ORDER BY t.due_on, t.case_ref, t.kind, t.no" LIMIT

static const struct store_statement page_statement = {
    "inbox_page",
    "SELECT due_on, case_ref, rank, no, since_at, since_on, parent, label FROM"
    " (" ITEM " AND (i.due_on, i.case_ref, i.kind, i.no) >"
    " ($2::date, $3::text, $4::int, $5::bigint)" ITEM_ORDER " UNION ALL " ITEM
    " AND i.due_on IS NULL AND (i.case_ref, i.kind, i.no) >"
    " ($6::text, $7::int, $8::bigint)" ITEM_ORDER " UNION ALL " CLOCK " UNION ALL " TASK
    " AND (t.due_on, t.case_ref, t.kind, t.no) >"
    " ($2::date, $3::text, $4::int - 200, $5::bigint)" TASK_ORDER " UNION ALL " TASK
    " AND t.due_on IS NULL AND (t.case_ref, t.kind, t.no) >"
    " ($6::text, $7::int - 200, $8::bigint)" TASK_ORDER
    ") line ORDER BY due_on NULLS LAST, case_ref, rank, no LIMIT 51",
    8};

static void
read_lines(const PGresult *rows, void *into)
{
    struct store_inbox *inbox = into;
    for (int i = 0; i < PQntuples(rows) && inbox->count < BASE_COUNT(inbox->at); i++) {
        struct store_inbox_line *line = &inbox->at[inbox->count++];
        memset(line, 0, sizeof(*line));
        line->due_on = store_field_date(rows, i, 0);
        store_field_text(rows, i, 1, line->case_ref, sizeof(line->case_ref));
        line->rank = store_field_int4(rows, i, 2);
        line->no = store_field_int8(rows, i, 3);
        line->since_at = store_field_instant(rows, i, 4);
        line->since_on = store_field_date(rows, i, 5);
        line->parent = store_field_int4(rows, i, 6);
        store_field_text(rows, i, 7, line->label, sizeof(line->label));
    }
}

void
store_inbox_read(struct store *store,
                 const char *owner,
                 const struct store_inbox_line *after,
                 struct store_inbox *ret_inbox)
{
    static const struct store_inbox_line start = {.due_on = VIGIL_DATE_NONE};
    static const struct store_inbox_line beyond = {.due_on = BEYOND};
    bool undated = after->due_on == VIGIL_DATE_NONE && after->rank > 0;
    const struct store_inbox_line *dated = undated ? &beyond : after;
    const struct store_inbox_line *rest = undated ? after : &start;
    struct store_value values[8];
    ret_inbox->count = 0;
    store_value_text(&values[0], owner);
    store_value_date(&values[1], dated->due_on);
    store_value_text(&values[2], dated->case_ref);
    store_value_int4(&values[3], dated->rank);
    store_value_int8(&values[4], dated->no);
    store_value_text(&values[5], rest->case_ref);
    store_value_int4(&values[6], rest->rank);
    store_value_int8(&values[7], rest->no);
    store_queue(store, &page_statement, values, read_lines, ret_inbox);
}
