/*
 * History as the rules see it: every record of tests/data/casebook-2021 is admitted, in
 * the order in which a casebook is imported, and the cases end in the states that the
 * casebook tells.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "casebook_table.h"
#include "rules/rules_decide_lcspr.h"
#include "rules/rules_decide_notification.h"
#include "rules/rules_decide_panel_response.h"
#include "rules/rules_decide_rapid_review.h"
#include "rules/rules_lifecycle.h"

enum { CASES_MAX = 1500 };

static char codes[200][VIGIL_PARTY_SIZE];
static struct rules_authorities authorities = {NULL, 0};
static struct rules_context panel;
static struct vigil_case cases[CASES_MAX];
static size_t cases_count;
static size_t reviews[RULES_STATE_COUNT]; /* by the state in which they begin here */

static struct vigil_case *
find(const char *notification_ref)
{
    for (size_t i = 0; i < cases_count; i++) {
        if (strcmp(cases[i].notification_ref, notification_ref) == 0) {
            return &cases[i];
        }
    }
    return NULL;
}

static void
assert_admitted(enum base_class class,
                const struct vigil_faults *faults,
                const char *reference)
{
    if (class != BASE_OK) {
        fail_msg("%s: %s %s", reference, faults->at[0].path, faults->at[0].code);
    }
}

/* Reads the children of one reference; how many there are. */
static size_t
read_children(const char *reference, struct vigil_child ret_children[VIGIL_CHILDREN_MAX])
{
    struct table table;
    size_t count = 0;
    open_table(&table, "tests/data/casebook-2021/children.csv");
    while (next_row(&table)) {
        if (strcmp(cell(&table, "notification_ref"), reference) != 0) {
            continue;
        }
        struct vigil_child *child = &ret_children[count++];
        child->child_no = atoi(cell(&table, "child_no"));
        child->index_child =
            (enum vigil_yes_no)code(&table, "index_child", VIGIL_LIST_YES_NO);
        child->date_of_birth = date(&table, "date_of_birth");
        child->sex = (enum vigil_sex)code(&table, "sex", VIGIL_LIST_SEX);
        child->ethnicity =
            (enum vigil_ethnicity)code(&table, "ethnicity", VIGIL_LIST_ETHNICITY);
        copy(&table,
             "ethnicity_not_stated_reason",
             child->ethnicity_not_stated_reason,
             sizeof(child->ethnicity_not_stated_reason));
    }
    return count;
}

static int
by_code(const void *a, const void *b)
{
    return strcmp(a, b);
}

static int
read_authorities(void **state)
{
    (void)state;
    struct table table;
    open_table(&table, "config/local-authorities.csv");
    while (next_row(&table) && authorities.count < BASE_COUNT(codes)) {
        char *slot = codes[authorities.count++];
        assert_true(base_text_copy(slot, VIGIL_PARTY_SIZE, table.cells[0]));
    }
    qsort(codes, authorities.count, sizeof(codes[0]), by_code);
    authorities.codes = (const char(*)[VIGIL_PARTY_SIZE])codes;
    panel = (struct rules_context){.role = VIGIL_ROLE_PANEL,
                                   .party = "panel",
                                   .historic = true,
                                   .authorities = &authorities};
    return base_instant_parse("2022-02-01T00:00:00Z", &panel.now) ? 0 : -1;
}

static void
admits_the_notifications(void **state)
{
    (void)state;
    struct table table;
    open_table(&table, "tests/data/casebook-2021/notifications.csv");
    while (next_row(&table)) {
        struct vigil_notification n = {0};
        copy(&table, "notification_ref", n.notification_ref, sizeof(n.notification_ref));
        copy(&table, "authority", n.authority, sizeof(n.authority));
        n.incident_on = date(&table, "incident_on");
        n.became_aware_on = date(&table, "became_aware_on");
        n.notified_at = instant(&table, "notified_at");
        n.incident_type = (enum vigil_incident_type)code(
            &table, "incident_type", VIGIL_LIST_INCIDENT_TYPE);
        n.death_category = (enum vigil_death_category)code(
            &table, "death_category", VIGIL_LIST_DEATH_CATEGORY);
        n.harm_category = (enum vigil_harm_category)code(
            &table, "harm_category", VIGIL_LIST_HARM_CATEGORY);
        n.children_count = read_children(n.notification_ref, n.children);
        struct vigil_faults faults = {0};
        struct vigil_case *opened = &cases[cases_count];
        assert_admitted(rules_decide_notification(&n, &panel, opened, &faults),
                        &faults,
                        n.notification_ref);
        (void)base_text_print(
            opened->case_ref, sizeof(opened->case_ref), "%zu", ++cases_count);
    }
    assert_int_equal(cases_count, 1178);
}

static void
admits_the_rapid_reviews(void **state)
{
    (void)state;
    struct table table;
    open_table(&table, "tests/data/casebook-2021/rapid_reviews.csv");
    while (next_row(&table)) {
        struct vigil_rapid_review review = {.received_at = instant(&table, "received_at"),
                                            .decision = (enum vigil_decision)code(
                                                &table, "decision", VIGIL_LIST_DECISION)};
        struct vigil_case *found = find(cell(&table, "notification_ref"));
        copy(&table, "notification_ref", review.of.notification_ref, VIGIL_OWN_REF_SIZE);
        strcpy(review.of.authority, found->authority);
        struct vigil_faults faults = {0};
        assert_admitted(rules_decide_rapid_review(&review, &panel, found, &faults),
                        &faults,
                        found->notification_ref);
    }
}

