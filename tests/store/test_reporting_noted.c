/*
 * Live messages and the tables beside the tally's: deaths that are only noted, the
 * reasons of what is not known, what was considered and not notified, the Panel's
 * agreement by authority. Real vigil-reporting on a real PostgreSQL.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figures_stage.h"

#define CASE  "CSP-2026-000001-X"
#define OTHER "CSP-2026-000002-X"
#define NOTED "CSP-2026-000003-X"

static int
setup(void **state)
{
    (void)state;
    figures_open();
    struct vigil_notification notification = notification_sample("R/1");
    figures_add_notification(&notification, "E08000025", CASE, false);
    figures_commit();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    figures_close();
    return 0;
}

/* A reason beside what is not known makes it final, in the notification as in an
 * amendment; a death without abuse is in a table of its own. */
static void
noted_and_reasons(void **state)
{
    (void)state;
    figures_add(VIGIL_MESSAGE_NOTIFICATION,
                "E08000025",
                NOTED,
                false,
                LINES("notification_ref=R/3",
                      "incident_on=2026-03-20",
                      "became_aware_on=2026-03-21",
                      "incident_type=care_leaver_death",
                      "children[0].child_no=1",
                      "children[0].index_child=yes",
                      "children[0].date_of_birth=2004-03-20"));
    figures_add(VIGIL_MESSAGE_NOTIFICATION,
                "E08000025",
                OTHER,
                false,
                LINES("notification_ref=R/5",
                      "incident_on=2025-12-20",
                      "became_aware_on=2026-03-21",
                      "incident_type=death",
                      "children[0].child_no=1",
                      "children[0].index_child=yes",
                      "children[0].sex=not_known",
                      "children[0].sex_not_stated_reason=not to be found",
                      "unknowns[0].path=children[0].ethnicity",
                      "unknowns[0].kind=cannot_be_known",
                      "unknowns[0].reason=likewise"));
    figures_commit();
    assert_int_equal(figure("noted_deaths", "incident_type", "care_leaver_death"), 1);
    assert_int_equal(figure("noted_deaths", "care_leaver_age", "22_to_24"), 1);
    assert_int_equal(figure("completeness", "sex", "cannot_be_known"), 1);
    assert_int_equal(figure("completeness", "ethnicity", "cannot_be_known"), 1);
    assert_int_equal(figure("completeness", "disability", "not_known_yet"), 1);
    assert_int_equal(figure("activity", "all", "notifications"), 2);
    figures_say(VIGIL_MESSAGE_AMENDMENT,
                NOTED,
                LINES("reason=the birth certificate",
                      "changes[0].path=children[0].date_of_birth",
                      "changes[0].value=2004-03-21"));
    assert_int_equal(figure("noted_deaths", "care_leaver_age", "16_to_21"), 1);
}

static void
considered(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000009-X";
    assert_int_equal(figure("considered_not_notified", "all", "notified"), -1);
    figures_say(VIGIL_MESSAGE_CONSIDERATION,
                ref,
                LINES("incident_on=2026-03-20",
                      "considered_on=2026-03-24",
                      "incident_type=serious_harm",
                      "children=1"));
    assert_int_equal(figure("considered_not_notified", "incident_type", "serious_harm"),
                     1);
    assert_int_equal(figure("considered_not_notified", "all", "notified"), 2);
    figures_say(VIGIL_MESSAGE_WITHDRAWAL, ref, LINES("why=criteria_not_met", "reason=x"));
    assert_int_equal(figure("considered_not_notified", "all", "notified"), -1);
    figures_say(VIGIL_MESSAGE_REINSTATEMENT, ref, LINES("reason=x"));
    assert_int_equal(figure("considered_not_notified", "incident_type", "serious_harm"),
                     1);
    figures_say(VIGIL_MESSAGE_AMENDMENT,
                ref,
                LINES("reason=the minutes",
                      "changes[0].path=considered_on",
                      "changes[0].value=2025-12-31"));
    assert_int_equal(figure("considered_not_notified", "all", "notified"), -1);
}

/* Counts of single authorities are the Panel's, and only as they are. */
static void
by_authority(void **state)
{
    (void)state;
    figures_add(VIGIL_MESSAGE_RAPID_REVIEW,
                "E08000025",
                CASE,
                false,
                LINES("decision=no_lcspr", "rationale=x"));
    figures_add(VIGIL_MESSAGE_PANEL_RESPONSE,
                "panel",
                CASE,
                false,
                LINES("response=disagrees", "reason=further_learning_likely"));
    figures_commit();
    struct vigil_query query = journal_query("2026Q1", true);
    (void)base_text_copy(
        query.table, sizeof(query.table), "panel_responses_by_authority");
    const struct vigil_listing *listing = journal_report(&stage_panel, &query);
    assert_int_equal(listing->rows_count, 4);
    assert_string_equal(listing->cells[1], "E08000025");
    assert_string_equal(listing->cells[2], "disagrees");
    assert_string_equal(listing->cells[4], "1");
    query.unsuppressed = false;
    const struct vigil_answer *answer =
        journal_ask(&stage_panel, VIGIL_MESSAGE_REPORT_QUERY, &query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.faults.at[0].code, "only_unsuppressed");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(noted_and_reasons),
                                       cmocka_unit_test(considered),
                                       cmocka_unit_test(by_authority)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
