/*
 * Alerts that are about no clock: what each says, and that none says which case.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "dispatch/dispatch_notice.h"

static struct vigil_alert
notice(const char *rung)
{
    struct vigil_alert alert = {.revision = 2, .due_on = base_date_of(2022, 9, 14)};
    (void)base_text_copy(alert.rung, sizeof(alert.rung), rung);
    (void)base_text_copy(
        alert.recipient, sizeof(alert.recipient), "E08000025/partnership_lead");
    return alert;
}

static void
each_notice_has_its_words(void **state)
{
    (void)state;
    static const struct {
        const char *rung, *subject, *says;
    } cases[] = {
        {"calendar", "bank holidays have changed", "None of them had been missed"},
        {"calendar_missed", "bank holidays have changed", "missed day stays marked"},
        {"calendar_ends", "the calendar of bank holidays ends soon", "12 months"},
        {"provisional", "a deadline lies behind the calendar's end", "weekends alone"},
        {"another", "a notice of Vigil", "vigil inbox"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct vigil_alert alert = notice(cases[i].rung);
        struct dispatch_message message = {.reference = ""};
        assert_true(dispatch_notice_is(&alert));
        assert_true(dispatch_notice_write(&alert, false, &message));
        assert_string_equal(message.subject, cases[i].subject);
        if (strstr(message.text, cases[i].says) == NULL ||
            strstr(message.text, dispatch_notice_line(&alert)) == NULL ||
            strstr(message.text, "To E08000025/partnership_lead") == NULL) {
            fail_msg("%s says: %s", cases[i].rung, message.text);
        }
        assert_string_equal(message.about.case_ref, "");
    }
}

static void
a_sandbox_says_so(void **state)
{
    (void)state;
    struct vigil_alert alert = notice("calendar");
    struct dispatch_message message = {.reference = ""};
    assert_true(dispatch_notice_write(&alert, true, &message));
    assert_string_equal(message.subject, "SANDBOX bank holidays have changed");
    assert_int_equal(strncmp(message.text, "SANDBOX: ", 9), 0);
    alert.clock = VIGIL_CLOCK_RAPID_REVIEW;
    assert_false(dispatch_notice_is(&alert));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_notice_has_its_words),
        cmocka_unit_test(a_sandbox_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