static void
admits_the_responses(void **state)
{
    (void)state;
    struct table table;
    open_table(&table, "tests/data/casebook-2021/panel_responses.csv");
    while (next_row(&table)) {
        struct vigil_panel_response response = {
            .decided_at = instant(&table, "decided_at"),
            .response =
                (enum vigil_response)code(&table, "response", VIGIL_LIST_RESPONSE),
            .reason = (enum vigil_response_reason)code(
                &table, "reason", VIGIL_LIST_RESPONSE_REASON)};
        struct vigil_case *found = find(cell(&table, "notification_ref"));
        copy(
            &table, "notification_ref", response.of.notification_ref, VIGIL_OWN_REF_SIZE);
        strcpy(response.of.authority, found->authority);
        struct vigil_faults faults = {0};
        assert_admitted(rules_decide_panel_response(&response, &panel, found, &faults),
                        &faults,
                        found->notification_ref);
    }
}

static void
read_links(struct vigil_lcspr *lcspr, struct vigil_case *ret_found[VIGIL_LINKS_MAX])
{
    struct table table;
    open_table(&table, "tests/data/casebook-2021/lcspr_notifications.csv");
    while (next_row(&table)) {
        if (strcmp(cell(&table, "lcspr_ref"), lcspr->lcspr_ref) != 0) {
            continue;
        }
        struct vigil_case *found = find(cell(&table, "notification_ref"));
        struct vigil_case_name *link = &lcspr->links[lcspr->links_count];
        strcpy(link->notification_ref, found->notification_ref);
        strcpy(link->authority, found->authority);
        ret_found[lcspr->links_count++] = found;
    }
}

static void
admits_the_lcsprs(void **state)
{
    (void)state;
    struct table table;
    open_table(&table, "tests/data/casebook-2021/lcsprs.csv");
    while (next_row(&table)) {
        struct vigil_lcspr lcspr = {
            .commissioned_on = date(&table, "commissioned_on"),
            .received_at = instant(&table, "received_at"),
            .shape = (enum vigil_shape)code(&table, "shape", VIGIL_LIST_SHAPE),
            .children = atoi(cell(&table, "children")),
            .publication = (enum vigil_publication)code(
                &table, "publication", VIGIL_LIST_PUBLICATION),
            .published_on = date(&table, "published_on"),
            .incident_type = (enum vigil_incident_type)code(
                &table, "incident_type", VIGIL_LIST_INCIDENT_TYPE),
            .death_category = (enum vigil_death_category)code(
                &table, "death_category", VIGIL_LIST_DEATH_CATEGORY),
            .harm_category = (enum vigil_harm_category)code(
                &table, "harm_category", VIGIL_LIST_HARM_CATEGORY)};
        copy(&table, "lcspr_ref", lcspr.lcspr_ref, sizeof(lcspr.lcspr_ref));
        copy(&table, "authority", lcspr.authority, sizeof(lcspr.authority));
        lcspr.index_children_count = read_children(lcspr.lcspr_ref, lcspr.index_children);
        struct vigil_case *found[VIGIL_LINKS_MAX], opened = {.case_ref = ""};
        read_links(&lcspr, found);
        struct vigil_faults faults = {0};
        assert_admitted(rules_decide_lcspr(&lcspr, &panel, NULL, found, &opened, &faults),
                        &faults,
                        lcspr.lcspr_ref);
        reviews[opened.state]++;
    }
}

/* The casebook's totals: 1,149 reviewed of 1,178; 390 that an LCSPR covers, of which the
 * received ones are those of 117 reviews (3 of them over no or several notifications). */
static void
ends_in_the_states_of_the_casebook(void **state)
{
    (void)state;
    size_t counts[RULES_STATE_COUNT] = {0}, covered = 0;
    for (size_t i = 0; i < cases_count; i++) {
        counts[cases[i].state]++;
        covered += cases[i].lcspr_ref[0] != '\0' ? 1 : 0;
    }
    assert_int_equal(counts[VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED], 1178 - 1149);
    assert_int_equal(counts[VIGIL_CASE_STATE_CONCLUDED], 759);
    assert_int_equal(counts[VIGIL_CASE_STATE_LCSPR_AWAITED], 255);
    assert_int_equal(counts[VIGIL_CASE_STATE_LCSPR_RECEIVED], 114 + 12 + 9);
    assert_int_equal(covered, 390);
    assert_int_equal(reviews[VIGIL_CASE_STATE_LCSPR_IN_PROGRESS], 255);
    assert_int_equal(reviews[VIGIL_CASE_STATE_LCSPR_REPORTED], 39);
    assert_int_equal(reviews[VIGIL_CASE_STATE_LCSPR_PUBLISHED], 75);
    assert_int_equal(reviews[VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED], 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(admits_the_notifications),
        cmocka_unit_test(admits_the_rapid_reviews),
        cmocka_unit_test(admits_the_responses),
        cmocka_unit_test(admits_the_lcsprs),
        cmocka_unit_test(ends_in_the_states_of_the_casebook),
    };
    return cmocka_run_group_tests(tests, read_authorities, NULL);
}
