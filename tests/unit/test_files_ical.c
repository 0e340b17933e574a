/* Calendars of deadlines: every byte of one entry, and what must grow, stay or be said.
 */
#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "files/files_ical.h"
#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct files_ical_clock
clock_of(enum vigil_clock_state state, int32_t revision, bool provisional)
{
    struct files_ical_clock clock = {
        .deadline = {.case_ref = "CSP-2026-000001-N",
                     .clock = VIGIL_CLOCK_RAPID_REVIEW,
                     .revision = revision,
                     .rule = "rapid_review_2023",
                     .started_on = base_date_of(2026, 3, 4),
                     .due_on = base_date_of(2026, 3, 25),
                     .state = state,
                     .met_at = VIGIL_INSTANT_NONE,
                     .provisional = provisional},
        .authority = "E08000025",
        .basis = "Working Together 2023, chapter 5; 15 working days"};
    (void)base_instant_parse("2026-03-04T10:00:59.9Z", &clock.changed_at);
    return clock;
}

/* The calendar of these clocks; to be freed. */
static char *
calendar(const struct files_ical_clock *clocks, size_t count, bool sandbox)
{
    char *text = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&text, &size);
    struct files_ical ical;
    files_ical_begin(&ical, to, "E08000025", sandbox);
    for (size_t i = 0; i < count; i++) {
        files_ical_add(&ical, &clocks[i]);
    }
    assert_true(files_ical_end(&ical));
    assert_int_equal(ical.count, count);
    (void)fclose(to);
    assert_int_equal(strlen(text), size);
    return text;
}

static void
has(const char *text, const char *line)
{
    char whole[200];
    assert_true(base_text_print(whole, sizeof(whole), "\r\n%s\r\n", line));
    if (strstr(text, whole) == NULL) {
        fail_msg("there is no line %s in\n%s", line, text);
    }
}

