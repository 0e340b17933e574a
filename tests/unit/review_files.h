/*
 * A review with a case that it covers, the calendar of config/, and messages about them,
 * for the tests of the rules. A message is its good lines with some replaced: a row of a
 * table says only what is different.
 *
 * Now is 2021-06-30T10:00:00Z; the review was commissioned on 2021-01-26, and the Panel
 * has its report (where the state says so) since Wednesday 2021-06-16: the first day of
 * publication is 2021-06-25.
 */
#ifndef REVIEW_FILES_H
#define REVIEW_FILES_H

#include "base/base_attr.h"
#include "case_records.h"
#include "casebook_facts.h"
#include "form_fill.h"
#include "rules/rules_process.h"

enum { REVIEW_ITEMS = 24, REVIEW_LINES = 48, REVIEW_CHANGES = 4 };

static struct rules_law review_law;
static struct rules_context review_context;
static struct vigil_case review_case, review_member;
static struct vigil_case *review_members[] = {&review_member};
static struct vigil_item review_items[REVIEW_ITEMS];
static struct rules_file review_file;

/* The review and its case, without items. */
static inline void
review_set(enum vigil_case_state state)
{
    bool received = state != VIGIL_CASE_STATE_LCSPR_IN_PROGRESS;
    if (review_law.calendar.days == 0) {
        review_law.calendar = *facts_calendar();
    }
    review_context = record_context(VIGIL_ROLE_AUTHORITY, false);
    review_context.law = &review_law;
    memset(&review_case, 0, sizeof(review_case));
    rules_process_open(&review_case, record_instant("2021-01-26T10:00:00Z"));
    strcpy(review_case.case_ref, "CSP-2026-000123-3");
    strcpy(review_case.authority, "E08000025");
    strcpy(review_case.notification_ref, "LCSPR/7");
    review_case.kind = VIGIL_FILE_KIND_LCSPR;
    review_case.state = state;
    review_case.version = 3;
    review_case.lcspr_commissioned_on = record_date("2021-01-26");
    review_case.lcspr_received_at =
        received ? record_instant("2021-06-16T10:00:00Z") : VIGIL_INSTANT_NONE;
    review_member = record_reviewed_case(received ? VIGIL_CASE_STATE_LCSPR_RECEIVED
                                                  : VIGIL_CASE_STATE_LCSPR_AWAITED,
                                         VIGIL_DECISION_LCSPR);
    review_member.notified_at = record_instant("2021-01-05T09:00:00Z");
    review_member.rapid_review_at = record_instant("2021-01-20T09:00:00Z");
    strcpy(review_member.case_ref, "CSP-2026-000124-1");
    strcpy(review_member.lcspr_ref, "LCSPR/7");
    strcpy(review_member.review_ref, review_case.case_ref);
    review_member.lcspr_received_at = review_case.lcspr_received_at;
    memset(review_items, 0, sizeof(review_items));
    review_file = (struct rules_file){.found = &review_case,
                                      .members = review_members,
                                      .members_count = 1,
                                      .items = review_items,
                                      .items_capacity = REVIEW_ITEMS};
}

/* An item in this state, the next of its kind. */
static inline struct vigil_item *
review_add(enum vigil_item_kind kind, enum vigil_item_state state)
{
    struct vigil_item *item =
        rules_item_add(&review_file, kind, "E08000025", &review_context);
    assert_non_null(item);
    item->state = state;
    item->changed = false;
    return item;
}

static inline struct vigil_item *
review_item(enum vigil_item_kind kind, int64_t no)
{
    struct vigil_item *item = rules_item_find(&review_file, kind, no);
    assert_non_null(item);
    return item;
}

/* The good lines with the changed ones in their places; a change without a good line
 * before it fails. */
static inline void
review_fill(struct vigil_form *form,
            enum vigil_message type,
            const char *const *good,
            const char *const *changes)
{
    const char *lines[REVIEW_LINES] = {NULL};
    size_t placed = 0, wanted = 0, count = 0;
    for (; good[count] != NULL; count++) {
        assert_true(count + 1 < REVIEW_LINES);
        size_t name = (size_t)(strchr(good[count], '=') - good[count]) + 1;
        lines[count] = good[count];
        for (size_t i = 0; i < REVIEW_CHANGES && changes[i] != NULL; i++) {
            if (strncmp(changes[i], good[count], name) == 0) {
                lines[count] = changes[i];
                placed++;
            }
        }
    }
    for (; wanted < REVIEW_CHANGES && changes[wanted] != NULL; wanted++) {
    }
    assert_int_equal(placed, wanted);
    form_fill(form, type, lines);
}

static inline enum base_class
review_send(enum vigil_message type,
            const char *const *good,
            const char *const *changes,
            struct vigil_faults *faults)
{
    static struct vigil_form form;
    review_fill(&form, type, good, changes);
    memset(faults, 0, sizeof(*faults));
    return rules_process_decide(&form, &review_context, &review_file, faults);
}

/* The same where it must be accepted. */
static inline void
review_accept(enum vigil_message type,
              const char *const *good,
              const char *const *changes)
{
    struct vigil_faults faults;
    if (review_send(type, good, changes, &faults) != BASE_OK) {
        fail_msg("%s %s", faults.at[0].path, faults.at[0].code);
    }
    assert_int_equal(review_case.trail[review_case.trail_count - 1], type);
    covers("event", vigil_code_name(VIGIL_LIST_EVENT, (int)type));
}

/* A row of a table of refusals: a message with changes, and the one fault; code NULL
 * where it is accepted. */
struct review_row {
    const char *changes[REVIEW_CHANGES];
    const char *path, *code;
};

/* Sends each row to what `set` makes; a refusal changes nothing. */
static inline void
review_judge(enum vigil_message type,
             const char *const *good,
             void (*set)(void),
             const struct review_row *rows,
             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct vigil_faults faults;
        set();
        struct vigil_case before = review_case;
        struct vigil_item items[REVIEW_ITEMS];
        memcpy(items, review_items, sizeof(items));
        enum base_class class = review_send(type, good, rows[i].changes, &faults);
        if (rows[i].code == NULL) {
            if (class != BASE_OK) {
                fail_msg("row %zu: %s %s", i, faults.at[0].path, faults.at[0].code);
            }
            continue;
        }
        if (class != BASE_REFUSE || faults.count != 1 ||
            strcmp(faults.at[0].path, rows[i].path) != 0 ||
            strcmp(faults.at[0].code, rows[i].code) != 0) {
            fail_msg("row %zu: %zu faults, %s %s",
                     i,
                     faults.count,
                     faults.at[0].path,
                     faults.at[0].code);
        }
        assert_memory_equal(&before, &review_case, sizeof(before));
        assert_memory_equal(items, review_items, sizeof(items));
        covers("refusal", rows[i].code);
    }
}

#define REVIEW_JUDGE(type, good, set, rows)                                              \
    review_judge(type, good, set, rows, BASE_COUNT(rows))

#endif
