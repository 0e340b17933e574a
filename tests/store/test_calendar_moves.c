/*
 * A calendar that is approved moves thousands of deadlines, and vigil-deadlines is killed
 * in the middle of it: nothing is lost, nothing doubled, each owner told once. And what
 * the tables of the law say can be made again from the journal.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../unit/calendar_shipped.h"
#include "deadlines_stage.h"
#include "wire/wire_calendar.h"
#include "wire/wire_event.h"

enum { CASES = 6000, A_TIME = 500 };

static struct vigil_calendar calendar;

/* Sends one of the operator's messages about the calendar. */
static const struct vigil_answer *
send_body(enum vigil_message type, const uint8_t *body, size_t size)
{
    static uint8_t bytes[VIGIL_MESSAGE_MAX];
    struct vigil_id id = base_id_new();
    assert_true(size > 0);
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    return stage_answer(
        &stage, REPORTING, stage_send(&stage, REPORTING, &stage_operator, bytes, size));
}

static const struct vigil_answer *
import(const struct vigil_calendar *what)
{
    static uint8_t body[VIGIL_MESSAGE_MAX];
    return send_body(VIGIL_MESSAGE_CALENDAR_IMPORT,
                     body,
                     wire_calendar_write(what, body, sizeof(body)));
}

static const struct vigil_answer *
approve(const char *version)
{
    uint8_t body[64];
    return send_body(VIGIL_MESSAGE_CALENDAR_APPROVAL,
                     body,
                     wire_calendar_approval_write(version, body, sizeof(body)));
}

/* The shipped calendar with one day more, under a name. */
static void
add_day(const char *version, vigil_date day)
{
    assert_true(calendar_shipped(&calendar));
    (void)base_text_copy(calendar.version, sizeof(calendar.version), version);
    calendar.at[calendar.count].on = day;
    (void)base_text_copy(calendar.at[calendar.count].title, 16, "A day for all");
    calendar.count++;
}

static void
await_count(const char *statement, long wanted)
{
    int64_t end_ms = base_time_monotonic_ms() + 2 * STAGE_PATIENCE_MS;
    while (stage_count(statement) != wanted) {
        if (base_time_monotonic_ms() > end_ms) {
            fail_msg("%s: %ld, not %ld", statement, stage_count(statement), wanted);
        }
    }
}

static void
every_fault_of_a_calendar_is_refused(void **state)
{
    (void)state;
    await_count("SELECT count(*) FROM law.version WHERE version = 'config'", 1);
    add_day("2026-1", base_date_of(2026, 4, 15));
    calendar.at[0].on = calendar.at[1].on;
    calendar.at[2].on = base_date_of(2026, 4, 12);
    (void)base_text_copy(calendar.division, sizeof(calendar.division), "scotland");
    const struct vigil_answer *answer = import(&calendar);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    static const char *const codes[] = {"wrong_division", "doubled", "weekend"};
    for (size_t i = 0; i < BASE_COUNT(codes); i++) {
        assert_string_equal(answer->rejection.faults.at[i].code, codes[i]);
    }
    assert_int_equal(stage_count("SELECT count(*) FROM law.version WHERE kind = 1"), 1);
}

/* The one fault that is told. */
static void
refused(const struct vigil_answer *answer, const char *code)
{
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_int_equal(answer->rejection.faults.count, 1);
    assert_string_equal(answer->rejection.faults.at[0].code, code);
}

static void
what_does_not_fit_the_one_in_force_is_refused(void **state)
{
    (void)state;
    refused(approve("2026-1"), "no_such_version");
    add_day("config", base_date_of(2026, 4, 14));
    refused(import(&calendar), "not_a_version");
    calendar.count--;
    (void)base_text_copy(calendar.version, sizeof(calendar.version), "2026-0");
    refused(import(&calendar), "nothing_new");
    while (calendar.at[calendar.count - 1].on > base_date_of(2027, 12, 31)) {
        calendar.count--;
    }
    refused(import(&calendar), "covers_less");
    add_day("2026-0", base_date_of(2026, 4, 14));
    assert_int_equal(import(&calendar)->kind, VIGIL_ANSWER_RECEIPT);
    refused(import(&calendar), "taken");
}

/* The entry at this position is of this type. */
static void
journal_has(int64_t position, enum vigil_event_kind type)
{
    struct store_entries entries = {.at = NULL};
    static struct vigil_faults faults;
    struct vigil_event event;
    store_journal_read(stage.store, position - 1, 1, &entries);
    assert_int_equal(store_run(stage.store, &stage.error), BASE_OK);
    assert_int_equal(entries.count, 1);
    assert_int_equal(
        wire_event_read(entries.at[0].event, entries.at[0].event_size, &event, &faults),
        BASE_OK);
    assert_int_equal(event.type, type);
    covers("event", vigil_code_name(VIGIL_LIST_EVENT, (int)type));
    store_entries_done(&entries);
}

