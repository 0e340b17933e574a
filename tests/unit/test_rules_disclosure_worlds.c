/*
 * Disclosure control of some hundred small invented worlds, in which most counts are
 * small, categories are missing and the parts of a table nearly fill it: each is
 * suppressed and attacked, some by their own authorities too.
 */
#include "attacker_report.h"
#include "casebook_facts.h"

enum { WORLDS = 500, WORLD_CASES = 120, WORLD_LCSPRS = 60, WORLD_CONSIDERED = 40 };

static struct rules_fact_case world_cases[WORLD_CASES];
static struct rules_fact_lcspr world_lcsprs[WORLD_LCSPRS];
static struct rules_fact_consideration world_considered[WORLD_CONSIDERED];

/* 0 to most - 1; half of the time the first, so that counts differ. */
static int
draw(int most)
{
    return random() % 2 == 0 ? 0 : (int)(random() % most);
}

static void
world_case(struct rules_fact_case *of, int width)
{
    memset(of, 0, sizeof *of);
    (void)base_text_print(of->authority, sizeof of->authority, "E%02d", draw(width * 2));
    of->incident_on = base_date_of(2021, 1, 1) - draw(300);
    of->became_aware_on = draw(5) == 1 ? VIGIL_DATE_NONE : base_date_of(2021, 1, 4);
    of->notified_on = base_date_of(2021, 1, 5) + draw(20);
    of->incident_type = (enum vigil_incident_type)(draw(6 < width ? 6 : width));
    of->death_category = (enum vigil_death_category)(draw(5));
    of->harm_category = (enum vigil_harm_category)(draw(5));
    of->neglect = (enum vigil_yes_no)draw(4);
    of->social_care = (enum vigil_social_care)draw(5);
    of->child = (struct rules_fact_child){.present = draw(8) != 1,
                                          .born_on = of->incident_on - draw(7000),
                                          .sex = (enum vigil_sex)draw(4),
                                          .ethnicity = (enum vigil_ethnicity)draw(21),
                                          .disability = (enum vigil_yes_no)draw(4),
                                          .cp_plan = (enum vigil_history)draw(5),
                                          .ethnicity_unobtainable = draw(2) == 1,
                                          .sex_unobtainable = draw(3) == 1,
                                          .disability_unobtainable = draw(2) == 1};
    of->historic = draw(3) == 1;
    of->left_out = draw(9) == 1;
    of->rapid_review_on = draw(4) == 1 ? VIGIL_DATE_NONE : of->notified_on + draw(40);
    of->decision = (enum vigil_decision)draw(5);
    of->response = (enum vigil_response)draw(3);
}

static void
world_lcspr(struct rules_fact_lcspr *lcspr, int cases)
{
    static const enum vigil_publication publications[] = {
        VIGIL_PUBLICATION_PUBLISHED,
        VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED,
        VIGIL_PUBLICATION_AWAITING,
        VIGIL_PUBLICATION_EXECUTIVE_SUMMARY};
    memset(lcspr, 0, sizeof *lcspr);
    lcspr->commissioned_on = base_date_of(2021, 3, 1);
    lcspr->received_on =
        draw(4) == 1 ? VIGIL_DATE_NONE : base_date_of(2021, 5, 1) + draw(300);
    lcspr->publication = publications[draw(4)];
    lcspr->published_on =
        lcspr->received_on == VIGIL_DATE_NONE ? VIGIL_DATE_NONE : lcspr->received_on;
    lcspr->shape = (enum vigil_shape)draw(6);
    lcspr->children = lcspr->shape == VIGIL_SHAPE_SINGLE ? 1 : 2 + draw(3);
    lcspr->methodology = (enum vigil_methodology)draw(9);
    lcspr->has_case = cases > 0 && draw(6) != 1;
    if (lcspr->has_case) {
        lcspr->of = world_cases[draw(cases)];
        lcspr->of.timing_excluded = draw(9) == 1;
    } else {
        lcspr->incident_type = (enum vigil_incident_type)draw(4);
    }
}

