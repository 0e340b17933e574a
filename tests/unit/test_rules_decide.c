/* Decisions on cases: rapid reviews and the Panel's responses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_decide_panel_response.h"
#include "rules/rules_decide_rapid_review.h"

static struct vigil_rapid_review
good_review(void)
{
    return (struct vigil_rapid_review){.of = {.case_ref = "CSP-2026-000123-3"},
                                       .rationale = "learning is identified",
                                       .received_at = VIGIL_INSTANT_NONE,
                                       .decision = VIGIL_DECISION_NO_LCSPR};
}

static struct vigil_panel_response
good_response(void)
{
    return (struct vigil_panel_response){.of = {.case_ref = "CSP-2026-000123-3"},
                                         .decided_at = VIGIL_INSTANT_NONE,
                                         .response = VIGIL_RESPONSE_AGREES};
}

static void
assert_one_fault(const struct vigil_faults *faults, const char *path, const char *code)
{
    assert_int_equal(faults->count, 1);
    assert_string_equal(faults->at[0].path, path);
    assert_string_equal(faults->at[0].code, code);
}

static void
takes_a_rapid_review(void **state)
{
    (void)state;
    static const struct {
        enum vigil_decision decision;
        enum vigil_case_state next;
    } rows[] = {
        {VIGIL_DECISION_LCSPR, VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED},
        {VIGIL_DECISION_JOINS_THEMATIC, VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED},
        {VIGIL_DECISION_NO_LCSPR, VIGIL_CASE_STATE_RESPONSE_AWAITED},
        {VIGIL_DECISION_CRITERIA_NOT_MET, VIGIL_CASE_STATE_RESPONSE_AWAITED},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
        struct vigil_case found = record_case(VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
        struct vigil_rapid_review review = good_review();
        review.decision = rows[i].decision;
        struct vigil_faults faults = {0};
        assert_int_equal(rules_decide_rapid_review(&review, &context, &found, &faults),
                         BASE_OK);
        assert_int_equal(found.state, rows[i].next);
        assert_int_equal(found.version, 2);
        assert_int_equal(found.rapid_review_at, context.now);
        assert_int_equal(found.decision, rows[i].decision);
    }
}

/* Someone else's case, a case that is not there and a case of that name under another
 * own reference are answered with the same bytes. */
static void
tells_nothing_of_others_cases(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_rapid_review review = good_review();
    struct vigil_case others = record_case(VIGIL_CASE_STATE_CONCLUDED);
    strcpy(others.authority, "E10000016");
    struct vigil_case before = others;
    struct vigil_faults missing = {0}, foreign = {0}, renamed = {0};
    assert_int_equal(rules_decide_rapid_review(&review, &context, NULL, &missing),
                     BASE_REFUSE);
    assert_int_equal(rules_decide_rapid_review(&review, &context, &others, &foreign),
                     BASE_REFUSE);
    assert_one_fault(&missing, "case_ref", "no_such_case");
    assert_memory_equal(&missing, &foreign, sizeof(missing));
    assert_memory_equal(&before, &others, sizeof(before));

    struct vigil_case own = record_case(VIGIL_CASE_STATE_CONCLUDED);
    strcpy(review.of.notification_ref, "another");
    assert_int_equal(rules_decide_rapid_review(&review, &context, &own, &renamed),
                     BASE_REFUSE);
    assert_memory_equal(&missing, &renamed, sizeof(missing));
}

static void
refuses_a_wrong_rapid_review(void **state)
{
    (void)state;
    struct rules_context live = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct rules_context historic = record_context(VIGIL_ROLE_PANEL, true);
    struct vigil_case waiting = record_case(VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED);
    struct vigil_case old = waiting, concluded = record_case(VIGIL_CASE_STATE_CONCLUDED);
    old.historic = true;
    struct {
        const struct rules_context *context;
        const struct vigil_case *found;
        const char *received_at;
        enum vigil_decision decision;
        const char *path, *code;
    } rows[] = {
        {&live, &waiting, "", VIGIL_DECISION_NONE, "decision", "required"},
        {&live, &waiting, "", (enum vigil_decision)9, "decision", "unknown_code"},
        {&live,
         &waiting,
         "2021-06-29T10:00:00Z",
         VIGIL_DECISION_LCSPR,
         "received_at",
         "only_historic"},
        {&live, &concluded, "", VIGIL_DECISION_LCSPR, "case_ref", "rapid_review_already"},
        {&historic, &old, "", VIGIL_DECISION_LCSPR, "received_at", "required"},
        {&historic,
         &old,
         "2021-06-23T08:59:59Z",
         VIGIL_DECISION_LCSPR,
         "received_at",
         "before_notification"},
        {&historic,
         &old,
         "2021-07-01T10:00:00Z",
         VIGIL_DECISION_LCSPR,
         "received_at",
         "in_future"},
        {&historic,
         &waiting,
         "2021-06-29T10:00:00Z",
         VIGIL_DECISION_LCSPR,
         "case_ref",
         "case_is_live"},
        {&historic, &old, "2021-06-23T09:00:00Z", VIGIL_DECISION_LCSPR, NULL, NULL},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_rapid_review review = good_review();
        review.decision = rows[i].decision;
        review.received_at = record_instant(rows[i].received_at);
        struct vigil_case found = *rows[i].found;
        struct vigil_faults faults = {0};
        enum base_class class =
            rules_decide_rapid_review(&review, rows[i].context, &found, &faults);
        if (rows[i].code == NULL) {
            assert_int_equal(class, BASE_OK);
            continue;
        }
        assert_int_equal(class, BASE_REFUSE);
        assert_one_fault(&faults, rows[i].path, rows[i].code);
        assert_memory_equal(&found, rows[i].found, sizeof(found));
    }
}