static void
test_whole_calendar(void **state)
{
    (void)state;
    struct files_ical_clock clock = clock_of(VIGIL_CLOCK_STATE_RUNNING, 1, false);
    clock.alarms_count = 2;
    clock.alarms[0] = base_date_of(2026, 3, 18);
    clock.alarms[1] = base_date_of(2026, 3, 23);
    char *text = calendar(&clock, 1, false);
    assert_string_equal(
        text,
        "BEGIN:VCALENDAR\r\n"
        "PRODID:-//Vigil//Deadlines//EN\r\n"
        "VERSION:2.0\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\n"
        "NAME:Vigil deadlines E08000025\r\n"
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
        "X-WR-CALNAME:Vigil deadlines E08000025\r\n"
        "X-PUBLISHED-TTL:PT1H\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:397739d1-5c3f-8370-9e01-b40ad2de700d@vigil\r\n"
        "DTSTAMP:20260304T100059Z\r\n"
        "LAST-MODIFIED:20260304T100059Z\r\n"
        "SEQUENCE:1\r\n"
        "STATUS:CONFIRMED\r\n"
        "DTSTART;VALUE=DATE:20260325\r\n"
        "DTEND;VALUE=DATE:20260326\r\n"
        "SUMMARY:Rapid review due: CSP-2026-000001-N\r\n"
        "DESCRIPTION:Due by the end of 2026-03-25\\, London time\\; counted from \r\n"
        " 2026-03-04.\\nRule rapid_review_2023: Working Together 2023\\, chapter 5\\; "
        "\r\n"
        " 15 working days\\nAuthority E08000025\\, revision 1.\\nHow the day came \r\n"
        " about: vigil deadlines CSP-2026-000001-N --explain\r\n"
        "CATEGORIES:Vigil\r\n"
        "CATEGORIES:Rapid review\r\n"
        "CLASS:CONFIDENTIAL\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "BEGIN:VALARM\r\n"
        "ACTION:DISPLAY\r\n"
        "TRIGGER:-P6DT15H\r\n"
        "DESCRIPTION:Rapid review due: CSP-2026-000001-N\r\n"
        "END:VALARM\r\n"
        "BEGIN:VALARM\r\n"
        "ACTION:DISPLAY\r\n"
        "TRIGGER:-P1DT15H\r\n"
        "DESCRIPTION:Rapid review due: CSP-2026-000001-N\r\n"
        "END:VALARM\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
    char *again = calendar(&clock, 1, false);
    assert_string_equal(text, again);
    free(text);
    free(again);
}

/* A clock's whole life, in the order in which it can go: what subscribers are told. */
static void
test_sequence_and_status(void **state)
{
    (void)state;
    static const struct {
        int32_t revision;
        enum vigil_clock_state state;
        bool provisional;
        const char *status, *summary;
    } life[] = {{1, VIGIL_CLOCK_STATE_RUNNING, true, "TENTATIVE", "due (provisional)"},
                {1, VIGIL_CLOCK_STATE_RUNNING, false, "CONFIRMED", "due"},
                {1, VIGIL_CLOCK_STATE_STOPPED, false, "CANCELLED", "no longer due"},
                {2, VIGIL_CLOCK_STATE_RUNNING, true, "TENTATIVE", "due (provisional)"},
                {2, VIGIL_CLOCK_STATE_PAUSED, true, "TENTATIVE", "paused"},
                {3, VIGIL_CLOCK_STATE_RUNNING, false, "CONFIRMED", "due"},
                {3, VIGIL_CLOCK_STATE_MET_LATE, false, "CONFIRMED", "done late"},
                {4, VIGIL_CLOCK_STATE_RUNNING, false, "CONFIRMED", "due"},
                {4, VIGIL_CLOCK_STATE_MET_IN_TIME, false, "CONFIRMED", "done in time"}};
    int32_t before = -1;
    char uid[48] = "";
    for (size_t i = 0; i < BASE_COUNT(life); i++) {
        struct files_ical_clock clock =
            clock_of(life[i].state, life[i].revision, life[i].provisional);
        struct files_ical_words words;
        char line[120];
        char *text = calendar(&clock, 1, false);
        files_ical_say(&clock, false, &words);
        assert_true(words.sequence > before);
        assert_true(uid[0] == '\0' || strcmp(words.uid, uid) == 0);
        (void)base_text_print(line, sizeof(line), "STATUS:%s", life[i].status);
        has(text, line);
        (void)base_text_print(line,
                              sizeof(line),
                              "SUMMARY:Rapid review %s: CSP-2026-000001-N",
                              life[i].summary);
        has(text, line);
        (void)base_text_print(line, sizeof(line), "SEQUENCE:%d", (int)words.sequence);
        has(text, line);
        assert_true(life[i].state == VIGIL_CLOCK_STATE_RUNNING && life[i].provisional
                        ? strstr(text, "Provisional:") != NULL
                        : true);
        before = words.sequence;
        memcpy(uid, words.uid, sizeof(uid));
        free(text);
    }
}

/* What must hold until a day is not due on it; and a clock that is stopped while it is
 * paused, or comes back so, never goes back. */
static void
test_keep_and_pause(void **state)
{
    (void)state;
    struct files_ical_words words, again;
    struct files_ical_clock clock = clock_of(VIGIL_CLOCK_STATE_RUNNING, 1, false);
    clock.deadline.clock = VIGIL_CLOCK_PUBLIC_PERIOD;
    clock.deadline.sense = VIGIL_CLOCK_SENSE_KEEP;
    files_ical_say(&clock, false, &words);
    assert_string_equal(words.summary,
                        "Public period holds until here: CSP-2026-000001-N");
    assert_non_null(strstr(words.description, "To hold until the end of 2026-03-25"));
    clock.deadline.provisional = true;
    files_ical_say(&clock, false, &words);
    assert_string_equal(
        words.summary, "Public period holds until here (provisional): CSP-2026-000001-N");
    clock.deadline.state = VIGIL_CLOCK_STATE_MET_IN_TIME;
    files_ical_say(&clock, false, &words);
    assert_string_equal(words.summary, "Public period has held: CSP-2026-000001-N");
    clock.deadline.state = VIGIL_CLOCK_STATE_MET_LATE;
    files_ical_say(&clock, false, &words);
    assert_string_equal(words.summary, "Public period did not hold: CSP-2026-000001-N");
    clock.deadline.state = VIGIL_CLOCK_STATE_PAUSED;
    files_ical_say(&clock, false, &words);
    clock.deadline.state = VIGIL_CLOCK_STATE_STOPPED;
    files_ical_say(&clock, false, &again);
    assert_int_equal(words.sequence, again.sequence);
}

/* Of another case, of another clock, in a sandbox: never the same entry. */
static void
test_uid(void **state)
{
    (void)state;
    struct files_ical_words words[4];
    struct files_ical_clock clock = clock_of(VIGIL_CLOCK_STATE_RUNNING, 1, false);
    files_ical_say(&clock, false, &words[0]);
    files_ical_say(&clock, true, &words[1]);
    clock.deadline.clock = VIGIL_CLOCK_LCSPR;
    files_ical_say(&clock, false, &words[2]);
    assert_string_equal(words[2].summary, "LCSPR due: CSP-2026-000001-N");
    clock.deadline.case_ref[15] = '1';
    files_ical_say(&clock, false, &words[3]);
    for (size_t i = 0; i < BASE_COUNT(words); i++) {
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(words[i].uid, words[j].uid);
        }
    }
}

