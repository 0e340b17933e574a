/*
 * What each role must do next, from a real vigil-deadlines: items, clocks and tasks in
 * one order, page by page, and what is settled gone.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deadlines_stage.h"
#include "wire/wire_duplicate.h"

enum { DUE_ON, OVERDUE, WHAT, CASE_REF, KIND, NO, SINCE, COLUMNS };

static const struct vigil_key ofsted = {
    STAGE_KEY("f"), "ofsted", VIGIL_ROLE_OFSTED, false};

static const struct vigil_answer *
ask(const struct vigil_key *key, const char *after, int32_t limit)
{
    struct vigil_query query = {.limit = limit};
    (void)base_text_copy(query.after, sizeof(query.after), after);
    return journal_ask(key, VIGIL_MESSAGE_INBOX_QUERY, &query);
}

/* "due what case" of each line, in order, page by page. */
static void
assert_inbox(const struct vigil_key *key,
             int32_t limit,
             const char *const *wanted,
             size_t wanted_count)
{
    char after[64] = "";
    size_t count = 0;
    do {
        const struct vigil_answer *answer = ask(key, after, limit);
        assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
        const struct vigil_listing *listing = &answer->result.listings[0];
        assert_int_equal(listing->columns_count, COLUMNS);
        for (size_t i = 0; i < listing->rows_count; i++, count++) {
            char line[256];
            char **cells = &listing->cells[i * COLUMNS];
            (void)base_text_print(line,
                                  sizeof(line),
                                  "%s %s %s",
                                  cells[DUE_ON],
                                  cells[WHAT],
                                  cells[CASE_REF]);
            if (count >= wanted_count || strcmp(line, wanted[count]) != 0) {
                fail_msg("line %zu is %s, not %s",
                         count,
                         line,
                         count < wanted_count ? wanted[count] : "there");
            }
        }
        (void)base_text_copy(after, sizeof(after), answer->result.next);
    } while (after[0] != '\0');
    assert_int_equal(count, wanted_count);
}

/* With pages of one, of two, and as large as they come. */
#define ASSERT_INBOX(key, ...)                                                           \
    do {                                                                                 \
        static const char *const wanted[] = {__VA_ARGS__};                               \
        assert_inbox(key, 1, wanted, BASE_COUNT(wanted));                                \
        assert_inbox(key, 2, wanted, BASE_COUNT(wanted));                                \
        assert_inbox(key, 0, wanted, BASE_COUNT(wanted));                                \
    } while (0)

/* Aware on Tue 2026-03-24, five working days before. */
#define TELL(ref)                                                                        \
    "2026-03-31 tell the other safeguarding partners, and when that was done " ref

static void
sql(const char *statement)
{
    char text[64];
    stage_sql(statement, text, sizeof(text));
}

/* A row of the case file, as intake would have written it. */
static void
file_case(const char *case_ref, int state)
{
    char statement[512];
    (void)base_text_print(
        statement,
        sizeof(statement),
        "INSERT INTO casefile.cases (case_ref, authority, notification_ref, historic,"
        " notified_at, state, version) VALUES ('%s', 'E08000025', '%s', false, now(), %d,"
        " 1)",
        case_ref,
        case_ref,
        state);
    sql(statement);
}

static void
file_item(const char *case_ref, int kind, int no, const char *owner, const char *due_on)
{
    char statement[512];
    (void)base_text_print(
        statement,
        sizeof(statement),
        "INSERT INTO casefile.item VALUES ('%s', %d, %d, 1, '%s', %s, 0, 0, 3,"
        " 'children[1].sex', '2026-03-30T10:00:00Z', '2026-03-30T10:00:00Z')",
        case_ref,
        kind,
        no,
        owner,
        due_on);
    sql(statement);
}

