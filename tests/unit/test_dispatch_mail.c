/*
 * The text of an alert's mail: what each kind says, word for word; headers that a mail
 * server takes; and that nothing but what is allowed to be in it is in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "dispatch/dispatch_letter.h"
#include "dispatch/dispatch_mail.h"

struct mail {
    struct dispatch_message message;
    char text[DISPATCH_MAIL_SIZE];
};

static struct mail mail, second;

static struct vigil_alert
alert_of(enum vigil_clock clock, const char *rung)
{
    struct vigil_alert alert = {.case_ref = "CSP-2026-000123-K",
                                .clock = clock,
                                .revision = 1,
                                .recipient = "E08000025/partnership_lead"};
    alert.due_on = base_date_of(2026, 4, 22);
    (void)base_text_copy(alert.rung, sizeof(alert.rung), rung);
    return alert;
}

static void
write_mail(const struct vigil_alert *alert,
           const char *now,
           bool sandbox,
           struct mail *ret_mail)
{
    struct dispatch_letter letter = {
        .alerts = &alert, .count = 1, .to = "lead@example.org", .sandbox = sandbox};
    assert_true(base_instant_parse(now, &letter.now));
    assert_true(dispatch_letter_write(&letter, &ret_mail->message));
    assert_true(dispatch_mail_write(
        &ret_mail->message, "vigil@example.org", ret_mail->text, sizeof(ret_mail->text)));
}

/* The text behind the name of a header, up to the line's end. */
static const char *
header(const struct mail *from, const char *name)
{
    static char value[256];
    char start[64];
    const char *at = from->text;
    (void)base_text_print(start, sizeof(start), "%s: ", name);
    while (strncmp(at, start, strlen(start)) != 0) {
        at = strstr(at, "\r\n");
        assert_non_null(at);
        at += 2;
        assert_true(*at != '\r'); /* the headers end */
    }
    at += strlen(start);
    (void)base_text_copy_bytes(value, sizeof(value), at, strcspn(at, "\r"));
    return value;
}

static const char *
body(const struct mail *from)
{
    const char *at = strstr(from->text, "\r\n\r\n");
    assert_non_null(at);
    return at + 4;
}

static void
subjects_say_how_it_stands(void **state)
{
    (void)state;
    static const struct {
        enum vigil_clock clock;
        const char *now; /* due on Wednesday 22 April 2026, London */
        bool sandbox;
        const char *state, *subject, *says;
    } cases[] = {
        {VIGIL_CLOCK_RAPID_REVIEW,
         "2026-04-20T09:00:00Z",
         false,
         "due",
         "CSP-2026-000123-K: rapid review due 2026-04-22",
         "is due on Wednesday 22 April 2026"},
        {VIGIL_CLOCK_RAPID_REVIEW,
         "2026-04-21T23:00:00Z", /* midnight in London: the day itself */
         false,
         "due_today",
         "CSP-2026-000123-K: rapid review due 2026-04-22",
         "is due today, Wednesday 22 April 2026"},
        {VIGIL_CLOCK_RAPID_REVIEW,
         "2026-04-22T22:59:59Z",
         false,
         "due_today",
         "CSP-2026-000123-K: rapid review due 2026-04-22",
         "is due today, Wednesday 22 April 2026"},
        {VIGIL_CLOCK_RAPID_REVIEW,
         "2026-04-22T23:00:00Z",
         false,
         "overdue",
         "CSP-2026-000123-K: rapid review overdue since 2026-04-22",
         "is OVERDUE: it was due on Wednesday 22 April 2026"},
        {VIGIL_CLOCK_LCSPR,
         "2026-04-20T09:00:00Z",
         true,
         "due",
         "SANDBOX CSP-2026-000123-K: local child safeguarding practice review due "
         "2026-04-22",
         "SANDBOX: a test, no real case is meant."},
        {VIGIL_CLOCK_NOTIFICATION,
         "2026-04-20T09:00:00Z",
         false,
         "due",
         "CSP-2026-000123-K: notification due 2026-04-22",
         "The notification of case CSP-2026-000123-K is due on"},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct vigil_alert alert = alert_of(cases[i].clock, "before_2");
        write_mail(&alert, cases[i].now, cases[i].sandbox, &mail);
        assert_string_equal(header(&mail, "Subject"), cases[i].subject);
        assert_non_null(strstr(body(&mail), cases[i].says));
        assert_true(cases[i].sandbox == (strstr(mail.text, "SANDBOX") != NULL));
        assert_non_null(strstr(body(&mail), "before_2"));
        assert_string_equal(mail.message.about.case_ref, "CSP-2026-000123-K");
        assert_string_equal(mail.message.about.due_on, "2026-04-22");
        assert_string_equal(mail.message.about.rung, "before_2");
        assert_string_equal(mail.message.about.state, cases[i].state);
        assert_non_null(strstr(mail.message.subject, mail.message.about.clock));
    }
}

/* Outside a sandbox, too, nobody shall take a reserved authority's case for a real one.
 */
static void
a_trial_says_so(void **state)
{
    (void)state;
    struct vigil_alert alert = alert_of(VIGIL_CLOCK_RAPID_REVIEW, "due");
    write_mail(&alert, "2026-04-20T09:00:00Z", false, &mail);
    assert_null(strstr(mail.text, "TRIAL"));
    (void)base_text_copy(alert.recipient, sizeof(alert.recipient), "E99000001/notifier");
    write_mail(&alert, "2026-04-20T09:00:00Z", false, &mail);
    assert_string_equal(header(&mail, "Subject"),
                        "TRIAL CSP-2026-000123-K: rapid review due 2026-04-22");
    assert_non_null(
        strstr(body(&mail), "TRIAL: of a reserved authority, no real case is meant."));
}

