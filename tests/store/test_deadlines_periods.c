/*
 * A real vigil-deadlines and a journal of what is given each period: each kind of each
 * party has one file, whose clock gets a revision each time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deadlines_stage.h"

/* What is given each period meets its clock, and begins that of the next one, in one
 * entry; a day that was wrong moves the clock. */
static void
each_period_has_its_revision(void **state)
{
    (void)state;
#define PERIODS_OF(ref)                                                                  \
    "SELECT string_agg(clock || '.' || revision || ':' || state || ':' || started_on"    \
    " || ':' || due_on, ' ' ORDER BY revision) FROM deadlines.clock"                     \
    " WHERE case_ref = '" ref "'"
    post_form(VIGIL_EVENT_PERIOD_REPORT,
              "CSP-2026-000140-X",
              FORM("kind=yearly_report", "began_on=2025-03-31"));
    post_form(VIGIL_EVENT_PERIOD_REPORT,
              "CSP-2026-000141-X",
              FORM("kind=data_quarter", "period=2025Q4", "given_on=2026-03-27"));
    post_all();
    assert_sql(PERIODS_OF("CSP-2026-000140-X"), "14.1:1:2025-03-31:2026-03-31");
    assert_sql(PERIODS_OF("CSP-2026-000141-X"), "16.1:1:2026-03-27:2026-06-27");
    post_form(
        VIGIL_EVENT_PERIOD_REPORT,
        "CSP-2026-000140-X",
        FORM("kind=yearly_report", "began_on=2025-03-20", "reason=ten days before"));
    post_form(VIGIL_EVENT_PERIOD_REPORT,
              "CSP-2026-000140-X",
              FORM("kind=yearly_report", "period=2025", "given_on=2026-03-30"));
    post_form(VIGIL_EVENT_PERIOD_REPORT,
              "CSP-2026-000141-X",
              FORM("kind=data_quarter", "period=2025Q4", "given_on=2026-03-30"));
    post_all();
    assert_sql(PERIODS_OF("CSP-2026-000140-X"),
               "14.1:4:2025-03-31:2026-03-31 14.2:3:2025-03-20:2026-03-20"
               " 14.3:1:2026-03-30:2027-03-30");
    assert_sql(PERIODS_OF("CSP-2026-000141-X"),
               "16.1:2:2026-03-27:2026-06-27 16.2:1:2026-03-30:2026-06-30");
    /* the yearly report is asked of the partnership; the house's own measure of nobody */
    assert_sql("SELECT string_agg(clock || ':' || asked, ' ' ORDER BY clock)"
               " FROM deadlines.clock WHERE case_ref IN"
               " ('CSP-2026-000140-X', 'CSP-2026-000141-X') AND state = 1",
               "14:true 16:false");
    /* each revision climbs its own ladder: what was met by the first instant of the day
     * on which it was given, went no further */
    assert_sql("SELECT string_agg(DISTINCT revision || '.' || rung, ' ') FROM"
               " deadlines.ledger WHERE case_ref = 'CSP-2026-000140-X'",
               "1.before_20 1.before_5 2.after_1 2.before_20 2.before_5 2.due");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_period_has_its_revision)};
    return cmocka_run_group_tests(tests, deadlines_stage_open, deadlines_stage_close);
}
