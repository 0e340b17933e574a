/*
 * The stage of panel_stage.h with an authority on it: E08000025, whose case it is.
 */
#ifndef PARTNER_STAGE_H
#define PARTNER_STAGE_H

#include "panel_stage.h"

static inline void
partner_open(struct panel_stage *stage, enum vigil_case_state state)
{
    panel_stage_open(stage, state);
    stage->context = record_context(VIGIL_ROLE_AUTHORITY, false);
    stage->found.incident_on = record_date("2021-06-20");
    stage->found.became_aware_on = record_date("2021-06-22");
}

/* An open item of this owner with this label. */
static inline struct vigil_item *
partner_item(struct panel_stage *stage, enum vigil_item_kind kind, const char *label)
{
    struct vigil_item *item =
        rules_item_add(&stage->file, kind, stage->found.authority, &stage->context);
    assert_non_null(item);
    strcpy(item->label, label);
    item->changed = false;
    return item;
}

/* A message, and the one fault that it is refused for; code NULL: it is accepted. */
enum { PARTNER_LINES = 14 };
struct partner_row {
    enum vigil_case_state state;
    const char *lines[PARTNER_LINES];
    const char *path, *code;
};

/* Each row on a case of its own, made ready by `ready` (may be NULL). */
static inline void
partner_rows(enum vigil_message type,
             const struct partner_row *rows,
             size_t count,
             void (*ready)(struct panel_stage *stage))
{
    static struct panel_stage stage;
    for (size_t i = 0; i < count; i++) {
        partner_open(&stage, rows[i].state);
        if (ready != NULL) {
            ready(&stage);
        }
        if (rows[i].code != NULL) {
            panel_stage_refused(&stage, type, rows[i].lines, rows[i].path, rows[i].code);
        } else {
            panel_stage_accepted(&stage, type, rows[i].lines);
        }
    }
}

#define PARTNER_ROWS(type, rows, ready) partner_rows(type, rows, BASE_COUNT(rows), ready)

#endif
