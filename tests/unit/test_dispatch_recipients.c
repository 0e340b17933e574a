/*
 * Whose mailbox an alert goes to: the table before the pattern, no mailbox where neither
 * gives one, and a wrong line stops the start with its place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "dispatch/dispatch_recipients.h"

#define PATTERN "{role}.{party}@example.org"

static char path[] = "/tmp/vigil-test-XXXXXX";
static char mailbox[DISPATCH_MAILBOX_SIZE];
static struct base_error error;

static void
write_table(const char *lines)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    (void)fprintf(file, "party,role,mailbox\n%s", lines);
    assert_int_equal(fclose(file), 0);
}

/* By its only way. */
static bool
mailbox_of(const char *recipient, char ret_mailbox[DISPATCH_MAILBOX_SIZE])
{
    struct dispatch_way ways[DISPATCH_WAYS_MAX];
    size_t count = dispatch_recipients_ways(recipient, ways);
    assert_true(count <= 1);
    if (count == 1) {
        assert_int_equal(ways[0].channel, VIGIL_CHANNEL_MAIL);
        memcpy(ret_mailbox, ways[0].to, DISPATCH_MAILBOX_SIZE);
    }
    return count == 1;
}

static void
the_table_goes_before_the_pattern(void **state)
{
    (void)state;
    write_table("E08000025,partnership_lead,Lead@city.example\r\n"
                "panel,panel_secretariat,panel@gov.example\r\n");
    assert_int_equal(dispatch_recipients_open(path, PATTERN, &error), BASE_OK);
    static const struct {
        const char *recipient, *mailbox;
    } cases[] = {
        {"E08000025/partnership_lead", "Lead@city.example"},
        {"panel/panel_secretariat", "panel@gov.example"},
        {"E08000025/notifier", "notifier.e08000025@example.org"},
        {"E08000003/partnership_lead", "partnership_lead.e08000003@example.org"},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        assert_true(mailbox_of(cases[i].recipient, mailbox));
        assert_string_equal(mailbox, cases[i].mailbox);
    }
}

static void
write_full(const char *lines)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    (void)fprintf(
        file, "party,role,mailbox,channel,webhook,person,above,prefers\n%s", lines);
    assert_int_equal(fclose(file), 0);
}

static void
ways_come_in_their_order(void **state)
{
    (void)state;
    write_full("E1,lead,lead@x.test,,,ann@x.test,director,digest\n"
               "E1,director,dir@x.test,notify,,,,each\n"
               "E1,notifier,n@x.test,notify mail webhook,https://x.test/v,bob@x.test,"
               "chief,\n"
               "E2,lead,l2@x.test,webhook,https://x.test/w,,director,\n");
    assert_int_equal(dispatch_recipients_open(path, PATTERN, &error), BASE_OK);
    static const struct {
        const char *recipient, *ways;
        bool digest;
    } cases[] = {
        {"E1/lead", "mail lead@x.test,mail ann@x.test,notify dir@x.test,", true},
        {"E1/director", "notify dir@x.test,", false},
        {"E1/notifier",
         "notify n@x.test,notify bob@x.test,mail n@x.test,webhook https://x.test/v,"
         "mail chief.e1@example.org,",
         false},
        {"E2/lead", "webhook https://x.test/w,mail director.e2@example.org,", false},
        {"E3/lead", "mail lead.e3@example.org,", false},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct dispatch_way ways[DISPATCH_WAYS_MAX];
        char said[600] = "";
        size_t count = dispatch_recipients_ways(cases[i].recipient, ways);
        for (size_t k = 0; k < count; k++) {
            size_t used = strlen(said);
            (void)snprintf(said + used,
                           sizeof(said) - used,
                           "%s %s,",
                           vigil_code_name(VIGIL_LIST_CHANNEL, (int)ways[k].channel),
                           ways[k].to);
        }
        assert_string_equal(said, cases[i].ways);
        assert_int_equal(dispatch_recipients_digest(cases[i].recipient), cases[i].digest);
    }
}

