/*
 * A real vigil-deadlines asked how a day came about: of whose case it may tell, by which
 * day's law, and what it says of a case that it has not followed yet.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deadlines_stage.h"
#include "store/store_follower.h"

static struct vigil_query
query_of(const char *case_ref, const char *law_on)
{
    struct vigil_query query = {.limit = 0};
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), case_ref);
    (void)base_text_copy(query.law_on, sizeof(query.law_on), law_on);
    return query;
}

static const struct vigil_answer *
explain(const struct vigil_key *key, const char *case_ref, const char *law_on)
{
    struct vigil_query query = query_of(case_ref, law_on);
    return journal_ask(key, VIGIL_MESSAGE_EXPLAIN_QUERY, &query);
}

/* The value of a line of the first listing. */
static const char *
value_of(const struct vigil_answer *answer, const char *clock, const char *what)
{
    const struct vigil_listing *listing = &answer->result.listings[0];
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    for (size_t i = 0; i + 2 < listing->rows_count * 3; i += 3) {
        if (strcmp(listing->cells[i], clock) == 0 &&
            strcmp(listing->cells[i + 1], what) == 0) {
            return listing->cells[i + 2];
        }
    }
    return "";
}

static void
it_tells_of_ones_own(void **state)
{
    (void)state;
    post_notification("CSP-2026-000301-X", VIGIL_INCIDENT_TYPE_DEATH);
    post_all();
    const struct vigil_answer *answer =
        explain(&stage_birmingham, "CSP-2026-000301-X", "");
    assert_string_equal(value_of(answer, "rapid_review", "rule"), "rapid_review_2025");
    assert_string_equal(value_of(answer, "rapid_review", "due"), "Wednesday 2026-04-22");
    answer = explain(&stage_birmingham, "CSP-2026-000301-X", "2019-01-31");
    assert_string_equal(value_of(answer, "rapid_review", "rule"), "rapid_review_2018");
    assert_int_equal(explain(&stage_panel, "CSP-2026-000301-X", "")->kind,
                     VIGIL_ANSWER_RESULT);
}

static void
is_refused(const struct vigil_answer *answer, const char *path, const char *code)
{
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_int_equal(answer->rejection.faults.count, 1);
    assert_string_equal(answer->rejection.faults.at[0].path, path);
    assert_string_equal(answer->rejection.faults.at[0].code, code);
}

static void
it_does_not_tell_of_others(void **state)
{
    (void)state;
    is_refused(
        explain(&stage_manchester, "CSP-2026-000301-X", ""), "case_ref", "no_such_case");
    is_refused(
        explain(&stage_panel, "CSP-2026-000302-X", ""), "case_ref", "no_such_case");
}

static void
there_must_be_such_a_day(void **state)
{
    (void)state;
    is_refused(explain(&stage_birmingham, "CSP-2026-000301-X", "2020-02-30"),
               "law_on",
               "not_a_day");
}

/* Holds the follower's row as another copy at work would; gives what holds it. */
static struct store *
hold_back(void)
{
    struct store *other;
    struct store_position position = {.held = false};
    const struct store_options options = {.host = getenv("PGHOST"),
                                          .database = getenv("PGDATABASE"),
                                          .user = "postgres",
                                          .name = "other",
                                          .wait_ms = 5000};
    assert_int_equal(store_new(&options, &other, &stage.error), BASE_OK);
    while (!position.held) {
        assert_int_equal(store_begin(other, &stage.error), BASE_OK);
        store_follower_hold(other, STORE_DEADLINES, &position);
        assert_int_equal(store_run(other, &stage.error), BASE_OK);
        if (!position.held) {
            store_abandon(other);
        }
    }
    return other;
}

/* Who was told that a case is recorded is not told that there is none. */
static void
one_not_followed_yet_is_asked_for_again(void **state)
{
    (void)state;
    static const char ref[] = "CSP-2026-000002-L";
    static const enum vigil_message queries[] = {VIGIL_MESSAGE_EXPLAIN_QUERY,
                                                 VIGIL_MESSAGE_DEADLINES_QUERY,
                                                 VIGIL_MESSAGE_FEED_QUERY};
    char ignored[8];
    struct vigil_query query = query_of(ref, "");
    struct store *other = hold_back();
    post_notification(ref, VIGIL_INCIDENT_TYPE_DEATH);
    journal_commit(STAGE_NOW);
    stage_sql(
        "INSERT INTO casefile.cases (case_ref, authority, historic, notified_at, state,"
        " version) VALUES ('CSP-2026-000002-L', 'E08000025', false, now(), 1, 1)",
        ignored,
        sizeof(ignored));
    for (size_t i = 0; i < BASE_COUNT(queries); i++) {
        assert_int_equal(journal_ask(&stage_birmingham, queries[i], &query)->kind,
                         VIGIL_ANSWER_BUSY);
        is_refused(journal_ask(&stage_manchester, queries[i], &query),
                   "case_ref",
                   "no_such_case");
    }
    store_abandon(other);
    store_free(other);
    post_all();
    for (size_t i = 0; i < BASE_COUNT(queries); i++) {
        assert_int_equal(journal_ask(&stage_birmingham, queries[i], &query)->kind,
                         VIGIL_ANSWER_RESULT);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_tells_of_ones_own),
        cmocka_unit_test(it_does_not_tell_of_others),
        cmocka_unit_test(there_must_be_such_a_day),
        cmocka_unit_test(one_not_followed_yet_is_asked_for_again),
    };
    return cmocka_run_group_tests(tests, deadlines_stage_open, deadlines_stage_close);
}