static void
takes_a_response(void **state)
{
    (void)state;
    static const struct {
        enum vigil_case_state from, to;
    } rows[] = {
        {VIGIL_CASE_STATE_RESPONSE_AWAITED, VIGIL_CASE_STATE_CONCLUDED},
        {VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED, VIGIL_CASE_STATE_LCSPR_AWAITED},
        {VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED,
         VIGIL_CASE_STATE_LCSPR_RECEIVED},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_context context = record_context(VIGIL_ROLE_PANEL, false);
        struct vigil_case found =
            record_reviewed_case(rows[i].from, VIGIL_DECISION_LCSPR);
        struct vigil_panel_response response = good_response();
        response.response = VIGIL_RESPONSE_DISAGREES;
        response.reason = VIGIL_RESPONSE_REASON_NO_FURTHER_LEARNING;
        struct vigil_faults faults = {0};
        assert_int_equal(
            rules_decide_panel_response(&response, &context, &found, &faults), BASE_OK);
        assert_int_equal(found.state, rows[i].to);
        assert_int_equal(found.version, 3);
        assert_int_equal(found.responded_at, context.now);
        assert_int_equal(found.response, VIGIL_RESPONSE_DISAGREES);
        assert_int_equal(found.reason, VIGIL_RESPONSE_REASON_NO_FURTHER_LEARNING);
    }
}

static void
refuses_a_wrong_response(void **state)
{
    (void)state;
    const enum vigil_case_state awaited = VIGIL_CASE_STATE_RESPONSE_AWAITED;
    static const enum vigil_response_reason none = VIGIL_RESPONSE_REASON_NONE;
    static const enum vigil_response_reason not_met =
        VIGIL_RESPONSE_REASON_CRITERIA_NOT_MET;
    struct {
        enum vigil_case_state from;
        enum vigil_response response;
        enum vigil_response_reason reason;
        const char *path, *code;
    } rows[] = {
        {awaited, VIGIL_RESPONSE_NONE, none, "response", "required"},
        {awaited, (enum vigil_response)9, none, "response", "unknown_code"},
        {awaited, VIGIL_RESPONSE_DISAGREES, none, "reason", "required"},
        {awaited, VIGIL_RESPONSE_AGREES, not_met, "reason", "not_with_agreement"},
        {awaited,
         VIGIL_RESPONSE_DISAGREES,
         (enum vigil_response_reason)9,
         "reason",
         "unknown_code"},
        {VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED,
         VIGIL_RESPONSE_AGREES,
         none,
         "case_ref",
         "rapid_review_first"},
        {VIGIL_CASE_STATE_CONCLUDED,
         VIGIL_RESPONSE_AGREES,
         none,
         "case_ref",
         "response_already"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_context context = record_context(VIGIL_ROLE_PANEL, false);
        struct vigil_case found =
            record_reviewed_case(rows[i].from, VIGIL_DECISION_NO_LCSPR);
        struct vigil_panel_response response = good_response();
        response.response = rows[i].response;
        response.reason = rows[i].reason;
        struct vigil_faults faults = {0};
        assert_int_equal(
            rules_decide_panel_response(&response, &context, &found, &faults),
            BASE_REFUSE);
        assert_one_fault(&faults, rows[i].path, rows[i].code);
        assert_int_equal(found.version, 2);
    }
    struct rules_context context = record_context(VIGIL_ROLE_PANEL, true);
    struct vigil_case found = record_reviewed_case(awaited, VIGIL_DECISION_NO_LCSPR);
    found.historic = true;
    struct vigil_panel_response response = good_response();
    response.decided_at = record_instant("2021-06-25T08:59:59Z");
    struct vigil_faults faults = {0};
    assert_int_equal(rules_decide_panel_response(&response, &context, &found, &faults),
                     BASE_REFUSE);
    assert_one_fault(&faults, "decided_at", "before_rapid_review");
}

/* The panel's decisions come from the panel, the partnership's from the partnership. */
static void
denies_the_wrong_sender(void **state)
{
    (void)state;
    struct rules_context authority = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct rules_context panel = record_context(VIGIL_ROLE_PANEL, false);
    struct vigil_case found = record_case(VIGIL_CASE_STATE_RESPONSE_AWAITED);
    struct vigil_panel_response response = good_response();
    struct vigil_rapid_review review = good_review();
    struct vigil_faults faults = {0};
    assert_int_equal(rules_decide_panel_response(&response, &authority, &found, &faults),
                     BASE_DENIED);
    authority.historic = true;
    assert_int_equal(rules_decide_panel_response(&response, &authority, &found, &faults),
                     BASE_DENIED);
    assert_int_equal(rules_decide_rapid_review(&review, &panel, &found, &faults),
                     BASE_DENIED);
    assert_int_equal(found.version, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_rapid_review),
        cmocka_unit_test(tells_nothing_of_others_cases),
        cmocka_unit_test(refuses_a_wrong_rapid_review),
        cmocka_unit_test(takes_a_response),
        cmocka_unit_test(refuses_a_wrong_response),
        cmocka_unit_test(denies_the_wrong_sender),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