static void
world_consider(struct rules_fact_consideration *of, int width)
{
    of->considered_on = base_date_of(2021, 1, 1) + draw(400);
    of->incident_type = (enum vigil_incident_type)(1 + draw(width < 5 ? width : 5));
}

static void
worlds(void **state)
{
    const struct rules_calendar *calendar = facts_calendar();
    (void)state;
    srandom(12);
    for (int i = 0; i < WORLDS; i++) {
        char what[32];
        int width = 2 + draw(8);
        struct rules_facts world = {.cases = world_cases,
                                    .cases_count = (size_t)(random() % WORLD_CASES),
                                    .lcsprs = world_lcsprs,
                                    .lcsprs_count = (size_t)(random() % WORLD_LCSPRS),
                                    .considerations = world_considered,
                                    .considerations_count =
                                        (size_t)(random() % WORLD_CONSIDERED)};
        for (size_t c = 0; c < world.cases_count; c++) {
            world_case(&world_cases[c], width);
        }
        for (size_t l = 0; l < world.lcsprs_count; l++) {
            world_lcspr(&world_lcsprs[l], (int)world.cases_count);
        }
        for (size_t c = 0; c < world.considerations_count; c++) {
            world_consider(&world_considered[c], width);
        }
        (void)base_text_print(what, sizeof what, "world %d", i);
        report_make(&world,
                    calendar,
                    draw(4) == 1 ? base_date_of(2021, 7, 1) : base_date_of(2021, 1, 1),
                    base_date_of(2022, 1, 1));
        int32_t threshold = 1 + draw(8);
        suppress_and_attack(threshold, what);
        if (i % 8 == 0) {
            (void)authorities_attack(threshold, what);
        }
    }
}

/* 20 girls of whom 17 died: no count is small, but 3 girls were harmed. */
static void
girls_who_lived(void **state)
{
    (void)state;
    memset(world_cases, 0, sizeof world_cases);
    for (size_t i = 0; i < 40; i++) {
        bool girl = i < 20;
        bool died = girl ? i < 17 : i < 30;
        world_cases[i] = (struct rules_fact_case){
            .authority = "E08000025",
            .incident_on = base_date_of(2021, 1, 1),
            .became_aware_on = base_date_of(2021, 1, 4),
            .notified_on = base_date_of(2021, 1, 5),
            .rapid_review_on = VIGIL_DATE_NONE,
            .incident_type =
                died ? VIGIL_INCIDENT_TYPE_DEATH : VIGIL_INCIDENT_TYPE_SERIOUS_HARM,
            .death_category =
                died ? VIGIL_DEATH_CATEGORY_SUDI : VIGIL_DEATH_CATEGORY_NONE,
            .child = {.present = true,
                      .born_on = base_date_of(2020, 12, 1),
                      .sex = girl ? VIGIL_SEX_FEMALE : VIGIL_SEX_MALE}};
    }
    const struct rules_facts world = {.cases = world_cases, .cases_count = 40};
    report_make(
        &world, facts_calendar(), base_date_of(2021, 1, 1), base_date_of(2022, 1, 1));
    assert_false(is_hidden("incidents_notified", "death_category_female", "known"));
    suppress_and_attack(5, "girls");
    assert_false(is_hidden("incidents_notified", "sex", "female"));
    assert_false(is_hidden("incidents_notified", "death_category", "sudi"));
    assert_true(is_hidden("incidents_notified", "death_category_female", "known"));
    assert_true(is_hidden("incidents_notified", "death_category_male", "known"));
    report_make(
        &world, facts_calendar(), base_date_of(2021, 1, 1), base_date_of(2022, 1, 1));
    suppress_and_attack(2, "girls");
    assert_false(is_hidden("incidents_notified", "death_category_female", "known"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(worlds),
                                       cmocka_unit_test(girls_who_lived)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
