/*
 * Delivery status notifications: what each says, word for word as mail servers write
 * them; and that nothing else is taken for one, however it looks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "dispatch/dispatch_dsn.h"

#define ID "0190f6d3-7b4c-7def-8123-456789abcdef"

static struct dispatch_confirmation found;

/* As Postfix writes it; %s: the fields of the message, and of the recipient. */
static bool
read_report(const char *of_message, const char *of_recipient)
{
    static char mail[4096];
    assert_true(base_text_print(
        mail,
        sizeof(mail),
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mail.test (Mail Delivery System)\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\n"
        "Content-Type: multipart/report; report-type=delivery-status;\r\n"
        "\tboundary=\"B1234/mail.test\"\r\nMIME-Version: 1.0\r\n\r\n"
        "This is a MIME-encapsulated message.\r\n\r\n--B1234/mail.test\r\n"
        "Content-Description: Notification\r\nContent-Type: text/plain\r\n\r\n"
        "Action: delivered\r\nI'm sorry to have to inform you\r\n\r\n"
        "--B1234/mail.test\r\nContent-Description: Delivery report\r\n"
        "Content-Type: message/delivery-status\r\n\r\n%s\r\n%s\r\n"
        "--B1234/mail.test\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        "Action: relayed\r\n\r\n--B1234/mail.test--\r\n",
        of_message,
        of_recipient));
    memset(&found, 0, sizeof(found));
    return dispatch_dsn_read(mail, strlen(mail), &found);
}

#define OF_MESSAGE "Reporting-MTA: dns; mail.test\r\nOriginal-Envelope-Id: " ID "\r\n"

static void
each_action_has_its_fate(void **state)
{
    (void)state;
    static const struct {
        const char *fields;
        enum dispatch_fate fate;
        const char *outcome;
    } cases[] = {
        {"Action: failed\r\nStatus: 5.1.1\r\n", DISPATCH_BOUNCED, "bounced_5_1_1"},
        {"Action: Failed (really)\r\nStatus: 5.7.26 (policy)\r\n",
         DISPATCH_BOUNCED,
         "bounced_5_7_26"},
        {"Action: failed\r\n", DISPATCH_BOUNCED, "bounced"},
        {"Status: ../../etc\r\naction:failed\r\n", DISPATCH_BOUNCED, "bounced_______"},
        {"Action: delivered\r\nStatus: 2.0.0\r\n", DISPATCH_DELIVERED, "delivered"},
        {"Action: expanded\r\nStatus: 2.0.0\r\n", DISPATCH_DELIVERED, "delivered"},
        {"Action: relayed\r\nStatus: 2.0.0\r\n", DISPATCH_DELAYED, "relayed"},
        {"Action: delayed\r\nStatus: 4.4.1\r\n", DISPATCH_DELAYED, "delayed"},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        assert_true(read_report(OF_MESSAGE, cases[i].fields));
        assert_int_equal(found.fate, cases[i].fate);
        assert_string_equal(found.reference, ID);
        if (i != 3) { /* whatever stands there, an outcome is a code */
            assert_string_equal(found.outcome, cases[i].outcome);
        }
        assert_int_equal(strspn(found.outcome, "abcdefghijklmnopqrstuvwxyz_0123456789"),
                         strlen(found.outcome));
    }
}

static void
what_is_none_is_not_taken(void **state)
{
    (void)state;
    static const char *const mails[] = {
        "",
        "Subject: hello\r\n\r\nAction: failed\r\nOriginal-Envelope-Id: " ID "\r\n",
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n"
        "Content-Type: message/delivery-status\n\nOriginal-Envelope-Id: " ID
        "\n\nAction: failed\n--x--\n",
        "Content-Type: multipart/report; report-type=disposition-notification; "
        "boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n"
        "Original-Envelope-Id: " ID "\n\nAction: failed\n--x--\n",
        "Content-Type: multipart/report; report-type=delivery-status\n\n--x\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\n\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
        "--x\nContent-Type: text/plain\n\nOriginal-Envelope-Id: " ID
        "\n\nAction: failed\n--x--\n",
    };
    for (size_t i = 0; i < BASE_COUNT(mails); i++) {
        assert_false(dispatch_dsn_read(mails[i], strlen(mails[i]), &found));
    }
    assert_false(read_report("Reporting-MTA: dns; x\r\n", "Action: failed\r\n"));
    assert_false(read_report("Original-Envelope-Id: x\r\n", "Action: failed\r\n"));
    assert_false(read_report(OF_MESSAGE, "Action: eaten\r\n"));
    assert_false(read_report(OF_MESSAGE, "Action: deliveredness\r\n"));
    assert_false(read_report(OF_MESSAGE, ""));
}

/* Cut anywhere, or with any byte changed, it gives an answer and nothing else. */
static void
broken_ones_do_no_harm(void **state)
{
    (void)state;
    static const char mail[] =
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n"
        "Content-Type: message/delivery-status\n\nOriginal-Envelope-Id: " ID
        "\n\nAction: failed\nStatus: 5.1.1\n--x--\n";
    for (size_t size = 0; size < sizeof(mail); size++) {
        char *copy = malloc(size + 1); /* so that reading beyond it shows */
        assert_non_null(copy);
        memcpy(copy, mail, size);
        (void)dispatch_dsn_read(copy, size, &found);
        for (size_t i = 0; i < size && size + 1 == sizeof(mail); i++) {
            static const char others[] = {'\0', '\n', ' ', ':', '-', (char)0xFF};
            for (size_t k = 0; k < BASE_COUNT(others); k++) {
                copy[i] = others[k];
                (void)dispatch_dsn_read(copy, size, &found);
                copy[i] = mail[i];
            }
        }
        free(copy);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_action_has_its_fate),
        cmocka_unit_test(what_is_none_is_not_taken),
        cmocka_unit_test(broken_ones_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
