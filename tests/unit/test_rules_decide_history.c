/* LCSPRs of a casebook: in whatever order history comes, but nothing impossible. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_decide_lcspr.h"
#include "rules/rules_decide_rapid_review.h"

static enum base_class
decide(const struct vigil_lcspr *lcspr,
       const struct rules_context *context,
       struct vigil_case *found,
       struct vigil_faults *faults)
{
    struct vigil_case *list[VIGIL_LINKS_MAX] = {found};
    struct vigil_case opened = {.case_ref = ""};
    memset(faults, 0, sizeof(*faults));
    return rules_decide_lcspr(lcspr, context, NULL, list, &opened, faults);
}

/* A casebook may tell of the LCSPR before the rapid review, or with none: in whatever
 * order history comes, the state is the same in the end. */
static void
history_in_any_order(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_PANEL, true);
    struct vigil_case found = record_case(VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    found.historic = true;
    struct vigil_lcspr lcspr = record_lcspr();
    strcpy(lcspr.authority, "E08000025");
    lcspr.publication = VIGIL_PUBLICATION_AWAITING;
    lcspr.received_at = record_instant("2021-06-29T10:00:00Z");
    struct vigil_faults faults;
    assert_int_equal(decide(&lcspr, &context, &found, &faults), BASE_OK);
    assert_int_equal(found.state, VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    assert_int_equal(found.lcspr_received_at, lcspr.received_at);

    struct vigil_rapid_review review = {.of = {.case_ref = "CSP-2026-000123-3"},
                                        .received_at =
                                            record_instant("2021-06-29T10:00:01Z"),
                                        .decision = VIGIL_DECISION_NO_LCSPR};
    assert_int_equal(rules_decide_rapid_review(&review, &context, &found, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "after_lcspr");
    memset(&faults, 0, sizeof(faults));
    review.received_at = record_instant("2021-06-25T10:00:00Z");
    assert_int_equal(rules_decide_rapid_review(&review, &context, &found, &faults),
                     BASE_OK);
    assert_int_equal(found.state, VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED);
}

static void
refuses_impossible_history(void **state)
{
    (void)state;
    static const struct {
        const char *commissioned_on, *received_at, *published_on;
        enum vigil_publication publication;
        const char *path, *code;
    } rows[] = {
        {"2021-06-26", "", "", VIGIL_PUBLICATION_IN_PROGRESS, NULL, NULL},
        {"", "", "", VIGIL_PUBLICATION_NONE, NULL, NULL},
        {"2021-06-26", "2021-06-29T09:00:00Z", "", VIGIL_PUBLICATION_NONE, NULL, NULL},
        {"2021-06-26",
         "2021-06-29T09:00:00Z",
         "",
         VIGIL_PUBLICATION_IN_PROGRESS,
         "received_at",
         "not_with_publication"},
        {"2021-06-26",
         "",
         "",
         VIGIL_PUBLICATION_AWAITING,
         "received_at",
         "not_with_publication"},
        {"2021-06-26",
         "2021-07-29T09:00:00Z",
         "",
         VIGIL_PUBLICATION_AWAITING,
         "received_at",
         "in_future"},
        {"2021-06-26",
         "2021-06-25T22:59:59Z",
         "",
         VIGIL_PUBLICATION_AWAITING,
         "received_at",
         "received_before_commissioned"},
        {"2021-06-24",
         "2021-06-25T08:59:59Z",
         "",
         VIGIL_PUBLICATION_AWAITING,
         "links[0]",
         "lcspr_before_rapid_review"},
        {"2021-06-26",
         "2021-06-28T09:00:00Z",
         "2021-06-27",
         VIGIL_PUBLICATION_PUBLISHED,
         "published_on",
         "published_before_received"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, true);
        struct vigil_case found = record_reviewed_case(
            VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED, VIGIL_DECISION_LCSPR);
        found.historic = true;
        struct vigil_lcspr lcspr = record_lcspr();
        lcspr.commissioned_on = record_date(rows[i].commissioned_on);
        lcspr.received_at = record_instant(rows[i].received_at);
        lcspr.published_on = record_date(rows[i].published_on);
        lcspr.publication = rows[i].publication;
        struct vigil_faults faults;
        enum base_class class = decide(&lcspr, &context, &found, &faults);
        assert_int_equal(class, rows[i].code == NULL ? BASE_OK : BASE_REFUSE);
        if (rows[i].code != NULL) {
            assert_int_equal(faults.count, 1);
            assert_string_equal(faults.at[0].path, rows[i].path);
            assert_string_equal(faults.at[0].code, rows[i].code);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(history_in_any_order),
        cmocka_unit_test(refuses_impossible_history),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