static void
an_authority_has_its_items_and_its_clocks(void **state)
{
    (void)state;
    post_notification("CSP-2026-000201-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_notification("CSP-2026-000202-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    file_case("CSP-2026-000201-X", 1);
    file_case("CSP-2026-000202-X", 1);
    file_item("CSP-2026-000201-X", 1, 7, "E08000025", "NULL");
    file_item("CSP-2026-000201-X", 2, 1, "E08000025", "'2026-03-27'");
    file_item("CSP-2026-000202-X", 2, 2, "E08000025", "'2026-04-22'");
    file_item("CSP-2026-000202-X", 4, 1, "E08000025", "'2026-04-22'");
    file_item("CSP-2026-000202-X", 6, 1, "E08000025", "'2026-09-22'");
    file_item("CSP-2026-000202-X", 2, 3, "E08000003", "'2026-04-22'");
    ASSERT_INBOX(
        &stage_birmingham,
        "2026-03-27 answer question 1 of the Panel CSP-2026-000201-X",
        TELL("CSP-2026-000201-X"),
        TELL("CSP-2026-000202-X"),
        "2026-04-22 rapid review is due CSP-2026-000201-X",
        "2026-04-22 answer question 2 of the Panel CSP-2026-000202-X",
        "2026-04-22 recommendation 1: accept or refuse CSP-2026-000202-X",
        "2026-04-22 rapid review is due CSP-2026-000202-X",
        "2026-09-22 recommendation 3: tell what it has changed CSP-2026-000202-X",
        " tell what was not known yet: children[1].sex CSP-2026-000201-X");
    ASSERT_INBOX(&stage_manchester,
                 "2026-04-22 answer question 3 of the Panel CSP-2026-000202-X");
    const struct vigil_answer *answer = ask(&stage_birmingham, "", 2);
    char **cells = answer->result.listings[0].cells;
    assert_string_equal(cells[OVERDUE], "yes");
    assert_string_equal(cells[KIND], "question");
    assert_string_equal(cells[NO], "1");
    assert_string_equal(cells[SINCE], "2026-03-30");
    assert_string_equal(cells[COLUMNS + OVERDUE], "no");
    assert_string_equal(cells[COLUMNS + KIND], "partners_told");
}

static void
a_case_that_stands_still_asks_for_nothing(void **state)
{
    (void)state;
    sql("UPDATE casefile.cases SET state = 8 WHERE case_ref = 'CSP-2026-000202-X'");
    post_form(VIGIL_EVENT_WITHDRAWAL,
              "CSP-2026-000202-X",
              FORM("why=entered_in_error", "reason=error"));
    post_all();
    ASSERT_INBOX(&stage_birmingham,
                 "2026-03-27 answer question 1 of the Panel CSP-2026-000201-X",
                 TELL("CSP-2026-000201-X"),
                 "2026-04-22 rapid review is due CSP-2026-000201-X",
                 " tell what was not known yet: children[1].sex CSP-2026-000201-X");
    ASSERT_INBOX(&stage_panel, " see the new case CSP-2026-000201-X");
}

static void
suspect(const char *case_ref, const char *other_ref)
{
    uint8_t body[WIRE_DUPLICATE_SIZE];
    struct vigil_duplicate duplicate = {.why = "date"};
    (void)base_text_copy(duplicate.case_ref, sizeof(duplicate.case_ref), case_ref);
    (void)base_text_copy(duplicate.other_ref, sizeof(duplicate.other_ref), other_ref);
    size_t size = wire_duplicate_write(&duplicate, body, sizeof(body));
    assert_true(size > 0);
    post(VIGIL_EVENT_DUPLICATE_SUSPECTED, case_ref, body, size);
}

static void
the_panel_has_what_it_has_not_seen_and_what_may_be_one(void **state)
{
    (void)state;
    post_notification("CSP-2026-000203-X", VIGIL_INCIDENT_TYPE_SERIOUS_HARM);
    suspect("CSP-2026-000203-X", "CSP-2026-000201-X");
    suspect("CSP-2026-000203-X", "CSP-2026-000202-X");
    post_all();
    file_case("CSP-2026-000203-X", 1);
    file_item("CSP-2026-000203-X", 16, 1, "panel", "'2026-04-14'");
    ASSERT_INBOX(&stage_panel,
                 "2026-04-14 respond to the rapid review CSP-2026-000203-X",
                 " see the new case CSP-2026-000201-X",
                 " one incident or two: CSP-2026-000201-X CSP-2026-000203-X",
                 " one incident or two: CSP-2026-000202-X CSP-2026-000203-X",
                 " see the new case CSP-2026-000203-X");
    post_form(VIGIL_EVENT_SEEN, "CSP-2026-000203-X", FORM("officer=case officer"));
    post_form(VIGIL_EVENT_DUPLICATE_DISMISSAL,
              "CSP-2026-000201-X",
              FORM("other=CSP-2026-000203-X", "reason=two towns"));
    post_form(VIGIL_EVENT_DUPLICATE_LINK,
              "CSP-2026-000203-X",
              FORM("duplicate_of=CSP-2026-000202-X", "reason=one", "letter=one"));
    post_all();
    assert_int_equal(stage_count("SELECT count(*) FROM deadlines.task"), 2);
    ASSERT_INBOX(&stage_panel,
                 "2026-04-14 respond to the rapid review CSP-2026-000203-X",
                 " see the new case CSP-2026-000201-X");
}

static void
a_noted_death_is_for_those_who_read_for_ninety_days(void **state)
{
    (void)state;
    stage_enrol(&stage, &ofsted);
    post_notification("CSP-2026-000204-X", VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH);
    post_all();
    file_case("CSP-2026-000204-X", 11);
    ASSERT_INBOX(&ofsted, " a death that is noted, not reviewed CSP-2026-000204-X");
    ASSERT_INBOX(&stage_panel,
                 "2026-04-14 respond to the rapid review CSP-2026-000203-X",
                 " see the new case CSP-2026-000201-X");
    sql("UPDATE deadlines.task SET due_on = '2026-03-29' WHERE owner = 'noted'");
    const struct vigil_answer *answer = ask(&ofsted, "", 0);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer->result.listings[0].rows_count, 0);
}

