/* Decisions on LCSPRs: commissioned, received, published; over one case, several, none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_decide_lcspr.h"

static enum base_class
decide(const struct vigil_lcspr *lcspr,
       const struct rules_context *context,
       struct vigil_case *found,
       struct vigil_faults *faults)
{
    struct vigil_case *list[VIGIL_LINKS_MAX] = {found};
    struct vigil_case opened = {.case_ref = "CSP-2026-000125-X"};
    memset(faults, 0, sizeof(*faults));
    return rules_decide_lcspr(lcspr, context, NULL, list, &opened, faults);
}

static void
follows_a_review_to_its_publication(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_case found = record_reviewed_case(
        VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED, VIGIL_DECISION_LCSPR);
    struct vigil_lcspr lcspr = record_lcspr();
    struct vigil_faults faults;
    assert_int_equal(decide(&lcspr, &context, &found, &faults), BASE_OK);
    assert_int_equal(found.state, VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED);
    assert_string_equal(found.lcspr_ref, "LCSPR/7");
    assert_string_equal(found.review_ref, "CSP-2026-000125-X");
    assert_int_equal(found.lcspr_commissioned_on, lcspr.commissioned_on);
    assert_int_equal(found.lcspr_received_at, VIGIL_INSTANT_NONE);
    assert_int_equal(found.version, 3);

    context.now += 100 * BASE_DAY;
    vigil_instant received = context.now;
    lcspr.publication = VIGIL_PUBLICATION_AWAITING;
    assert_int_equal(decide(&lcspr, &context, &found, &faults), BASE_OK);
    assert_int_equal(found.state, VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED);
    assert_int_equal(found.lcspr_received_at, received);

    context.now += 30 * BASE_DAY;
    lcspr.publication = VIGIL_PUBLICATION_PUBLISHED;
    lcspr.published_on = record_date("2021-11-01");
    assert_int_equal(decide(&lcspr, &context, &found, &faults), BASE_OK);
    assert_int_equal(found.state, VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED);
    assert_int_equal(found.lcspr_received_at, received);
    assert_int_equal(found.version, 5);

    lcspr.publication = VIGIL_PUBLICATION_IN_PROGRESS;
    lcspr.published_on = VIGIL_DATE_NONE;
    assert_int_equal(decide(&lcspr, &context, &found, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "received_already");
    assert_int_equal(found.version, 5);
}

/* After the Panel disagreed with "no LCSPR", and even after it agreed, the partnership
 * may commission one. */
static void
may_be_commissioned_after_the_response(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_case found =
        record_reviewed_case(VIGIL_CASE_STATE_CONCLUDED, VIGIL_DECISION_NO_LCSPR);
    struct vigil_lcspr lcspr = record_lcspr();
    struct vigil_faults faults;
    assert_int_equal(decide(&lcspr, &context, &found, &faults), BASE_OK);
    assert_int_equal(found.state, VIGIL_CASE_STATE_LCSPR_AWAITED);
}

typedef void spoil(struct vigil_lcspr *lcspr, struct vigil_case *found);

#define SPOIL(name, ...)                                                                 \
    static void name(struct vigil_lcspr *l, struct vigil_case *c)                        \
    {                                                                                    \
        (void)l;                                                                         \
        (void)c;                                                                         \
        __VA_ARGS__;                                                                     \
    }
SPOIL(no_change, (void)0)
SPOIL(no_ref, l->lcspr_ref[0] = '\0')
SPOIL(other_authority, strcpy(l->authority, "E10000016"))
SPOIL(not_commissioned, l->commissioned_on = VIGIL_DATE_NONE)
SPOIL(commissioned_tomorrow, l->commissioned_on = record_date("2021-07-01"))
SPOIL(commissioned_early, l->commissioned_on = record_date("2021-06-24"))
SPOIL(joins_early, l->commissioned_on = record_date("2021-06-24");
      l->shape = VIGIL_SHAPE_THEMATIC)
SPOIL(received_stated, l->received_at = record_instant("2021-06-29T10:00:00Z"))
SPOIL(strange_shape, l->shape = (enum vigil_shape)77)
SPOIL(strange_methodology, l->methodology = (enum vigil_methodology)77)
SPOIL(published_when, l->publication = VIGIL_PUBLICATION_PUBLISHED)
SPOIL(published_tomorrow, l->publication = VIGIL_PUBLICATION_PUBLISHED;
      l->published_on = record_date("2021-07-01"))
SPOIL(unpublished_when, l->published_on = record_date("2021-06-30"))
SPOIL(not_to_be_published, l->publication = VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED)
SPOIL(no_harm_to_publish, l->publication = VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED;
      strcpy(l->publication_reason, "harm to siblings"))
