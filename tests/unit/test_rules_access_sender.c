/* Who may send what of the process, live and from before Vigil, and what a refusal says.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "rules/rules_access.h"

static void
history_may_come_from_the_panel(void **state)
{
    (void)state;
    for (int type = VIGIL_MESSAGE_AMENDMENT; type <= VIGIL_MESSAGE_CLOCK_RESUME; type++) {
        enum vigil_message message = (enum vigil_message)type;
        if (vigil_code_name(VIGIL_LIST_MESSAGE, type) == NULL) {
            continue;
        }
        if (message == VIGIL_MESSAGE_PERIOD_REPORT) {
            continue; /* whose it is, its own rule says */
        }
        bool panels = message >= VIGIL_MESSAGE_SEEN;
        assert_int_equal(rules_access_submission(VIGIL_ROLE_PANEL, message, true),
                         RULES_ACCESS_ALL);
        assert_int_equal(rules_access_submission(VIGIL_ROLE_PANEL, message, false),
                         panels ? RULES_ACCESS_ALL : RULES_ACCESS_REFUSED);
        assert_int_equal(rules_access_submission(VIGIL_ROLE_AUTHORITY, message, false),
                         panels ? RULES_ACCESS_REFUSED : RULES_ACCESS_OWN);
        assert_int_equal(rules_access_submission(VIGIL_ROLE_DFE, message, true),
                         RULES_ACCESS_REFUSED);
        assert_int_equal(rules_access_submission(VIGIL_ROLE_OPERATOR, message, true),
                         RULES_ACCESS_REFUSED);
    }
}

static void
a_refusal_names_who_may(void **state)
{
    (void)state;
    static const struct {
        enum vigil_message type;
        const char *who;
    } cases[] = {
        {VIGIL_MESSAGE_CLOSURE, "the Panel may"},
        {VIGIL_MESSAGE_WITHDRAWAL, "authorities may"},
        {VIGIL_MESSAGE_FACTS_QUERY, "authorities and the Panel may"},
        {VIGIL_MESSAGE_CASES_QUERY,
         "authorities, the Panel, the Department and Ofsted may"},
        {VIGIL_MESSAGE_KEY_ROSTER_QUERY, "nobody may"},
    };
    static struct vigil_faults faults;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        faults.count = 0;
        rules_access_refuse(cases[i].type, &faults);
        assert_string_equal(faults.at[0].right, cases[i].who);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(history_may_come_from_the_panel),
        cmocka_unit_test(a_refusal_names_who_may),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
