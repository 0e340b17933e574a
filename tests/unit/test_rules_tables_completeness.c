/*
 * How complete notifications are: each kind of not knowing; what disclosure control
 * leaves of it, and mutants of that, which the audit must catch.
 */
#include "process_tables.h"
#include "rules/rules_audit.h"

/* Each kind of not knowing, and the reason that tells one from the other. */
static void
incomplete(void)
{
    for (size_t i = 0; i < 40; i++) {
        struct rules_fact_child *child = &cases[i].child;
        child->ethnicity = i < 10   ? VIGIL_ETHNICITY_REFU
                           : i < 20 ? VIGIL_ETHNICITY_NOBT
                                    : VIGIL_ETHNICITY_NONE;
        child->ethnicity_unobtainable = i >= 10 && i < 27;
        child->sex = i < 20 ? VIGIL_SEX_NOT_KNOWN : VIGIL_SEX_NONE;
        child->sex_unobtainable = i < 3;
        child->disability = i < 30 ? VIGIL_YES_NO_NOT_KNOWN : VIGIL_YES_NO_YES;
        child->disability_unobtainable = i < 12;
    }
    for (size_t i = 190; i < CASES; i++) {
        cases[i].child.present = false;
    }
}

static void
completeness(void **state)
{
    (void)state;
    incomplete();
    make();
    static const struct wanted wanted[] = {
        {"completeness", "ethnicity", "all", "count", "200"},
        {"completeness", "ethnicity", "stated", "count", "150"},
        {"completeness", "ethnicity", "stated", "percent", "75"},
        {"completeness", "ethnicity", "cannot_be_known", "count", "27"},
        {"completeness", "ethnicity", "not_known_yet", "count", "13"},
        {"completeness", "ethnicity", "no_index_child", "count", "10"},
        {"completeness", "sex", "cannot_be_known", "count", "3"},
        {"completeness", "sex", "not_known_yet", "count", "37"},
        {"completeness", "disability", "stated", "count", "160"},
        {"completeness", "disability", "cannot_be_known", "count", "12"},
        {"completeness", "disability", "not_known_yet", "count", "18"}};
    values_are(wanted, BASE_COUNT(wanted));
    suppress();
    static const struct wanted hidden[] = {
        {"completeness", "ethnicity", "not_known_yet", "count", "13"},
        {"completeness", "sex", "stated", "count", "150"},
        {"completeness", "sex", "cannot_be_known", "count", "c"},
        {"completeness", "sex", "cannot_be_known", "percent", "c"},
        {"completeness", "sex", "no_index_child", "count", "c"},
        {"completeness", "sex", "not_known_yet", "count", "37"}};
    values_are(hidden, BASE_COUNT(hidden));
    for (size_t i = 0; i < CASES; i++) {
        cases[i].historic = true; /* then nobody was asked */
    }
    make();
    assert_false(has_table("completeness"));
}

/* A count that is put back beside a hidden one is found. */
static void
mutants(void **state)
{
    static const char *const back[][2] = {{"sex", "no_index_child"},
                                          {"sex", "cannot_be_known"}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(back); i++) {
        (void)begin(NULL);
        incomplete();
        make();
        suppress();
        assert_null(rules_audit_report(&report, RULES_THRESHOLD_DEFAULT));
        struct rules_row *row = row_of("completeness", back[i][0], back[i][1], "count");
        if (row == NULL) {
            fail_msg("no row %s", back[i][1]);
            return;
        }
        row->suppressed = false;
        row->number = i == 0 ? 10 : 3;
        assert_non_null(rules_audit_report(&report, RULES_THRESHOLD_DEFAULT));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup(completeness, begin),
                                       cmocka_unit_test_setup(mutants, begin)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