/* Kills and starts the daemon again while the calendar is on its way. */
static void
kill_in_the_middle(void)
{
    int kills = 0;
    int64_t end_ms = base_time_monotonic_ms() + 2 * STAGE_PATIENCE_MS;
    while (kills < 3 && base_time_monotonic_ms() < end_ms &&
           stage_count("SELECT count(*) FROM law.version WHERE version = '2026-1' AND"
                       " in_force_from IS NOT NULL") == 0) {
        if (stage_count("SELECT count(*) FROM law.applying") == 1) {
            (void)stage_end(&stage, REPORTING, SIGKILL);
            kills += (int)stage_count("SELECT count(*) FROM law.applying");
            stage_start(&stage, REPORTING, "deadlines");
        }
    }
    assert_true(kills > 0); /* else nothing was proved */
}

/* Notified on Mon 2026-03-30, the rapid reviews are due on Wed 2026-04-22; with a holiday
 * on the 15th a day later. */
static void
killed_in_the_middle_nothing_is_lost_or_doubled(void **state)
{
    (void)state;
    for (int i = 0; i < CASES; i++) {
        char case_ref[VIGIL_REF_SIZE];
        (void)base_text_print(case_ref, sizeof(case_ref), "CSP-2026-%06d-X", i);
        post_notification(case_ref, VIGIL_INCIDENT_TYPE_SERIOUS_HARM);
        if (i % A_TIME == A_TIME - 1) {
            journal_commit(STAGE_NOW);
        }
    }
    post_all();
    await_count("SELECT count(*) FROM deadlines.clock WHERE clock = 2 AND state = 1 AND"
                " due_on = '2026-04-22'",
                CASES);
    add_day("2026-1", base_date_of(2026, 4, 15));
    assert_int_equal(import(&calendar)->kind, VIGIL_ANSWER_RECEIPT);
    await_count("SELECT count(*) FROM deadlines.clock WHERE revision > 1", 0);
    assert_int_equal(approve("2026-1")->kind, VIGIL_ANSWER_RECEIPT);
    kill_in_the_middle();
    await_count("SELECT count(*) FROM law.version WHERE version = '2026-1' AND"
                " in_force_from IS NOT NULL AND moved = 6000 AND no = 1",
                1);
    assert_sql("SELECT revision, state, due_on, count(*) FROM deadlines.clock WHERE"
               " clock = 2 GROUP BY 1, 2, 3 ORDER BY 1",
               "1|4|2026-04-22|6000\n2|1|2026-04-23|6000");
    assert_sql("SELECT owner, moved, missed FROM law.notice", "E08000025|6000|0");
    assert_sql("SELECT count(*) FROM law.applying", "0");
    /* in the journal: the start at the first revision and at the second, one notice, one
     * word that it is done */
    post_all();
    assert_sql(
        "SELECT count(*), count(DISTINCT case_ref) FROM journal.entry WHERE case_ref"
        " <> '' AND position > (SELECT in_force_from FROM law.version WHERE"
        " version = '2026-1')",
        "6000|6000");
    assert_sql("SELECT count(*) FROM journal.entry WHERE case_ref = '' AND position >"
               " (SELECT in_force_from FROM law.version WHERE version = '2026-1')",
               "2");
    int64_t approved = stage_count("SELECT in_force_from FROM law.version WHERE version"
                                   " = '2026-1'");
    journal_has(approved - 1, VIGIL_EVENT_CALENDAR_IMPORTED);
    journal_has(approved, VIGIL_EVENT_CALENDAR_APPROVED);
    journal_has(stage_count("SELECT position FROM journal.head"),
                VIGIL_EVENT_CALENDAR_APPLIED);
    refused(approve("2026-1"), "approved_already");
}

/* The whole of it again from the journal: the same deadlines, the same law. */
static void
the_law_is_made_again_from_the_journal(void **state)
{
    (void)state;
    char text[64];
    (void)stage_end(&stage, REPORTING, SIGTERM);
    stage_sql("CREATE TABLE public.before AS SELECT case_ref, clock, revision, due_on, "
              "state"
              " FROM deadlines.clock; TRUNCATE deadlines.clock, deadlines.facts,"
              " deadlines.ledger, deadlines.task, law.holiday, law.notice, law.applying,"
              " law.version CASCADE; UPDATE deadlines.follower SET position = 0",
              text,
              sizeof(text));
    stage_start(&stage, REPORTING, "deadlines");
    post_all();
    await_count("SELECT count(*) FROM deadlines.clock WHERE clock = 2 AND revision = 2",
                CASES);
    assert_sql("SELECT count(*) FROM (SELECT * FROM public.before EXCEPT SELECT case_ref,"
               " clock, revision, due_on, state FROM deadlines.clock) x",
               "0");
    assert_sql("SELECT version, approved_by, moved FROM law.version ORDER BY 1",
               "2026-0||0\n2026-1|operator|6000\nconfig||0\nrules-config||0");
}

static int
open_with_operator(void **state)
{
    int opened = deadlines_stage_open(state);
    stage_enrol(&stage, &stage_operator);
    return opened;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_of_a_calendar_is_refused),
        cmocka_unit_test(what_does_not_fit_the_one_in_force_is_refused),
        cmocka_unit_test(killed_in_the_middle_nothing_is_lost_or_doubled),
        cmocka_unit_test(the_law_is_made_again_from_the_journal),
    };
    return cmocka_run_group_tests(tests, open_with_operator, deadlines_stage_close);
}
