/* Access: every message type x every role against this list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "rules/rules_access.h"
#include "rules/rules_period.h"

/* type, then a letter for none, authority, panel, operator, dfe, ofsted: - refused, o
 * own, a all, h all that is from before Vigil */
static const struct {
    const char *type;
    const char *roles;
} expected[] = {
    {"notification", "-o----"},
    {"rapid_review", "-o----"},
    {"lcspr", "-o----"},
    {"panel_response", "--a---"},
    {"historic_notification", "-oa---"},
    {"historic_rapid_review", "-oa---"},
    {"historic_lcspr", "-oa---"},
    {"historic_panel_response", "--a---"},
    {"case_query", "-oa-aa"},
    {"cases_query", "-oa-aa"},
    {"deadlines_query", "-oa---"},
    {"alerts_query", "-oa---"},
    {"report_query", "-aa-aa"},
    {"status_query", "-aaaaa"},
    {"journal_query", "--aa--"},
    {"inbox_query", "-oa-oo"},
    {"receipt_query", "-oa---"},
    {"facts_query", "-oa---"},
    {"key_enrol", "---a--"},
    {"key_revoke", "---a--"},
    {"key_roster_query", "------"},
    {"document_query", "-oa---"},
    {"document_chunk", "-oa---"},
    {"calendar_query", "--aa--"},
    {"deliveries_query", "-oaa--"},
    {"feed_query", "-oa---"},
    {"feeds_query", "-o-a--"},
    {"feed_change", "---a--"},
    {"time_advance", "---a--"},
    {"calendar_import", "---a--"},
    {"calendar_approval", "---a--"},
    {"rules_import", "---a--"},
    {"alert_retry", "--aa--"},
    {"go_live", "---a--"},
    {"snooze", "-o----"},
    {"amendment", "-oh---"},
    {"withdrawal", "-oh---"},
    {"reinstatement", "-oh---"},
    {"answer", "-oh---"},
    {"consideration", "-oh---"},
    {"response_reply", "-oh---"},
    {"extension_request", "-oh---"},
    {"gap_outcome", "-oh---"},
    {"sharing", "-oh---"},
    {"reviewers", "-oh---"},
    {"key_line_fate", "-oh---"},
    {"delay", "-oh---"},
    {"lcspr_report", "-oh---"},
    {"lcspr_publication", "-oh---"},
    {"lcspr_removal", "-oh---"},
    {"recommendations", "-oh---"},
    {"recommendation_answer", "-oh---"},
    {"actions", "-oh---"},
    {"action_progress", "-oh---"},
    {"follow_up", "-oh---"},
    {"national_issue", "-oh---"},
    {"document", "-oh---"},
    {"seen", "--a---"},
    {"question", "--a---"},
    {"extension_decision", "--a---"},
    {"narrowing", "--a---"},
    {"clock_pause", "--a---"},
    {"explain_query", "-oa---"},
    {"clock_resume", "--a---"},
    {"period_report", "-oaa--"},
    {"national_review", "--a---"},
    {"quality_assessment", "--a---"},
    {"duplicate_link", "--a---"},
    {"duplicate_unlink", "--a---"},
    {"duplicate_dismissal", "--a---"},
    {"national_issue_answer", "--a---"},
    {"closure", "--a---"},
    {"reopening", "--a---"},
};

static void
follows_the_list(void **state)
{
    (void)state;
    size_t types = 0;
    for (int type = -1; type < 200; type++) {
        const char *name = type <= 0 ? NULL : vigil_code_name(VIGIL_LIST_MESSAGE, type);
        const char *roles = "------";
        for (size_t i = 0; i < BASE_COUNT(expected) && name != NULL; i++) {
            if (strcmp(expected[i].type, name) == 0) {
                roles = expected[i].roles;
                types++;
            }
        }
        for (int role = 0; role < 6; role++) {
            bool history = roles[role] == 'h';
            enum rules_access live =
                rules_access_message((enum vigil_role)role, (enum vigil_message)type);
            enum rules_access old = rules_access_submission(
                (enum vigil_role)role, (enum vigil_message)type, true);
            assert_int_equal("-oa"[live], history ? '-' : roles[role]);
            assert_int_equal("-oa"[old], history ? 'a' : roles[role]);
        }
        assert_int_equal(
            rules_access_message((enum vigil_role)9, (enum vigil_message)type),
            RULES_ACCESS_REFUSED);
    }
    assert_int_equal(types, BASE_COUNT(expected));
#define X(constant, number, name) +1
    assert_int_equal(types, 0 VIGIL_MESSAGES(X));
#undef X
}

