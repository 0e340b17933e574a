/* Who may order what about alerts on their way, and what makes no sense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_decide_order.h"
#include "rules/rules_london.h"

static struct vigil_case found;

static void
snoozes(void **state)
{
    (void)state;
    struct rules_context own = record_context(VIGIL_ROLE_AUTHORITY, false);
    vigil_date today = rules_london_date(own.now);
    const struct {
        bool there;
        int clock;
        vigil_date until;
        const char *path, *code; /* NULL: taken */
    } rows[] = {
        {true, VIGIL_CLOCK_LCSPR, today + 1, NULL, NULL},
        {true, VIGIL_CLOCK_LCSPR, today + RULES_SNOOZE_DAYS_MAX, NULL, NULL},
        {true, VIGIL_CLOCK_LCSPR, today, "until", "not_a_snooze"},
        {true, VIGIL_CLOCK_LCSPR, VIGIL_DATE_NONE, "until", "not_a_snooze"},
        {true,
         VIGIL_CLOCK_LCSPR,
         today + RULES_SNOOZE_DAYS_MAX + 1,
         "until",
         "not_a_snooze"},
        {true, 0, today + 1, "clock", "required"},
        {true, 999, today + 1, "clock", "unknown_code"},
        {false, VIGIL_CLOCK_LCSPR, today + 1, "case_ref", "no_such_case"},
    };
    memcpy(found.authority, own.party, sizeof(found.authority));
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        const struct vigil_order order = {.clock = (enum vigil_clock)rows[i].clock,
                                          .until = rows[i].until};
        struct vigil_faults faults = {0};
        enum base_class class =
            rules_decide_snooze(&order, &own, rows[i].there ? &found : NULL, &faults);
        assert_int_equal(class, rows[i].code == NULL ? BASE_OK : BASE_REFUSE);
        if (rows[i].code != NULL) {
            assert_int_equal(faults.count, 1);
            assert_string_equal(faults.at[0].path, rows[i].path);
            assert_string_equal(faults.at[0].code, rows[i].code);
        }
    }
    /* another's case is one that is not there; the Panel has none to put off */
    const struct vigil_order order = {.clock = VIGIL_CLOCK_LCSPR, .until = today + 1};
    struct vigil_faults faults = {0};
    strcpy(found.authority, "E08000003");
    assert_int_equal(rules_decide_snooze(&order, &own, &found, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "no_such_case");
    struct rules_context panel = record_context(VIGIL_ROLE_PANEL, false);
    assert_int_equal(rules_decide_snooze(&order, &panel, &found, &faults), BASE_DENIED);
}

static void
retries_and_going_live(void **state)
{
    (void)state;
    static const struct {
        enum vigil_role role;
        enum base_class retry, live;
    } rows[] = {{VIGIL_ROLE_AUTHORITY, BASE_DENIED, BASE_DENIED},
                {VIGIL_ROLE_PANEL, BASE_OK, BASE_DENIED},
                {VIGIL_ROLE_OPERATOR, BASE_OK, BASE_OK},
                {VIGIL_ROLE_OFSTED, BASE_DENIED, BASE_DENIED}};
    struct vigil_order all = {.case_ref = ""}, one = {.case_ref = "CSP-2026-000123-K"};
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_context context = record_context(rows[i].role, false);
        struct vigil_faults faults = {0}, more = {0}, none = {0};
        assert_int_equal(rules_decide_alert_retry(&all, &context, NULL, &faults),
                         rows[i].retry);
        assert_int_equal(rules_decide_go_live(&context, &more), rows[i].live);
        if (rows[i].retry == BASE_OK) {
            assert_int_equal(rules_decide_alert_retry(&one, &context, &found, &faults),
                             BASE_OK);
            assert_int_equal(rules_decide_alert_retry(&one, &context, NULL, &none),
                             BASE_REFUSE);
            assert_string_equal(none.at[0].code, "no_such_case");
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snoozes),
        cmocka_unit_test(retries_and_going_live),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
