/*
 * A report that cannot be protected is not released. Vigil makes none that cannot
 * (test_rules_disclosure_worlds.c), so the disclosure control that is linked here is this
 * test's own.
 */
#include "reporting/reporting_report.c"

static bool fails;

enum base_class
rules_disclosure_apply(struct rules_report *report,
                       int32_t threshold,
                       struct base_error *ret_error)
{
    assert_int_equal(threshold, reporting_parameters.threshold);
    report->count = 0;
    return fails ? base_error_set(ret_error, BASE_BUG, "disclosure_audit", "a hole")
                 : BASE_OK;
}

static void
what_can_be_worked_out_is_not_released(void **state)
{
    (void)state;
    static struct rules_report report;
    static struct vigil_faults faults;
    reporting_parameters.threshold = 5;
    assert_int_equal(protect(&report, &faults), BASE_OK);
    assert_int_equal(faults.count, 0);
    fails = true;
    assert_int_equal(protect(&report, &faults), BASE_REFUSE);
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].path, "period");
    assert_string_equal(faults.at[0].code, "not_releasable");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_can_be_worked_out_is_not_released)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