static void
wrong_ways_stop_the_start(void **state)
{
    (void)state;
    static const struct {
        const char *line, *says, *code;
    } cases[] = {
        {"E1,lead,a@b,pigeon,,,,\n", "recipients.csv:2:4", "channel"},
        {"E1,lead,a@b,mail mail,,,,\n", "recipients.csv:2:4", "channel"},
        {"E1,lead,a@b,mail  notify,,,,\n", "recipients.csv:2:4", "channel"},
        {"E1,lead,a@b,webhook,,,,\n", "recipients.csv:2:5", "webhook"},
        {"E1,lead,a@b,webhook,http://x.test/,,,\n", "recipients.csv:2:5", "webhook"},
        {"E1,lead,a@b,webhook,https://u:p@x.test/,,,\n", "recipients.csv:2:5", "webhook"},
        {"E1,lead,a@b,,ftp://x,,,\n", "recipients.csv:2:5", "webhook"},
        {"E1,lead,a@b,,,nobody,,\n", "recipients.csv:2:6", "mailbox"},
        {"E1,lead,a@b,,,,lead,\n", "recipients.csv:2:7", "above"},
        {"E1,lead,a@b,,,,,daily\n", "recipients.csv:2:8", "prefers"},
    };
    char code[64];
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        write_full(cases[i].line);
        assert_int_equal(dispatch_recipients_open(path, PATTERN, &error), BASE_STOP);
        (void)snprintf(code, sizeof(code), "[%s]", cases[i].code);
        if (strstr(error.text, cases[i].says) == NULL ||
            strstr(error.text, code) == NULL) {
            fail_msg("case %zu: %s", i, error.text);
        }
        covers("refusal", cases[i].code);
    }
}

static void
some_have_no_mailbox(void **state)
{
    (void)state;
    static const char *const without[] = {
        "", "nobody", "E1/a b", "E1/a\r\nBcc: x@y", "E1/a@b", "E1/<x>", "-x/y"};
    assert_int_equal(dispatch_recipients_open("", "{party}{role}@x", &error), BASE_OK);
    for (size_t i = 0; i < BASE_COUNT(without); i++) {
        if (mailbox_of(without[i], mailbox)) {
            fail_msg("\"%s\" has a mailbox", without[i]);
        }
    }
    write_table("E08000025,partnership_lead,lead@city.example\n");
    assert_int_equal(dispatch_recipients_open(path, "", &error), BASE_OK);
    assert_true(mailbox_of("E08000025/partnership_lead", mailbox));
    assert_false(mailbox_of("E08000025/notifier", mailbox));
}

static void
what_is_wrong_stops_the_start(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *says, *code;
    } cases[] = {
        {"E1,lead\n", "recipients.csv:2", "ragged_row"},
        {"E1,lead,a@b\nE1,lead,c@d\n", "recipients.csv:3", "doubled"},
        {"E1,lead,nobody\n", "recipients.csv:2:3", "mailbox"},
        {"E1,lead,two@at@signs\n", "recipients.csv:2:3", "mailbox"},
        {"E1,lead,a b@c\n", "recipients.csv:2:3", "mailbox"},
        {"E1,lead,\"a@b\r\nBcc: x@y\"\n", "recipients.csv:2:3", "mailbox"},
        {"E1,lead,<a@b>\n", "recipients.csv:2:3", "mailbox"},
        {"E1,lead,-f@b\n", "recipients.csv:2:3", "mailbox"},
        {"E1,lead,@b\n", "recipients.csv:2:3", "mailbox"},
        {"E1,lead,a@\n", "recipients.csv:2:3", "mailbox"},
        {",lead,a@b\n", "recipients.csv:2", "recipient"},
        {"E1,,a@b\n", "recipients.csv:2", "recipient"},
        {"E1,a_role_that_is_much_longer_than_any_recipient_can_be,a@b\n",
         "recipients.csv:2",
         "recipient"},
    };
    char code[64];
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        write_table(cases[i].lines);
        assert_int_equal(dispatch_recipients_open(path, PATTERN, &error), BASE_STOP);
        (void)snprintf(code, sizeof(code), "[%s]", cases[i].code);
        if (strstr(error.text, cases[i].says) == NULL ||
            strstr(error.text, code) == NULL) {
            fail_msg("case %zu: %s", i, error.text);
        }
        covers("refusal", cases[i].code);
    }
    assert_int_equal(dispatch_recipients_open("/nonexistent/r.csv", PATTERN, &error),
                     BASE_STOP);
    assert_int_equal(dispatch_recipients_open("", "{role}.{party}", &error), BASE_STOP);
    assert_int_equal(dispatch_recipients_open("", "{role} <a@b>", &error), BASE_STOP);
}

static int
set_up(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd >= 0 ? close(fd) : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    dispatch_recipients_close();
    return unlink(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_goes_before_the_pattern),
        cmocka_unit_test(ways_come_in_their_order),
        cmocka_unit_test(wrong_ways_stop_the_start),
        cmocka_unit_test(some_have_no_mailbox),
        cmocka_unit_test(what_is_wrong_stops_the_start),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
