/*
 * What calendars are made of, from a real vigil-deadlines: whose clocks, at which
 * revision, for how long they are shown, page by page; and who may ask for them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deadlines_stage.h"

enum {
    CASE_REF,
    AUTHORITY,
    CLOCK,
    REVISION,
    RULE,
    BASIS,
    STARTED_ON,
    DUE_ON,
    STATE,
    SENSE,
    PROVISIONAL,
    CHANGED_AT,
    ALARMS,
    COLUMNS
};

static const struct vigil_answer *
ask(const struct vigil_key *key,
    const char *case_ref,
    const char *authority,
    const char *after,
    int32_t limit)
{
    struct vigil_query query = {.limit = limit};
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), case_ref);
    (void)base_text_copy(query.authority, sizeof(query.authority), authority);
    (void)base_text_copy(query.after, sizeof(query.after), after);
    return journal_ask(key, VIGIL_MESSAGE_FEED_QUERY, &query);
}

/* "case clock.revision state due" of all rows, page by page. */
static void
assert_feed(const struct vigil_key *key,
            const char *case_ref,
            const char *authority,
            int32_t limit,
            const char *wanted)
{
    static char got[2048];
    char after[64] = "";
    got[0] = '\0';
    do {
        const struct vigil_answer *answer = ask(key, case_ref, authority, after, limit);
        assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
        assert_int_equal(answer->result.listings_count, 2);
        assert_string_equal(answer->result.listings[0].cells[1], "SANDBOX");
        const struct vigil_listing *listing = &answer->result.listings[1];
        assert_int_equal(listing->columns_count, COLUMNS);
        for (size_t i = 0; i < listing->rows_count; i++) {
            char **cells = &listing->cells[i * COLUMNS];
            assert_true(base_text_append(got,
                                         sizeof(got),
                                         "%.17s %s.%s %s %s\n",
                                         cells[CASE_REF],
                                         cells[CLOCK],
                                         cells[REVISION],
                                         cells[STATE],
                                         cells[DUE_ON]));
        }
        (void)base_text_copy(after, sizeof(after), answer->result.next);
    } while (after[0] != '\0');
    assert_string_equal(got, wanted);
}

/* With pages of one, and as large as they come. */
static void
assert_feeds(const struct vigil_key *key, const char *authority, const char *wanted)
{
    assert_feed(key, "", authority, 1, wanted);
    assert_feed(key, "", authority, 0, wanted);
}

#define FIRST "CSP-2026-000001-N notification.1 met_in_time 2026-03-31\n"
#define FIRST_RUN                                                                        \
    FIRST "CSP-2026-000001-N rapid_review.1 running 2026-04-22\n"                        \
          "CSP-2026-000001-N partners_told.1 running 2026-03-31\n"
#define SECOND                                                                           \
    "CSP-2026-000002-L notification.1 met_in_time 2026-03-31\n"                          \
    "CSP-2026-000002-L rapid_review.2 running 2026-05-29\n"                              \
    "CSP-2026-000002-L partners_told.1 running 2026-03-31\n"
#define STOPPED                                                                          \
    "CSP-2026-000002-L rapid_review.2 stopped 2026-05-29\n"                              \
    "CSP-2026-000002-L partners_told.1 stopped 2026-03-31\n"

