/* What GOV.UK Notify says became of a message: its words, and everything that is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "dispatch/dispatch_callback.h"

#define REFERENCE "0190f6d3-7b4c-8def-8123-456789abcdef"

static struct base_error error;

static void
words_of_notify(void **state)
{
    (void)state;
    static const struct {
        const char *status;
        enum dispatch_fate fate;
        const char *outcome;
    } cases[] = {
        {"created", DISPATCH_DELAYED, "created"},
        {"sending", DISPATCH_DELAYED, "sending"},
        {"delivered", DISPATCH_DELIVERED, "delivered"},
        {"permanent-failure", DISPATCH_BOUNCED, "permanent_failure"},
        {"temporary-failure", DISPATCH_BOUNCED, "temporary_failure"},
        {"technical-failure", DISPATCH_BOUNCED, "technical_failure"},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        for (int listed = 0; listed < 2; listed++) {
            struct dispatch_confirmation said = {.fate = DISPATCH_UNKNOWN};
            char text[300];
            (void)base_text_print(text,
                                  sizeof(text),
                                  "%s{\"status\":\"%s\",\"reference\":\"%s\"}%s",
                                  listed ? "{\"notifications\":[" : "",
                                  cases[i].status,
                                  "0190F6D3-7B4C-8DEF-8123-456789ABCDEF",
                                  listed ? "]}" : "");
            assert_int_equal(
                dispatch_callback_read(
                    listed ? "notifications." : "", text, strlen(text), &said, &error),
                BASE_OK);
            assert_int_equal(said.fate, cases[i].fate);
            assert_string_equal(said.outcome, cases[i].outcome);
            assert_string_equal(said.reference, REFERENCE);
        }
    }
}

static void
what_is_none(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum base_class class;
        const char *code;
    } cases[] = {
        {"{\"status\":\"delivered\"}", BASE_DENIED, "not_ours"},
        {"{\"status\":\"delivered\",\"reference\":\"12345678\"}",
         BASE_DENIED,
         "not_ours"},
        {"{\"status\":\"Delivered\",\"reference\":\"" REFERENCE "\"}",
         BASE_REFUSE,
         "no_status"},
        {"{\"reference\":\"" REFERENCE "\"}", BASE_REFUSE, "no_status"},
        {"{\"status\":7,\"reference\":\"" REFERENCE "\"}", BASE_REFUSE, "no_text"},
        {"{\"status\":\"delivered\",\"reference\":\"\\n\"}",
         BASE_REFUSE,
         "control_character"},
        {"[]", BASE_REFUSE, "not_json"},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct dispatch_confirmation said = {.outcome = "untouched"};
        assert_int_equal(dispatch_callback_read(
                             "", cases[i].text, strlen(cases[i].text), &said, &error),
                         cases[i].class);
        assert_string_equal(error.code, cases[i].code);
        assert_string_equal(said.outcome, "untouched");
    }
}

/* Every cut and every changed byte of a callback is read as one, or refused; never more.
 */
static void
hostile_bodies(void **state)
{
    (void)state;
    static const char whole[] =
        "{\"id\":\"0190f6d3-7b4c-7def-8123-456789abcdef\",\"reference\":\"" REFERENCE
        "\",\"to\":\"a@b\",\"status\":\"temporary-failure\",\"sent_at\":null,"
        "\"template_version\":1}";
    struct dispatch_confirmation confirmation;
    size_t read = 0;
    for (size_t size = 0; size < sizeof(whole); size++) {
        enum base_class class =
            dispatch_callback_read("", whole, size, &confirmation, &error);
        assert_true(class == (size == sizeof(whole) - 1 ? BASE_OK : BASE_REFUSE));
    }
    assert_int_equal(confirmation.fate, DISPATCH_BOUNCED);
    assert_string_equal(confirmation.outcome, "temporary_failure");
    for (size_t i = 0; i < sizeof(whole) - 1; i++) {
        for (int byte = 0; byte < 256; byte++) {
            char bytes[sizeof(whole)];
            memcpy(bytes, whole, sizeof(whole));
            bytes[i] = (char)byte;
            enum base_class class = dispatch_callback_read(
                "", bytes, sizeof(whole) - 1, &confirmation, &error);
            assert_true(class == BASE_OK || class == BASE_REFUSE || class == BASE_DENIED);
            if (class == BASE_OK) {
                struct vigil_id id;
                assert_true(base_id_parse(confirmation.reference, &id));
                assert_int_equal(confirmation.fate, DISPATCH_BOUNCED);
                read++;
            }
        }
    }
    assert_true(read > sizeof(whole)); /* each unchanged, and changed where it is free */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_of_notify),
                                       cmocka_unit_test(what_is_none),
                                       cmocka_unit_test(hostile_bodies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
