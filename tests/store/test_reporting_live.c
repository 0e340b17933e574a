/*
 * What live entries mean for the figures: real vigil-reporting on a real PostgreSQL.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "journal_stage.h"
#include "notification_sample.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_rapid_review.h"

static uint8_t body[WIRE_LCSPR_SIZE];

static int
setup(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_panel);
    stage_start(&stage, REPORTING, "reporting");
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    run_append_done(&journal_entries);
    stage_close(&stage);
    return 0;
}

static void
add_live(enum vigil_event_kind type, const char *case_ref, size_t body_size)
{
    struct vigil_event event = {.actor = "E08000025",
                                .party = "E08000025",
                                .type = type,
                                .body = body,
                                .body_size = body_size};
    assert_true(body_size > 0);
    (void)base_text_copy(event.case_ref, sizeof(event.case_ref), case_ref);
    journal_add(&event);
}

static void
add_live_lcspr(enum vigil_publication publication, const char *case_ref)
{
    struct vigil_lcspr lcspr = {.lcspr_ref = "L/1",
                                .commissioned_on = base_date_of(2026, 4, 1),
                                .received_at = VIGIL_INSTANT_NONE,
                                .published_on = VIGIL_DATE_NONE,
                                .publication = publication,
                                .children = 1,
                                .links_count = 1};
    (void)base_text_copy(lcspr.links[0].notification_ref, VIGIL_OWN_REF_SIZE, "R/1");
    add_live(VIGIL_EVENT_LCSPR, case_ref, wire_lcspr_write(&lcspr, body, sizeof(body)));
}

static long
count_where(const char *table, const char *condition)
{
    char statement[400];
    assert_true(base_text_print(statement,
                                sizeof(statement),
                                "SELECT count(*) FROM reporting.%s WHERE %s",
                                table,
                                condition));
    return stage_count(statement);
}

/* Live facts are of the time at which they were recorded, whatever the body says; of two
 * words on one thing in one run of entries the last counts; a blank authority is the
 * sender; a review stays received; what cannot be read is passed over. */
static void
live_entries(void **state)
{
    (void)state;
    const char *ref = "CSP-2026-000001-X";
    const vigil_instant day = BASE_DAY;
    struct vigil_notification notification = notification_sample("R/1");
    struct vigil_rapid_review review = {.received_at = VIGIL_INSTANT_NONE,
                                        .decision = VIGIL_DECISION_NO_LCSPR,
                                        .rationale = "learning is identified"};
    add_live(VIGIL_EVENT_NOTIFICATION,
             ref,
             wire_notification_write(&notification, body, sizeof(body)));
    body[0] = 0xff;
    add_live(VIGIL_EVENT_NOTIFICATION, "CSP-2026-000002-X", 1);
    for (int i = 0; i < 40; i++) {
        review.decision = i < 39 ? VIGIL_DECISION_NO_LCSPR : VIGIL_DECISION_LCSPR;
        add_live(VIGIL_EVENT_RAPID_REVIEW,
                 ref,
                 wire_rapid_review_write(&review, body, sizeof(body)));
    }
    add_live_lcspr(VIGIL_PUBLICATION_IN_PROGRESS, ref);
    journal_commit(JOURNAL_RECORDED_AT);
    journal_await_applied();
    assert_int_equal(count_where("notification",
                                 "case_ref = 'CSP-2026-000001-X' AND notified_at ="
                                 " '2026-03-30T08:00:00Z' AND rapid_review_at ="
                                 " notified_at AND decision = 1 AND child_present"),
                     1);
    assert_int_equal(count_where("notification", "case_ref = 'CSP-2026-000002-X'"), 0);
    assert_int_equal(count_where("lcspr",
                                 "lcspr_ref = 'L/1' AND authority = 'E08000025'"
                                 " AND received_at IS NULL"),
                     1);
    assert_int_equal(count_where("lcspr_link", "case_ref = 'CSP-2026-000001-X'"), 1);
    add_live_lcspr(VIGIL_PUBLICATION_AWAITING, ref);
    journal_commit(JOURNAL_RECORDED_AT + day);
    add_live_lcspr(VIGIL_PUBLICATION_PUBLISHED, ref);
    journal_commit(JOURNAL_RECORDED_AT + 2 * day);
    journal_await_applied();
    assert_int_equal(count_where("lcspr",
                                 "lcspr_ref = 'L/1' AND publication = 1"
                                 " AND received_at = '2026-03-31T08:00:00Z'"),
                     1);
    struct vigil_query query = journal_query("2026Q1", true);
    const struct vigil_listing *listing = journal_report(&stage_panel, &query);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(listing->cells[5 * i + 4], "1");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(live_entries)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