static void
headers_are_those_of_a_machine(void **state)
{
    (void)state;
    struct vigil_alert alert = alert_of(VIGIL_CLOCK_RAPID_REVIEW, "due");
    write_mail(&alert, "2026-04-05T22:07:09.5Z", false, &mail);
    assert_string_equal(mail.message.to, "lead@example.org");
    assert_string_equal(header(&mail, "To"), "<lead@example.org>");
    assert_string_equal(header(&mail, "From"), "Vigil <vigil@example.org>");
    assert_string_equal(header(&mail, "Date"), "Sun, 05 Apr 2026 22:07:09 +0000");
    assert_string_equal(header(&mail, "Auto-Submitted"), "auto-generated");
    assert_string_equal(header(&mail, "MIME-Version"), "1.0");
    assert_string_equal(header(&mail, "Content-Type"), "text/plain; charset=utf-8");
}

/* RFC 5321: lines end with CRLF and have at most 998 bytes; no other control character.
 */
static void
lines_are_those_of_a_mail(void **state)
{
    (void)state;
    struct vigil_alert alert = alert_of(VIGIL_CLOCK_LCSPR, "after_20");
    write_mail(&alert, "2026-05-20T09:00:00Z", true, &mail);
    size_t length = 0;
    for (const char *c = mail.text; *c != '\0'; c++) {
        if (*c == '\r') {
            assert_int_equal(c[1], '\n');
            c++;
            length = 0;
        } else {
            assert_in_range(*c, ' ', '~');
            assert_true(++length <= 998);
        }
    }
    assert_int_equal(length, 0);
}

/* The same alert has the same id at any time; any part of its key makes another. */
static void
message_ids_are_the_ledgers_key(void **state)
{
    (void)state;
    const struct vigil_alert first = alert_of(VIGIL_CLOCK_RAPID_REVIEW, "due");
    char id[256];
    write_mail(&first, "2026-04-22T09:00:00Z", false, &mail);
    (void)base_text_copy(id, sizeof(id), header(&mail, "Message-ID"));
    assert_int_equal(id[0], '<');
    assert_non_null(strchr(id, '@'));
    write_mail(&first, "2026-04-25T09:00:00Z", false, &second);
    assert_string_equal(header(&second, "Message-ID"), id);
    struct vigil_alert others[5] = {first, first, first, first, first};
    (void)base_text_copy(others[0].case_ref, VIGIL_REF_SIZE, "CSP-2026-000124-I");
    others[1].clock = VIGIL_CLOCK_LCSPR;
    others[2].revision = 2;
    (void)base_text_copy(others[3].rung, sizeof(others[3].rung), "after_1");
    (void)base_text_copy(
        others[4].recipient, sizeof(others[4].recipient), "E08000025/notifier");
    for (size_t i = 0; i < BASE_COUNT(others); i++) {
        write_mail(&others[i], "2026-04-22T09:00:00Z", false, &second);
        assert_string_not_equal(header(&second, "Message-ID"), id);
    }
}

/* Two alerts that differ in all that an alert holds: what is left when that is taken out
 * of both mails must be the same words, so a mail holds nothing else of a case. */
static void
strip(char *text, const char *word)
{
    size_t length = strlen(word);
    bool found = false;
    for (char *at; (at = strstr(text, word)) != NULL; found = true) {
        memmove(at, at + length, strlen(at + length) + 1);
    }
    if (!found) {
        fail_msg("\"%s\" is not in the mail", word);
    }
}

static void
nothing_else_of_a_case_is_in_it(void **state)
{
    (void)state;
    struct vigil_alert one = alert_of(VIGIL_CLOCK_RAPID_REVIEW, "before_5");
    struct vigil_alert two = {.case_ref = "CSP-2025-999999-X",
                              .clock = VIGIL_CLOCK_LCSPR,
                              .revision = 7,
                              .rung = "before_40",
                              .recipient = "E10000016/notifier",
                              .outcome = "Zaphkielle"};
    two.due_on = base_date_of(2026, 9, 10);
    write_mail(&one, "2026-04-01T09:00:00Z", true, &mail);
    write_mail(&two, "2026-04-01T09:00:00Z", true, &second);
    char id[256];
    static const char *const words[2][6] = {{"CSP-2026-000123-K",
                                             "rapid review",
                                             "2026-04-22",
                                             "Wednesday 22 April 2026",
                                             "before_5",
                                             "E08000025/partnership_lead"},
                                            {"CSP-2025-999999-X",
                                             "local child safeguarding practice review",
                                             "2026-09-10",
                                             "Thursday 10 September 2026",
                                             "before_40",
                                             "E10000016/notifier"}};
    for (size_t i = 0; i < 2; i++) {
        struct mail *of = i == 0 ? &mail : &second;
        (void)base_text_copy(id, sizeof(id), header(of, "Message-ID"));
        strip(of->text, id);
        for (size_t k = 0; k < BASE_COUNT(words[i]); k++) {
            strip(of->text, words[i][k]);
        }
    }
    assert_string_equal(mail.text, second.text);
    assert_null(strstr(second.text, "Zaphkielle"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subjects_say_how_it_stands),
        cmocka_unit_test(a_trial_says_so),
        cmocka_unit_test(headers_are_those_of_a_machine),
        cmocka_unit_test(lines_are_those_of_a_mail),
        cmocka_unit_test(message_ids_are_the_ledgers_key),
        cmocka_unit_test(nothing_else_of_a_case_is_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
