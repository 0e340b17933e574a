/*
 * The words of SMTP: what asks for notifications, what an EHLO announces, where a reply
 * ends, and that no address or reference can say more than itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "dispatch/dispatch_smtp.h"

#define ID "0190f6d3-7b4c-7def-8123-456789abcdef"

static char line[DISPATCH_SMTP_COMMAND_MAX];

static void
lines_ask_for_what_the_server_offers(void **state)
{
    (void)state;
    assert_true(dispatch_smtp_mail_from("vigil@x.test", ID, true, line));
    assert_string_equal(line, "MAIL FROM:<vigil@x.test> RET=HDRS ENVID=" ID "\r\n");
    assert_true(dispatch_smtp_mail_from("vigil@x.test", ID, false, line));
    assert_string_equal(line, "MAIL FROM:<vigil@x.test>\r\n");
    assert_true(dispatch_smtp_rcpt_to("a+b=c@x.test", true, line));
    assert_string_equal(line,
                        "RCPT TO:<a+b=c@x.test> NOTIFY=SUCCESS,FAILURE,DELAY "
                        "ORCPT=rfc822;a+2Bb+3Dc@x.test\r\n");
    assert_true(dispatch_smtp_rcpt_to("a@x.test", false, line));
    assert_string_equal(line, "RCPT TO:<a@x.test>\r\n");
}

static void
an_address_says_no_more_than_itself(void **state)
{
    (void)state;
    static const char *const odd[] = {
        "a@x\r\nDATA", "a@x> SIZE=1", "<a@x", "a b@x", "a\tb@x", "a@x\x7F"};
    for (size_t i = 0; i < BASE_COUNT(odd); i++) {
        assert_false(dispatch_smtp_mail_from(odd[i], ID, true, line));
        assert_false(dispatch_smtp_rcpt_to(odd[i], true, line));
    }
    char longest[DISPATCH_SMTP_COMMAND_MAX + 1];
    memset(longest, 'a', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    assert_false(dispatch_smtp_rcpt_to(longest, true, line));
}

static void
what_an_ehlo_announces(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool announces;
    } cases[] = {
        {"250-DSN\r\n", true},
        {"250 dsn\r\n", true},
        {"250-DSN", true},
        {"250-DSNX\r\n", false},
        {"250-XDSN\r\n", false},
        {"251-DSN\r\n", false},
        {"250-DS\r\n", false},
        {"", false},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        assert_int_equal(dispatch_smtp_announces(cases[i].line, strlen(cases[i].line)),
                         cases[i].announces);
    }
}

static void
where_a_reply_ends(void **state)
{
    (void)state;
    static const char two[] = "250-first\r\n250 last\r\n354 next\r\n";
    struct dispatch_reply reply = {.code = 0};
    assert_int_equal(dispatch_reply_take(&reply, two, sizeof(two) - 1), 21);
    assert_int_equal(reply.code, 250);
    /* byte by byte */
    reply = (struct dispatch_reply){.code = 0};
    for (size_t i = 0; i < 20; i++) {
        assert_int_equal(dispatch_reply_take(&reply, two + i, 1), 1);
        assert_int_equal(reply.code, 0);
    }
    (void)dispatch_reply_take(&reply, two + 20, 1);
    assert_int_equal(reply.code, 250);
    static const char *const odd[] = {"hello\r\n", "99 x\r\n", "\r\n", "2x0 a\r\n"};
    for (size_t i = 0; i < BASE_COUNT(odd); i++) {
        reply = (struct dispatch_reply){.code = 0};
        (void)dispatch_reply_take(&reply, odd[i], strlen(odd[i]));
        assert_true(reply.broken);
        assert_int_equal(reply.code, 0);
    }
    /* one that never ends is not read for ever */
    reply = (struct dispatch_reply){.code = 0};
    for (size_t i = 0; i < DISPATCH_SMTP_REPLY_MAX && !reply.broken; i++) {
        (void)dispatch_reply_take(&reply, "250-a\r\n", 7);
    }
    assert_true(reply.broken);
}

static void
dots_are_doubled(void **state)
{
    (void)state;
    static const struct {
        const char *mail, *data;
    } cases[] = {
        {"a\r\n", "a\r\n.\r\n"},
        {".\r\n..b\r\nc.d\r\n", "..\r\n...b\r\nc.d\r\n.\r\n"},
        {"a", "a\r\n.\r\n"},
        {"", ".\r\n"},
    };
    char data[64];
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        assert_true(dispatch_smtp_data(cases[i].mail, data, sizeof(data)));
        assert_string_equal(data, cases[i].data);
    }
    assert_false(dispatch_smtp_data("aaaaaaaaaa", data, 8));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_ask_for_what_the_server_offers),
        cmocka_unit_test(an_address_says_no_more_than_itself),
        cmocka_unit_test(what_an_ehlo_announces),
        cmocka_unit_test(where_a_reply_ends),
        cmocka_unit_test(dots_are_doubled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
