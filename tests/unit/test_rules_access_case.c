/* Whose cases a sender sees, and what they may send about one: every kind of file x every
 * role; and the authorities that share a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_access.h"

/* a case of E08000025 that E10000016 shares */
static struct vigil_case
file(enum vigil_file_kind kind, enum vigil_case_state state)
{
    struct vigil_case c = record_case(state);
    c.kind = kind;
    c.also_count = 1;
    strcpy(c.also[0], "E10000016");
    return c;
}

static const struct {
    enum vigil_role role;
    const char *party;
} senders[] = {
    {VIGIL_ROLE_NONE, "E08000025"},
    {VIGIL_ROLE_AUTHORITY, "E08000025"},
    {VIGIL_ROLE_AUTHORITY, "E10000016"},
    {VIGIL_ROLE_AUTHORITY, "E06000036"},
    {VIGIL_ROLE_AUTHORITY, ""},
    {VIGIL_ROLE_PANEL, "panel"},
    {VIGIL_ROLE_OPERATOR, "E08000025"},
    {VIGIL_ROLE_DFE, "dfe"},
    {VIGIL_ROLE_OFSTED, "ofsted"},
};

static void
shows_each_kind_to_its_readers(void **state)
{
    (void)state;
    static const struct {
        enum vigil_file_kind kind;
        enum vigil_case_state state, before;
        const char *sees; /* a letter a sender, in the order above */
    } rows[] = {
        {VIGIL_FILE_KIND_INCIDENT, VIGIL_CASE_STATE_CONCLUDED, 0, "-yy--y-yy"},
        {VIGIL_FILE_KIND_NONE, VIGIL_CASE_STATE_CONCLUDED, 0, "-yy--y-yy"},
        {VIGIL_FILE_KIND_INCIDENT, VIGIL_CASE_STATE_NOTED, 0, "-yy----yy"},
        {VIGIL_FILE_KIND_INCIDENT,
         VIGIL_CASE_STATE_WITHDRAWN,
         VIGIL_CASE_STATE_NOTED,
         "-yy----yy"},
        {VIGIL_FILE_KIND_INCIDENT,
         VIGIL_CASE_STATE_WITHDRAWN,
         VIGIL_CASE_STATE_CONCLUDED,
         "-yy--y-yy"},
        {VIGIL_FILE_KIND_LCSPR, VIGIL_CASE_STATE_LCSPR_REPORTED, 0, "-yy--y---"},
        {VIGIL_FILE_KIND_CONSIDERATION, VIGIL_CASE_STATE_CONSIDERED, 0, "-yy--y---"},
        {VIGIL_FILE_KIND_PERIOD, VIGIL_CASE_STATE_STANDING, 0, "-yy--y---"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_case c = file(rows[i].kind, rows[i].state);
        c.state_before = rows[i].before;
        for (size_t k = 0; k < BASE_COUNT(senders); k++) {
            bool sees = rules_access_sees_case(senders[k].role, senders[k].party, &c);
            assert_int_equal(sees ? 'y' : '-', rows[i].sees[k]);
        }
    }
}

/* Only the five; the other authority sees the case, and is told who leads it. */
static void
lets_others_only_contribute(void **state)
{
    (void)state;
    struct vigil_case c = file(VIGIL_FILE_KIND_INCIDENT, VIGIL_CASE_STATE_CONCLUDED);
    static const char *const five[] = {
        "answer", "gap_outcome", "action_progress", "follow_up", "document"};
    for (int type = 1; type < 200; type++) {
        const char *name = vigil_code_name(VIGIL_LIST_MESSAGE, type);
        bool shared = false;
        for (size_t i = 0; i < BASE_COUNT(five) && name != NULL; i++) {
            shared = shared || strcmp(five[i], name) == 0;
        }
        enum vigil_message message = (enum vigil_message)type;
        assert_true(rules_access_acts(VIGIL_ROLE_AUTHORITY, "E08000025", message, &c));
        assert_true(rules_access_acts(VIGIL_ROLE_PANEL, "panel", message, &c));
        assert_int_equal(
            rules_access_acts(VIGIL_ROLE_AUTHORITY, "E10000016", message, &c), shared);
        assert_false(rules_access_acts(VIGIL_ROLE_AUTHORITY, "E06000036", message, &c));
    }
}

static void
keeps_figures_before_disclosure_control_to_the_panel(void **state)
{
    (void)state;
    for (int role = 0; role < 6; role++) {
        assert_int_equal(rules_access_unsuppressed((enum vigil_role)role),
                         role == VIGIL_ROLE_PANEL);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_each_kind_to_its_readers),
        cmocka_unit_test(lets_others_only_contribute),
        cmocka_unit_test(keeps_figures_before_disclosure_control_to_the_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
