/*
 * A case with its items, and the Panel's messages about it, one after another. Now is
 * 2021-06-30T10:00:00Z.
 */
#ifndef PANEL_STAGE_H
#define PANEL_STAGE_H

#include "case_records.h"
#include "form_fill.h"
#include "rules/rules_process.h"

enum { PANEL_ITEMS = 16 };

struct panel_stage {
    struct vigil_case found, member, *members[1];
    struct vigil_item items[PANEL_ITEMS];
    struct rules_file file;
    struct rules_context context;
    struct vigil_faults faults;
    struct vigil_form form;
};

/* A case or review in this state, version 3, without items. */
static inline void
panel_stage_open(struct panel_stage *stage, enum vigil_case_state state)
{
    memset(stage, 0, sizeof(*stage));
    stage->context = record_context(VIGIL_ROLE_PANEL, false);
    stage->file = (struct rules_file){.found = &stage->found,
                                      .members = stage->members,
                                      .items = stage->items,
                                      .items_capacity = PANEL_ITEMS};
    stage->members[0] = &stage->member;
    (void)strcpy(stage->found.case_ref, "CSP-2026-000123-3");
    rules_process_open(&stage->found, record_instant("2021-06-23T09:00:00Z"));
    (void)strcpy(stage->found.authority, "E08000025");
    (void)strcpy(stage->found.notification_ref, "SIN/2021/7");
    stage->found.kind = state == VIGIL_CASE_STATE_STANDING ? VIGIL_FILE_KIND_PERIOD
                        : state >= VIGIL_CASE_STATE_LCSPR_IN_PROGRESS
                            ? VIGIL_FILE_KIND_LCSPR
                            : VIGIL_FILE_KIND_INCIDENT;
    stage->found.incident_type = VIGIL_INCIDENT_TYPE_DEATH;
    stage->found.state = state;
    stage->found.version = 3;
    stage->member = stage->found;
}

static inline struct vigil_item *
panel_stage_item(struct panel_stage *stage,
                 enum vigil_item_kind kind,
                 enum vigil_item_state state)
{
    struct vigil_item *item =
        rules_item_add(&stage->file, kind, "panel", &stage->context);
    assert_non_null(item);
    item->state = state;
    return item;
}

/* Sends the message with these lines behind its case's reference. */
static inline enum base_class
panel_stage_send(struct panel_stage *stage,
                 enum vigil_message type,
                 const char *const *lines)
{
    form_fill(
        &stage->form, type, (const char *const[]){"case_ref=CSP-2026-000123-3", NULL});
    for (size_t i = 0; lines[i] != NULL; i++) {
        form_fill_line(&stage->form, lines[i]);
    }
    memset(&stage->faults, 0, sizeof(stage->faults));
    return rules_process_decide(
        &stage->form, &stage->context, &stage->file, &stage->faults);
}

/* It is accepted: one version more, and the trail says what it was. */
static inline void
panel_stage_accepted(struct panel_stage *stage,
                     enum vigil_message type,
                     const char *const *lines)
{
    int32_t version = stage->found.version;
    enum base_class class = panel_stage_send(stage, type, lines);
    if (class != BASE_OK) {
        fail_msg("refused: %s %s", stage->faults.at[0].path, stage->faults.at[0].code);
    }
    assert_int_equal(stage->found.version, version + 1);
    assert_int_equal(stage->found.trail[stage->found.trail_count - 1], type);
    covers("event", vigil_code_name(VIGIL_LIST_EVENT, (int)type));
}

/* It is refused for this alone, and nothing is changed. */
static inline void
panel_stage_refused(struct panel_stage *stage,
                    enum vigil_message type,
                    const char *const *lines,
                    const char *path,
                    const char *code)
{
    static struct panel_stage before;
    before = *stage;
    enum base_class class = panel_stage_send(stage, type, lines);
    if (class != BASE_REFUSE || stage->faults.count != 1 ||
        strcmp(stage->faults.at[0].path, path) != 0 ||
        strcmp(stage->faults.at[0].code, code) != 0) {
        fail_msg("%s %s expected; it is %s with %zu faults, the first %s %s",
                 path,
                 code,
                 base_class_name(class),
                 stage->faults.count,
                 stage->faults.at[0].path,
                 stage->faults.at[0].code);
    }
    assert_memory_equal(&before.found, &stage->found, sizeof(before.found));
    assert_memory_equal(before.items, stage->items, sizeof(before.items));
    assert_int_equal(before.file.items_count, stage->file.items_count);
    covers("refusal", code);
}

#define PANEL_LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