static void
the_present_revision_is_shown_to_its_owner(void **state)
{
    (void)state;
    post_notification("CSP-2026-000001-N", VIGIL_INCIDENT_TYPE_DEATH);
    post_notification("CSP-2026-000002-L", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    post_form(VIGIL_EVENT_EXTENSION_DECISION,
              "CSP-2026-000002-L",
              FORM("clock=rapid_review",
                   "granted=yes",
                   "until=2026-05-29",
                   "reason=a trial",
                   "letter=until then"));
    post_all();
    assert_feeds(&stage_birmingham, "", FIRST_RUN SECOND);
    assert_feeds(&stage_birmingham, "E08000025", FIRST_RUN SECOND);
    assert_feeds(&stage_manchester, "", "");
    assert_feeds(&stage_panel, "", FIRST_RUN SECOND);
    assert_feeds(&stage_panel, "E08000025", FIRST_RUN SECOND);
    assert_feeds(&stage_panel, "E08000003", "");
    assert_feed(&stage_birmingham, "CSP-2026-000002-L", "", 0, SECOND);
}

/* Rungs five and two working days before; those of a clock that ended remind no more. */
static void
a_row_has_all_that_an_entry_says(void **state)
{
    (void)state;
    const struct vigil_answer *answer =
        ask(&stage_birmingham, "CSP-2026-000001-N", "", "", 0);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_string_equal(answer->result.listings[0].cells[0], "E08000025");
    char **met = answer->result.listings[1].cells, **cells = met + COLUMNS;
    assert_string_equal(met[ALARMS], "");
    assert_string_equal(cells[AUTHORITY], "E08000025");
    assert_string_equal(cells[RULE], "rapid_review_2025");
    assert_int_equal(strncmp(cells[BASIS], "Panel guidance", 14), 0);
    assert_string_equal(cells[STARTED_ON], "2026-03-30");
    assert_string_equal(cells[PROVISIONAL], "");
    assert_string_equal(cells[CHANGED_AT], "2026-03-30T10:00:00+01:00");
    assert_string_equal(cells[ALARMS], "2026-04-15 2026-04-20");
}

/* Met and stopped clocks are shown for a while; a case's own for ever. */
static void
what_ended_long_ago_is_left_out(void **state)
{
    (void)state;
    char text[64];
    post_form(VIGIL_EVENT_WITHDRAWAL,
              "CSP-2026-000002-L",
              FORM("why=entered_in_error", "reason=error"));
    post_all();
    assert_feeds(&stage_birmingham,
                 "",
                 FIRST_RUN
                 "CSP-2026-000002-L notification.1 met_in_time 2026-03-31\n" STOPPED);
    stage_sql("UPDATE deadlines.clock SET met_at = '2026-02-28 09:00+00' WHERE state = 2"
              " AND case_ref = 'CSP-2026-000002-L'",
              text,
              sizeof(text)); /* 30 days before, less an hour */
    stage_sql("UPDATE deadlines.clock SET met_at = '2025-12-30 10:00+00' WHERE state = 4",
              text,
              sizeof(text)); /* 90 days before, and an hour less */
    assert_feeds(&stage_birmingham, "", FIRST_RUN STOPPED);
    stage_sql("UPDATE deadlines.clock SET met_at = '2025-12-30 08:00+00' WHERE state = 4",
              text,
              sizeof(text));
    assert_feeds(&stage_birmingham, "", FIRST_RUN);
    assert_feed(&stage_birmingham,
                "CSP-2026-000002-L",
                "",
                0,
                "CSP-2026-000002-L notification.1 met_in_time 2026-03-31\n" STOPPED);
}

static void
wrong_questions_are_refused(void **state)
{
    (void)state;
    const struct {
        const struct vigil_key *key;
        const char *case_ref, *authority, *after, *code;
    } rows[] = {{&stage_panel, "", "E99999999", "", "unknown_authority"},
                {&stage_birmingham, "", "E08000003", "", "not_yours"},
                {&stage_panel, "", "", "2026", "not_a_cursor"},
                {&stage_panel, "", "", "CSP-2026-000002-L/", "not_a_cursor"},
                {&stage_panel, "CSP-2026-000123-3", "", "", "no_such_case"},
                {&stage_manchester, "CSP-2026-000001-N", "", "", "no_such_case"},
                {&stage_operator, "", "", "", "not_allowed"}};
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        const struct vigil_answer *answer =
            ask(rows[i].key, rows[i].case_ref, rows[i].authority, rows[i].after, 0);
        assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
        assert_int_equal(answer->rejection.faults.count, 1);
        assert_string_equal(answer->rejection.faults.at[0].code, rows[i].code);
    }
}

static int
enrol_operator(void **state)
{
    (void)state;
    stage_enrol(&stage, &stage_operator);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_present_revision_is_shown_to_its_owner),
        cmocka_unit_test(a_row_has_all_that_an_entry_says),
        cmocka_unit_test(what_ended_long_ago_is_left_out),
        cmocka_unit_test_setup(wrong_questions_are_refused, enrol_operator),
    };
    return cmocka_run_group_tests(tests, deadlines_stage_open, deadlines_stage_close);
}
