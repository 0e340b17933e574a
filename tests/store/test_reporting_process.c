/*
 * What each later message means for the figures, and that its undoing restores them
 * exactly: real vigil-reporting on a real PostgreSQL.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figures_stage.h"

#define CASE   "CSP-2026-000001-X"
#define OTHER  "CSP-2026-000002-X"
#define REVIEW "CSP-2026-000004-X"

static char before[65536], after[65536];

static int
setup(void **state)
{
    (void)state;
    figures_open();
    struct vigil_notification notification = notification_sample("R/1");
    figures_add_notification(&notification, "E08000025", CASE, false);
    notification = notification_sample("R/2");
    notification.children[0].date_of_birth = base_date_of(2012, 5, 1);
    figures_add_notification(&notification, "E08000003", OTHER, false);
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

static void
counts_change(long notifications)
{
    assert_int_equal(figure("activity", "all", "notifications"), notifications);
    assert_int_equal(figure("incidents_notified", "age", "known"), notifications);
    assert_int_equal(figure("notification_in_5_working_days", "all", "all"),
                     notifications);
    assert_int_equal(figure("completeness", "sex", "all"), notifications);
}

static void
withdrawn_and_reinstated(void **state)
{
    (void)state;
    figures_all(before, sizeof(before));
    counts_change(2);
    figures_say(VIGIL_MESSAGE_WITHDRAWAL,
                CASE,
                LINES("why=entered_in_error", "reason=another incident's form"));
    counts_change(1);
    figures_say(VIGIL_MESSAGE_REINSTATEMENT, CASE, LINES("reason=it was right"));
    figures_all(after, sizeof(after));
    assert_string_equal(before, after);
}

static void
merged_and_unlinked(void **state)
{
    (void)state;
    figures_all(before, sizeof(before));
    figures_say(VIGIL_MESSAGE_DUPLICATE_LINK,
                OTHER,
                LINES("duplicate_of=" CASE, "reason=one incident", "letter=words"));
    counts_change(1);
    assert_int_equal(figure("incidents_notified", "authority", "E08000003"), -1);
    figures_say(
        VIGIL_MESSAGE_DUPLICATE_UNLINK, OTHER, LINES("reason=two", "letter=words"));
    figures_all(after, sizeof(after));
    assert_string_equal(before, after);
}

/* Values, another index child, what cannot be known, and all of it back. */
static void
amended_and_back(void **state)
{
    (void)state;
    figures_all(before, sizeof(before));
    figures_say(VIGIL_MESSAGE_AMENDMENT,
                CASE,
                LINES("reason=now known",
                      "changes[0].path=social_care",
                      "changes[1].path=children[0].index_child",
                      "changes[2].path=children[1].index_child",
                      "changes[3].path=children[1].sex",
                      "changes[4].path=children[1].disability",
                      "changes[0].value=never",
                      "changes[1].value=no",
                      "changes[2].value=yes",
                      "changes[3].value=male",
                      "changes[4].unknown=cannot_be_known",
                      "changes[4].note=never assessed"));
    assert_int_equal(figure("incidents_notified", "social_care", "never"), 1);
    assert_int_equal(figure("incidents_notified", "sex", "male"), 1);
    assert_int_equal(figure("incidents_notified", "age", "not_known"), 1);
    assert_int_equal(figure("completeness", "disability", "cannot_be_known"), 1);
    assert_int_equal(figure("completeness", "ethnicity", "not_known_yet"), 1);
    figures_say(VIGIL_MESSAGE_AMENDMENT,
                CASE,
                LINES("reason=not known after all",
                      "changes[0].path=children[1].disability",
                      "changes[1].path=children[1].ethnicity",
                      "changes[0].unknown=not_known_yet",
                      "changes[1].unknown=cannot_be_known",
                      "changes[1].note=the family left"));
    assert_int_equal(figure("completeness", "disability", "cannot_be_known"), 0);
    assert_int_equal(figure("completeness", "disability", "not_known_yet"), 1);
    assert_int_equal(figure("completeness", "ethnicity", "cannot_be_known"), 1);
    figures_say(VIGIL_MESSAGE_AMENDMENT,
                CASE,
                LINES("reason=it was the elder",
                      "changes[0].path=social_care",
                      "changes[1].path=children[0].index_child",
                      "changes[2].path=children[1].index_child",
                      "changes[0].value=open",
                      "changes[1].value=yes",
                      "changes[2].value=no"));
    figures_all(after, sizeof(after));
    assert_string_equal(before, after);
}

/* A review opened, reported, published; and a case that passes to another authority, by
 * whose name the next review covers it. */
static void
reviewed(void **state)
{
    (void)state;
    figures_say(VIGIL_MESSAGE_LCSPR,
                REVIEW,
                LINES("lcspr_ref=L/1",
                      "commissioned_on=2026-03-20",
                      "shape=single",
                      "publication=in_progress",
                      "links[0].notification_ref=R/1"));
    assert_int_equal(figure("lcspr_stock", "all", "in_progress"), 1);
    figures_say(VIGIL_MESSAGE_LCSPR_REPORT,
                REVIEW,
                LINES("methodology=silp", "methods=x", "children=3"));
    assert_int_equal(figure("lcspr_stock", "all", "in_progress"), 0);
    assert_int_equal(figure("lcspr_stock", "all", "awaiting"), 1);
    assert_int_equal(figure("activity", "all", "lcsprs_received"), 1);
    assert_int_equal(figure("lcspr", "methodology", "silp"), 1);
    assert_int_equal(figure("lcspr", "children", "all"), 3);
    figures_say(VIGIL_MESSAGE_LCSPR_PUBLICATION,
                REVIEW,
                LINES("publication=published_anonymously", "published_on=2026-03-29"));
    assert_int_equal(figure("lcspr_stock", "published", "published_anonymously"), 1);
    figures_add(VIGIL_MESSAGE_SHARING,
                "E08000025",
                CASE,
                false,
                LINES("lead=E08000003", "reason=the child lives there"));
    figures_add(VIGIL_MESSAGE_LCSPR,
                "E08000003",
                "CSP-2026-000010-X",
                false,
                LINES("lcspr_ref=L/2",
                      "shape=single",
                      "publication=in_progress",
                      "links[0].notification_ref=" CASE));
    figures_commit();
    assert_int_equal(stage_count("SELECT count(*) FROM reporting.lcspr_link WHERE"
                                 " lcspr_ref = 'L/2' AND case_ref = '" CASE "'"),
                     1);
    assert_int_equal(figure("incidents_notified", "authority", "E08000025"), 1);
}

/* All of it can be made again from the journal, to the same figures. */
static void
rebuilt(void **state)
{
    (void)state;
    char ignored[64];
    figures_all(before, sizeof(before));
    stage_sql("TRUNCATE reporting.notification, reporting.lcspr, reporting.lcspr_link,"
              " reporting.consideration; UPDATE reporting.follower SET position = 0",
              ignored,
              sizeof(ignored));
    journal_await_applied();
    figures_all(after, sizeof(after));
    assert_string_equal(before, after);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(withdrawn_and_reinstated),
                                       cmocka_unit_test(merged_and_unlinked),
                                       cmocka_unit_test(amended_and_back),
                                       cmocka_unit_test(reviewed),
                                       cmocka_unit_test(rebuilt)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