static void
test_sandbox(void **state)
{
    (void)state;
    struct files_ical_clock clock = clock_of(VIGIL_CLOCK_STATE_RUNNING, 1, false);
    clock.alarms[clock.alarms_count++] = clock.deadline.due_on - 1;
    char *text = calendar(&clock, 1, true);
    has(text, "NAME:SANDBOX Vigil deadlines E08000025");
    has(text, "SUMMARY:SANDBOX Rapid review due: CSP-2026-000001-N");
    has(text, "TRIGGER:-PT15H");
    has(text, "DESCRIPTION:SANDBOX Rapid review due: CSP-2026-000001-N");
    assert_non_null(strstr(text, "DESCRIPTION:SANDBOX: not a real case.\\n"));
    free(text);
}

/* No line is longer than 75 bytes or ends within a character; nothing of a text is taken
 * for a line of its own. */
static void
test_hostile_basis(void **state)
{
    (void)state;
    struct files_ical_clock clock = clock_of(VIGIL_CLOCK_STATE_RUNNING, 1, true);
    clock.basis[0] = '\0';
    for (int i = 0; i < 30; i++) {
        (void)strcat(clock.basis, "\xc3\xa9\xe2\x82\xac");
    }
    (void)strcat(clock.basis, "\r\nEND:VEVENT\r\nATTENDEE:x;y,z\\n");
    char *text = calendar(&clock, 1, false);
    size_t ends = 0;
    for (const char *line = text; *line != '\0';) {
        const char *end = strstr(line, "\r\n");
        assert_non_null(end);
        assert_true(end - line <= 75);
        assert_true(base_text_is_utf8((const unsigned char *)line, (size_t)(end - line)));
        assert_null(memchr(line, '\n', (size_t)(end - line)));
        ends += strncmp(line, "END:VEVENT", 10) == 0 ? 1 : 0;
        assert_true(strncmp(line, "ATTENDEE", 8) != 0);
        line = end + 2;
    }
    assert_int_equal(ends, 1);
    free(text);
}

/* A calendar must hold something: without entries it is London's time. */
static void
test_empty(void **state)
{
    (void)state;
    char *text = calendar(NULL, 0, false);
    has(text, "TZID:Europe/London");
    assert_null(strstr(text, "VEVENT"));
    assert_true(base_text_ends(text, "END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
    free(text);
}

static void
test_full_disk(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    (void)setvbuf(full, NULL, _IONBF, 0);
    struct files_ical ical;
    files_ical_begin(&ical, full, "E08000025", false);
    assert_false(files_ical_end(&ical));
    (void)fclose(full);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_whole_calendar),
                                       cmocka_unit_test(test_sequence_and_status),
                                       cmocka_unit_test(test_keep_and_pause),
                                       cmocka_unit_test(test_uid),
                                       cmocka_unit_test(test_sandbox),
                                       cmocka_unit_test(test_hostile_basis),
                                       cmocka_unit_test(test_empty),
                                       cmocka_unit_test(test_full_disk)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