static void
a_cursor_of_another_list_is_refused(void **state)
{
    (void)state;
    static const char *const cursors[] = {
        "nonsense",
        "2026-04-22/CSP-2026-000201-X/2",
        "2026-04-31/CSP-2026-000201-X/2/1",
        "2026-04-22/CSP-2026-000201-X/0/1",
        "2026-04-22/CSP-2026-000201-X/2/1/1",
        "2026-04-22/CSP-2026-000201-X/2/-1",
        "2026-04-22/CSP-2026-000201-X-AND-ON-AND-ON/2/1",
    };
    for (size_t i = 0; i < BASE_COUNT(cursors); i++) {
        const struct vigil_answer *answer = ask(&stage_birmingham, cursors[i], 0);
        assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
        assert_string_equal(answer->rejection.faults.at[0].code, "not_a_cursor");
    }
}

/* 40,000 open lines of one authority. */
static void
set_up_many(void)
{
    sql("INSERT INTO casefile.cases (case_ref, authority, notification_ref, historic,"
        " notified_at, state, version) SELECT 'CSP-2025-' || n, 'E08000025', n, false,"
        " now(), 1, 1 FROM generate_series(100000, 120000) n");
    sql("INSERT INTO casefile.item SELECT 'CSP-2025-' || n, 2, 1, 1, 'E08000025',"
        " date '2026-04-01' + n % 300, 0, 0, 0, '', now(), now()"
        " FROM generate_series(100000, 120000) n");
    sql("INSERT INTO deadlines.clock (case_ref, clock, revision, authority, rule,"
        " started_on, due_on, provisional, state, climbed_to, due_at, owner)"
        " SELECT 'CSP-2025-' || n, 2, 1, 'E08000025', 'r',"
        " '2026-03-30', date '2026-04-01' + n % 300, false, 1, now(), now(), 'E08000025'"
        " FROM generate_series(100000, 120000) n");
    sql("ANALYZE casefile.cases, casefile.item, deadlines.clock");
}

static void
a_full_inbox_is_not_sorted(void **state)
{
    (void)state;
    set_up_many();
    int64_t began_ms = base_time_monotonic_ms();
    for (int i = 0; i < 100; i++) {
        const struct vigil_answer *answer = ask(&stage_birmingham, "", 0);
        assert_int_equal(answer->result.listings[0].rows_count, 50);
        assert_true(answer->result.next[0] != '\0');
    }
    int64_t took_ms = base_time_monotonic_ms() - began_ms;
    print_message("a page of 40,000 lines: %.2f ms\n", (double)took_ms / 100);
    assert_true(took_ms < 100 * 20);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_authority_has_its_items_and_its_clocks),
        cmocka_unit_test(a_case_that_stands_still_asks_for_nothing),
        cmocka_unit_test(the_panel_has_what_it_has_not_seen_and_what_may_be_one),
        cmocka_unit_test(a_noted_death_is_for_those_who_read_for_ninety_days),
        cmocka_unit_test(a_cursor_of_another_list_is_refused),
        cmocka_unit_test(a_full_inbox_is_not_sorted),
    };
    return cmocka_run_group_tests(tests, deadlines_stage_open, deadlines_stage_close);
}