SPOIL(says_type, l->incident_type = VIGIL_INCIDENT_TYPE_DEATH)
SPOIL(says_category, l->death_category = VIGIL_DEATH_CATEGORY_SUDI)
SPOIL(says_children, l->index_children_count = 1; l->index_children[0] = record_child(1))
SPOIL(negative_children, l->children = -1)
SPOIL(no_rapid_review, *c = record_case(VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED))
SPOIL(covered_by_another, strcpy(c->lcspr_ref, "LCSPR/6"))
SPOIL(someone_elses, strcpy(c->authority, "E10000016"))
SPOIL(mistyped, strcpy(l->links[0].case_ref, "CSP-2026-000123-4"))

static void
each_fault_alone(void **state)
{
    (void)state;
    static const struct {
        spoil *spoil;
        const char *path, *code;
    } rows[] = {
        {no_change, NULL, NULL},
        {no_ref, "lcspr_ref", "required"},
        {other_authority, "authority", "not_your_authority"},
        {not_commissioned, "commissioned_on", "required"},
        {commissioned_tomorrow, "commissioned_on", "in_future"},
        {commissioned_early, "commissioned_on", "before_rapid_review"},
        {joins_early, NULL, NULL},
        {received_stated, "received_at", "only_historic"},
        {strange_shape, "shape", "unknown_code"},
        {strange_methodology, "methodology", "unknown_code"},
        {published_when, "published_on", "required"},
        {published_tomorrow, "published_on", "in_future"},
        {unpublished_when, "published_on", "not_published"},
        {not_to_be_published, "publication_reason", "required"},
        {no_harm_to_publish, NULL, NULL},
        {says_type, "incident_type", "said_by_notification"},
        {says_category, "death_category", "not_a_death"},
        {says_children, "index_children", "said_by_notification"},
        {negative_children, "children", "negative"},
        {no_rapid_review, "links[0]", "rapid_review_first"},
        {covered_by_another, "links[0]", "covered_already"},
        {someone_elses, "links[0]", "no_such_case"},
        {mistyped, "links[0].case_ref", "mistyped_reference"},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
        struct vigil_lcspr lcspr = record_lcspr();
        struct vigil_case found = record_reviewed_case(
            VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED, VIGIL_DECISION_LCSPR);
        rows[i].spoil(&lcspr, &found);
        struct vigil_case before = found;
        struct vigil_faults faults;
        enum base_class class = decide(&lcspr, &context, &found, &faults);
        if (rows[i].code == NULL) {
            if (class != BASE_OK) {
                fail_msg("row %zu: %s %s", i, faults.at[0].path, faults.at[0].code);
            }
            continue;
        }
        assert_int_equal(class, BASE_REFUSE);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.at[0].path, rows[i].path);
        assert_string_equal(faults.at[0].code, rows[i].code);
        assert_memory_equal(&before, &found, sizeof(found));
    }
}

/* Over several cases: all of them or none; a doubled one, a missing one are told. */
static void
covers_several_or_none(void **state)
{
    (void)state;
    struct rules_context context = record_context(VIGIL_ROLE_AUTHORITY, false);
    struct vigil_case first = record_reviewed_case(
        VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED, VIGIL_DECISION_JOINS_THEMATIC);
    struct vigil_case second = first;
    strcpy(second.case_ref, "CSP-2026-000124-1");
    struct vigil_case *found[] = {&first, &second, &second, NULL};
    struct vigil_lcspr lcspr = record_lcspr();
    lcspr.shape = VIGIL_SHAPE_THEMATIC;
    lcspr.incident_type = VIGIL_INCIDENT_TYPE_SERIOUS_HARM;
    lcspr.links_count = 4;
    for (size_t i = 1; i < 4; i++) {
        lcspr.links[i] = lcspr.links[0];
    }
    struct vigil_case opened = {.case_ref = ""};
    struct vigil_faults faults = {0};
    assert_int_equal(rules_decide_lcspr(&lcspr, &context, NULL, found, &opened, &faults),
                     BASE_REFUSE);
    assert_int_equal(opened.version, 0);
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.at[0].path, "links[2]");
    assert_string_equal(faults.at[0].code, "doubled");
    assert_string_equal(faults.at[1].path, "links[3]");
    assert_string_equal(faults.at[1].code, "no_such_case");
    assert_int_equal(first.version, 2);

    lcspr.links_count = 2;
    memset(&faults, 0, sizeof(faults));
    assert_int_equal(rules_decide_lcspr(&lcspr, &context, NULL, found, &opened, &faults),
                     BASE_OK);
    assert_int_equal(first.version, 3);
    assert_int_equal(second.version, 3);

    lcspr.links_count = 0;
    lcspr.index_children_count = 1;
    lcspr.index_children[0] = record_child(1);
    assert_int_equal(rules_decide_lcspr(&lcspr, &context, NULL, NULL, &opened, &faults),
                     BASE_OK);
    assert_int_equal(first.version, 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_a_review_to_its_publication),
        cmocka_unit_test(may_be_commissioned_after_the_response),
        cmocka_unit_test(each_fault_alone),
        cmocka_unit_test(covers_several_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
