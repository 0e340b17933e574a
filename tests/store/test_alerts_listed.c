/*
 * The answer to alerts_query of a real vigil-dispatch: each sees what is addressed to it,
 * the panel all; newest first, page behind page.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "dispatch_stage.h"

enum { CASES = 10 };

static const struct vigil_listing *
ask(const struct vigil_key *key, const struct vigil_query *query, char ret_next[64])
{
    const struct vigil_answer *answer =
        journal_ask(key, VIGIL_MESSAGE_ALERTS_QUERY, query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer->result.listings_count, 1);
    (void)base_text_copy(ret_next, 64, answer->result.next);
    return &answer->result.listings[0];
}

static void
row_is(const struct vigil_listing *listing, size_t row, const char *const *wanted)
{
    for (size_t i = 0; i < listing->columns_count; i++) {
        const char *cell = listing->cells[row * listing->columns_count + i];
        if (strcmp(listing->columns[i], "changed_at") != 0) {
            assert_string_equal(cell, wanted[i]);
        } else {
            assert_non_null(strstr(cell, "2026-04-20")); /* in London */
        }
    }
}

static void
each_sees_its_own(void **state)
{
    (void)state;
    static const char *const newest[] = {"CSP-2026-000011-N",
                                         "rapid_review",
                                         "after_1",
                                         "panel/panel_secretariat",
                                         "2026-04-22",
                                         "failed",
                                         "1",
                                         "smtp_550"};
    static const char *const oldest[] = {"CSP-2026-000001-N",
                                         "rapid_review",
                                         "before_2",
                                         "E08000025/partnership_lead",
                                         "2026-04-22",
                                         "delivered",
                                         "1",
                                         "delivered"};
    struct vigil_query query = {.limit = 200};
    char next[64];
    const struct vigil_listing *listing = ask(&stage_panel, &query, next);
    assert_string_equal(next, "");
    assert_int_equal(listing->columns_count, 9);
    assert_int_equal(listing->rows_count, CASES + 1);
    row_is(listing, 0, newest);
    row_is(listing, CASES, oldest);
    listing = ask(&stage_birmingham, &query, next);
    assert_int_equal(listing->rows_count, CASES);
    row_is(listing, CASES - 1, oldest);
    assert_int_equal(ask(&stage_manchester, &query, next)->rows_count, 0);
}

static void
pages_follow_each_other(void **state)
{
    (void)state;
    static const size_t sizes[] = {4, 4, 2};
    struct vigil_query query = {.limit = 4};
    int serial = CASES;
    for (size_t page = 0; page < BASE_COUNT(sizes); page++) {
        const struct vigil_listing *listing = ask(&stage_birmingham, &query, query.after);
        assert_int_equal(listing->rows_count, sizes[page]);
        for (size_t i = 0; i < listing->rows_count; i++) {
            char case_ref[VIGIL_REF_SIZE];
            (void)base_text_print(
                case_ref, sizeof(case_ref), "CSP-2026-%06d-N", serial--);
            assert_string_equal(listing->cells[i * listing->columns_count], case_ref);
        }
        assert_true((query.after[0] == '\0') == (page + 1 == BASE_COUNT(sizes)));
    }
}

/* The three tables of deliveries_query: what failed, the ways of a case, the whole. */
static const struct vigil_listing *
ask_table(const struct vigil_key *key, const char *table, const char *case_ref)
{
    struct vigil_query query = {.limit = 0};
    (void)base_text_copy(query.table, sizeof(query.table), table);
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), case_ref);
    const struct vigil_answer *answer =
        journal_ask(key, VIGIL_MESSAGE_DELIVERIES_QUERY, &query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_string_equal(answer->result.listings[0].title, table);
    return &answer->result.listings[0];
}

static void
what_became_of_each_way(void **state)
{
    (void)state;
    const struct vigil_listing *listing = ask_table(&stage_panel, "failed", "");
    assert_int_equal(listing->rows_count, 1);
    assert_string_equal(listing->cells[0], "CSP-2026-000011-N");
    assert_string_equal(listing->cells[7], "smtp_550");
    assert_int_equal(ask_table(&stage_operator, "failed", "")->rows_count, 1);
    assert_int_equal(ask_table(&stage_birmingham, "failed", "")->rows_count, 0);
    assert_int_equal(ask_table(&stage_panel, "failed", "CSP-2026-000001-N")->rows_count,
                     0);
    listing = ask_table(&stage_birmingham, "ways", "CSP-2026-000001-N");
    assert_int_equal(listing->rows_count, 1);
    static const char *const way[] = {"rapid_review",
                                      "before_2",
                                      "E08000025/partnership_lead",
                                      "0",
                                      "1",
                                      "mail",
                                      "delivered",
                                      "1",
                                      "delivered",
                                      ""};
    for (size_t i = 0; i < BASE_COUNT(way); i++) {
        assert_string_equal(listing->cells[i], way[i]);
    }
    assert_int_equal(
        ask_table(&stage_manchester, "ways", "CSP-2026-000001-N")->rows_count, 0);
    listing = ask_table(&stage_operator, "dispatch", "");
    assert_int_equal(listing->rows_count, 1);
    static const char *const whole[] = {"live", "", "", "0", "0", "1"};
    for (size_t i = 0; i < BASE_COUNT(whole); i++) {
        assert_string_equal(listing->cells[i], whole[i]);
    }
    struct vigil_query query = {.table = "others"};
    const struct vigil_answer *answer =
        journal_ask(&stage_panel, VIGIL_MESSAGE_DELIVERIES_QUERY, &query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.faults.at[0].code, "unknown_table");
}

static int
set_up(void **state)
{
    (void)dispatch_open(state);
    stage_enrol(&stage, &stage_operator);
    for (int i = 1; i <= CASES; i++) {
        char case_ref[VIGIL_REF_SIZE];
        (void)base_text_print(case_ref, sizeof(case_ref), "CSP-2026-%06d-N", i);
        raise_alert(case_ref, "before_2", "E08000025/partnership_lead");
        await_alert(case_ref, "delivered 1 delivered");
    }
    sink_script("550");
    raise_alert("CSP-2026-000011-N", "after_1", "panel/panel_secretariat");
    await_alert("CSP-2026-000011-N", "failed 1 smtp_550");
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sees_its_own),
        cmocka_unit_test(pages_follow_each_other),
        cmocka_unit_test(what_became_of_each_way),
    };
    return cmocka_run_group_tests(tests, set_up, dispatch_close);
}