static void
says_who_may(void **state)
{
    (void)state;
    static const struct {
        enum vigil_message type;
        const char *right;
    } rows[] = {
        {VIGIL_MESSAGE_NOTIFICATION, "authorities may"},
        {VIGIL_MESSAGE_PANEL_RESPONSE, "the Panel may"},
        {VIGIL_MESSAGE_CASE_QUERY,
         "authorities, the Panel, the Department and Ofsted may"},
        {VIGIL_MESSAGE_INBOX_QUERY,
         "authorities, the Panel, the Department and Ofsted may"},
        {VIGIL_MESSAGE_DEADLINES_QUERY, "authorities and the Panel may"},
        {VIGIL_MESSAGE_JOURNAL_QUERY, "the Panel and the operator may"},
        {VIGIL_MESSAGE_STATUS_QUERY,
         "authorities, the Panel, the operator, the Department and Ofsted may"},
        {VIGIL_MESSAGE_TIME_ADVANCE, "the operator may"},
        {VIGIL_MESSAGE_CALENDAR_QUERY, "the Panel and the operator may"},
        {VIGIL_MESSAGE_CALENDAR_IMPORT, "the operator may"},
        {VIGIL_MESSAGE_CALENDAR_APPROVAL, "the operator may"},
        {VIGIL_MESSAGE_KEY_ROSTER_QUERY, "nobody may"},
        {(enum vigil_message)99, "nobody may"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_faults faults = {0};
        rules_access_refuse(rows[i].type, &faults);
        assert_string_equal(faults.at[0].code, "not_allowed");
        assert_string_equal(faults.at[0].right, rows[i].right);
    }
    struct vigil_faults faults = {0};
    rules_access_no_key(&faults);
    assert_string_equal(faults.at[0].code, "key_revoked");
    assert_non_null(strstr(faults.at[0].right, "a new key"));
}

static void
releases_whole_years_that_have_ended(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        bool panel, others;
    } rows[] = {{"2025", true, true},
                {"2024-25", true, true},
                {"2025-26", true, false}, /* ends tomorrow */
                {"2026", true, false},
                {"2025Q4", true, false},
                {"2025H1", true, false},
                {"2024-25H2", true, false}};
    vigil_date today = base_date_of(2026, 3, 31);
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        vigil_date from, until;
        assert_int_equal(rules_period_parse(rows[i].period, &from, &until, NULL),
                         BASE_OK);
        assert_int_equal(rules_access_period(VIGIL_ROLE_PANEL, from, until, today),
                         rows[i].panel);
        assert_int_equal(rules_access_period(VIGIL_ROLE_AUTHORITY, from, until, today),
                         rows[i].others);
        assert_int_equal(rules_access_period(VIGIL_ROLE_NONE, from, until, today),
                         rows[i].others);
        assert_int_equal(
            rules_access_period(VIGIL_ROLE_AUTHORITY, from, until, today + 1),
            rows[i].others || strcmp(rows[i].period, "2025-26") == 0);
    }
}

static void
judges_how_a_case_is_named(void **state)
{
    (void)state;
    static const struct {
        struct vigil_case_name name;
        enum vigil_role role;
        const char *path, *code; /* NULL: may be looked up */
    } rows[] = {
        {{"CSP-2026-000123-3", "", "", "", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_AUTHORITY,
         NULL,
         NULL},
        {{"CSP-2026-000123-3", "", "", "", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_PANEL,
         NULL,
         NULL},
        {{"CSP-2026-000123-4", "", "", "", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_PANEL,
         "of.case_ref",
         "mistyped_reference"},
        {{"2026/123", "", "", "", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_PANEL,
         "of.case_ref",
         "not_a_reference"},
        {{"", "", "", "", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_PANEL,
         "of.case_ref",
         "required"},
        {{"", "", "A/1", "", VIGIL_FILE_KIND_NONE}, VIGIL_ROLE_AUTHORITY, NULL, NULL},
        {{"", "", "A/1", "", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_PANEL,
         "of.authority",
         "required"},
        {{"", "E08000025", "A/1", "", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_PANEL,
         NULL,
         NULL},
        {{"", "", "", "L/1", VIGIL_FILE_KIND_NONE}, VIGIL_ROLE_AUTHORITY, NULL, NULL},
        {{"", "", "", "L/1", VIGIL_FILE_KIND_NONE},
         VIGIL_ROLE_PANEL,
         "of.authority",
         "required"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_context context = {.role = rows[i].role};
        struct vigil_faults faults = {0};
        bool good = rules_access_case_name(&rows[i].name, &context, "of", &faults);
        assert_int_equal(good, rows[i].code == NULL);
        assert_int_equal(faults.count, rows[i].code == NULL ? 0 : 1);
        if (rows[i].code != NULL) {
            assert_string_equal(faults.at[0].code, rows[i].code);
            assert_string_equal(faults.at[0].path, rows[i].path);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_list),
        cmocka_unit_test(says_who_may),
        cmocka_unit_test(releases_whole_years_that_have_ended),
        cmocka_unit_test(judges_how_a_case_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
