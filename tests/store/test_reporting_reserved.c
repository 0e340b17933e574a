/*
 * Whatever comes of a reserved authority, no figure, no suspicion and no row changes, and
 * the daemon goes on: real vigil-reporting on a real PostgreSQL. That the database would
 * refuse such a row is tests/store/test_grants.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figures_stage.h"
#include "wire/wire_lcspr.h"

#define RESERVED "E99000001"
#define REAL     "CSP-2026-000001-X"
#define CASE     "CSP-2026-000002-X"
#define REVIEW   "CSP-2026-000003-X"
#define REPLY    "CSP-2026-000004-X"

static char before[65536], after[65536];

static int
setup(void **state)
{
    (void)state;
    figures_open();
    struct vigil_notification notification = notification_sample("R/1");
    figures_add_notification(&notification, "E08000025", REAL, false);
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

/* The same incident, to the last detail, and all that may come of one. */
static void
add_all(void)
{
    struct vigil_notification notification = notification_sample("T/1");
    figures_add_notification(&notification, RESERVED, CASE, false);
    figures_add_notification(&notification, RESERVED, "CSP-2026-000005-X", false);
    figures_add(
        VIGIL_MESSAGE_AMENDMENT,
        RESERVED,
        CASE,
        false,
        LINES("reason=x", "changes[0].path=children[0].sex", "changes[0].value=male"));
    figures_add(VIGIL_MESSAGE_RAPID_REVIEW,
                RESERVED,
                CASE,
                false,
                LINES("decision=lcspr", "rationale=x"));
    figures_add(VIGIL_MESSAGE_PANEL_RESPONSE,
                RESERVED,
                CASE,
                false,
                LINES("response=agrees", "letter=x"));
    figures_add(
        VIGIL_MESSAGE_LCSPR,
        RESERVED,
        REVIEW,
        false,
        LINES("lcspr_ref=L/1", "commissioned_on=2026-03-01", "links[0].case_ref=" CASE));
    figures_add(VIGIL_MESSAGE_CONSIDERATION,
                RESERVED,
                REPLY,
                false,
                LINES("considered_on=2026-03-03", "incident_type=death"));
    figures_add(VIGIL_MESSAGE_WITHDRAWAL,
                RESERVED,
                CASE,
                false,
                LINES("why=entered_in_error", "reason=x"));
}

static void
nothing_is_counted(void **state)
{
    (void)state;
    static const char *const tables[] = {
        "notification", "lcspr", "lcspr_link", "consideration", "suspicion"};
    long rows[BASE_COUNT(tables)];
    char question[96];
    figures_all(before, sizeof(before));
    assert_int_equal(figure("activity", "all", "notifications"), 1);
    for (size_t i = 0; i < BASE_COUNT(tables); i++) {
        (void)base_text_print(
            question, sizeof(question), "SELECT count(*) FROM reporting.%s", tables[i]);
        rows[i] = stage_count(question);
    }
    add_all();
    figures_commit();
    figures_all(after, sizeof(after));
    assert_string_equal(before, after);
    for (size_t i = 0; i < BASE_COUNT(tables); i++) {
        (void)base_text_print(
            question, sizeof(question), "SELECT count(*) FROM reporting.%s", tables[i]);
        assert_int_equal(stage_count(question), rows[i]);
    }
    /* it has not stopped: what comes next is counted */
    struct vigil_notification notification = notification_sample("R/2");
    figures_add_notification(&notification, "E08000003", "CSP-2026-000006-X", false);
    figures_commit();
    assert_int_equal(figure("activity", "all", "notifications"), 2);
    assert_int_equal(stage_count("SELECT count(*) FROM reporting.suspicion"), 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_is_counted)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
