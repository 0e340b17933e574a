/*
 * Disclosure control of whole reports: the casebook's periods at several thresholds, and
 * some thousand small invented worlds, each attacked from its published rows alone. Then
 * mutants, which attacker and audit must catch.
 */
#include "attacker.h"
#include "casebook_facts.h"

#include <stdlib.h>

#include "rules/rules_audit.h"
#include "rules/rules_disclosure.h"
#include "rules/rules_period.h"

static struct rules_facts facts;
static const struct rules_calendar *calendar;
static struct rules_row true_rows[RULES_ROWS_MAX], shown_rows[RULES_ROWS_MAX];
static struct rules_report truth, shown; /* of one report: before and after */

enum { NONE = ATTACK_UNKNOWNS };

/* --- the attacker's knowledge of the tables --- */

static bool
is_count(const struct rules_row *row)
{
    return strcmp(row->measure, "count") == 0;
}

static const struct rules_row *
row_at(const struct rules_report *report,
       const char *table,
       const char *breakdown,
       const char *category)
{
    for (size_t i = 0; i < report->count; i++) {
        const struct rules_row *row = &report->rows[i];
        if (is_count(row) && strcmp(row->table, table) == 0 &&
            strcmp(row->breakdown, breakdown) == 0 &&
            strcmp(row->category, category) == 0) {
            return row;
        }
    }
    return NULL;
}

static int64_t
true_count(const char *table, const char *breakdown, const char *category)
{
    const struct rules_row *row = row_at(&truth, table, breakdown, category);
    return row == NULL ? 0 : row->number;
}

/* The unknown of a published count; NONE if it is not listed. */
static size_t
unknown_of(const char *table, const char *breakdown, const char *category)
{
    char name[96];
    (void)base_text_print(name, sizeof name, "%s/%s/%s", table, breakdown, category);
    for (size_t i = 0; i < attack.unknowns_count; i++) {
        if (strcmp(attack.unknowns[i].name, name) == 0) {
            return i;
        }
    }
    return NONE;
}

/* A number that no row gives, but that a reader can think of. */
static size_t
implied(const char *name, int64_t is, int64_t low, bool guarded)
{
    size_t unknown = attack_unknown_add(name, is, low, ATTACK_MOST);
    attack.unknowns[unknown].guarded = guarded;
    return unknown;
}

static bool
is_listed(const char *table, const char *breakdown)
{
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) == 0 && strcmp(row->breakdown, breakdown) == 0 &&
            strcmp(row->category, "known") != 0 &&
            strcmp(row->category, "not_known") != 0) {
            return true;
        }
    }
    const struct rules_row *known = row_at(&shown, table, breakdown, "known");
    return known != NULL && strcmp(known->value, "c") != 0;
}

/* Whether some count of the table's breakdown is still there. */
static bool
any_shown(const char *table, const char *breakdown)
{
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (is_count(row) && strcmp(row->table, table) == 0 &&
            strcmp(row->breakdown, breakdown) == 0 && strcmp(row->value, "c") != 0) {
            return true;
        }
    }
    return false;
}

/* Every published count; what is hidden beside something shown is at least 1. */
static void
learn_counts(void)
{
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (!is_count(row)) {
            continue;
        }
        char name[96];
        (void)base_text_print(
            name, sizeof name, "%s/%s/%s", row->table, row->breakdown, row->category);
        bool hidden = strcmp(row->value, "c") == 0;
        bool spread = row_at(&shown, row->table, row->breakdown, "known") != NULL;
        int64_t low = spread ? is_listed(row->table, row->breakdown)
                             : any_shown(row->table, row->breakdown);
        /* of the stock, all states may be hidden beside what was received */
        if (strcmp(row->table, "lcspr_stock") == 0) {
            low = 0;
        }
        int64_t number = hidden ? 0 : atol(row->value);
        size_t unknown =
            attack_unknown_add(name,
                               true_count(row->table, row->breakdown, row->category),
                               hidden ? low : number,
                               hidden ? ATTACK_MOST : number);
        attack.unknowns[unknown].guarded = true;
    }
}

/* A reader is given the size of every population. */
static size_t
population_of(const char *table, const char *breakdown)
{
    static const char *const populations[][2] = {
        {"incidents_notified", "notifications"},
        {"incidents_rapid_review", "rapid_reviews"},
        {"rapid_review_decisions", "rapid_reviews"},
        {"lcspr", "lcsprs_received"},
        {"lcspr_incident_year", "lcsprs_received"}};
    const char *type = strcmp(breakdown, "death_category") == 0  ? "death"
                       : strcmp(breakdown, "harm_category") == 0 ? "serious_harm"
                                                                 : NULL;
    if (type != NULL) {
        size_t of_type = unknown_of(table, "incident_type", type);
        if (of_type == NONE && is_listed(table, "incident_type")) {
            of_type = attack_unknown_add("none of the type", 0, 0, 0);
        }
        return of_type;
    }
    for (size_t i = 0; i < BASE_COUNT(populations); i++) {
        if (strcmp(table, populations[i][0]) == 0 &&
            strncmp(breakdown, "death_", 6) != 0) {
            return unknown_of("activity", "all", populations[i][1]);
        }
    }
    return NONE;
}

static void
learn_spread(const char *table, const char *breakdown)
{
    size_t parts[RULES_CATEGORIES_MAX], count = 0;
    size_t known = unknown_of(table, breakdown, "known");
    size_t ends[2] = {known, unknown_of(table, breakdown, "not_known")};
    size_t all = population_of(table, breakdown);
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) != 0 || strcmp(row->breakdown, breakdown) != 0 ||
            strcmp(row->category, "known") == 0 ||
            strcmp(row->category, "not_known") == 0) {
            continue;
        }
        size_t part = unknown_of(table, breakdown, row->category);
        if (is_count(row)) {
            parts[count++] = part;
        } else if (row->value[0] != '\0' && row->value[0] != 'c') {
            attack_percent(known, part, atol(row->value));
        }
    }
    if (is_listed(table, breakdown)) {
        attack_sum(known, parts, count);
    }
    int64_t size =
        true_count(table, breakdown, "known") + true_count(table, breakdown, "not_known");
    if (all == NONE && size > 0 && strncmp(breakdown, "death_", 6) != 0 &&
        is_listed(table, breakdown)) {
        all = attack_unknown_add("given population", size, size, size);
    }
    if (all != NONE) {
        attack_sum(all, ends, 2);
    }
}

static void
learn_spreads(void)
{
    for (size_t i = 0; i < shown.count; i++) {
        if (strcmp(shown.rows[i].category, "known") == 0) {
            learn_spread(shown.rows[i].table, shown.rows[i].breakdown);
        }
    }
}

static void
learn_deaths_of(const char *table, const char *category)
{
    size_t parts[3], count = 0;
    int64_t rest = true_count(table, "death_category", category);
    static const char *const sexes[] = {"death_category_female", "death_category_male"};
    for (size_t s = 0; s < 2; s++) {
        size_t part = unknown_of(table, sexes[s], category);
        if (part == NONE && !is_listed(table, sexes[s])) {
            part = implied("withheld", true_count(table, sexes[s], category), 0, true);
        }
        if (part != NONE) {
            parts[count++] = part;
        }
        rest -= true_count(table, sexes[s], category);
    }
    parts[count++] = implied("died, sex not known", rest, 0, true);
    attack_sum(unknown_of(table, "death_category", category), parts, count);
}

static void
learn_deaths(const char *table)
{
    static const char *const sexes[][2] = {{"female", "death_category_female"},
                                           {"male", "death_category_male"}};
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (is_count(row) && strcmp(row->table, table) == 0 &&
            strcmp(row->breakdown, "death_category") == 0) {
            learn_deaths_of(table, row->category);
        }
    }
    for (size_t s = 0; s < 2; s++) {
        size_t all = unknown_of(table, "sex", sexes[s][0]);
        int64_t dead = true_count(table, sexes[s][1], "known") +
                       true_count(table, sexes[s][1], "not_known");
        size_t parts[3] = {
            unknown_of(table, sexes[s][1], "known"),
            unknown_of(table, sexes[s][1], "not_known"),
            implied("living", true_count(table, "sex", sexes[s][0]) - dead, 0, true)};
        if (all != NONE) {
            attack_sum(all, parts, 3);
        }
    }
}

static void
learn_in_time(const char *table, const char *activity, const char *weeks)
{
    size_t all = unknown_of(table, "all", "all");
    size_t part = unknown_of(table, "all", "in_time");
    bool part_hidden = strcmp(row_at(&shown, table, "all", "in_time")->value, "c") == 0;
    bool all_hidden = strcmp(row_at(&shown, table, "all", "all")->value, "c") == 0;
    size_t parts[2] = {
        part,
        implied("late",
                true_count(table, "all", "all") - true_count(table, "all", "in_time"),
                part_hidden && !all_hidden,
                true)};
    attack_sum(all, parts, 2);
    for (size_t i = 0; i < shown.count; i++) {
        const struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) == 0 && row->role == RULES_ROLE_PERCENT &&
            row->value[0] != '\0' && row->value[0] != 'c') {
            attack_percent(all, part, atol(row->value));
        }
    }
    size_t rest[2] = {
        all,
        implied("not timed",
                true_count("activity", "all", activity) - true_count(table, "all", "all"),
                0,
                false)};
    attack_sum(unknown_of("activity", "all", activity), rest, 2);
    if (weeks != NULL && unknown_of("lcspr_weeks", weeks, "all") != NONE) {
        size_t same[1] = {unknown_of("lcspr_weeks", weeks, "all")};
        attack_sum(all, same, 1);
    }
    if (weeks != NULL) {
        rest[1] = implied("year, but not timed",
                          true_count("lcspr_incident_year", "year", "known") -
                              true_count(table, "all", "all"),
                          0,
                          false);
        attack_sum(unknown_of("lcspr_incident_year", "year", "known"), rest, 2);
    }
}

static void
learn_stock(void)
{
    static const char *const states[] = {"published", "not_to_be_published", "awaiting"};
    static const char *const forms[] = {
        "published", "published_anonymously", "executive_summary"};
    size_t halves[2] = {unknown_of("lcspr_stock", "all", "received"),
                        unknown_of("lcspr_stock", "all", "in_progress")};
    size_t of_received[3], of_published[3];
    attack_sum(unknown_of("lcspr_stock", "all", "commissioned"), halves, 2);
    for (size_t i = 0; i < 3; i++) {
        of_received[i] = unknown_of("lcspr_stock", "all", states[i]);
        of_published[i] = unknown_of("lcspr_stock", "published", forms[i]);
        size_t of_period = unknown_of("lcspr", "publication", states[i]);
        if (of_period == NONE && is_listed("lcspr", "publication")) {
            of_period = attack_unknown_add("none of the state", 0, 0, 0);
        }
        if (of_period != NONE) {
            size_t parts[2] = {of_period,
                               implied("earlier",
                                       true_count("lcspr_stock", "all", states[i]) -
                                           true_count("lcspr", "publication", states[i]),
                                       0,
                                       true)};
            attack_sum(of_received[i], parts, 2);
        }
    }
    attack_sum(halves[0], of_received, 3);
    attack_sum(of_received[0], of_published, 3);
}

static void
attack_prepare(void)
{
    attack_begin();
    learn_counts();
    learn_spreads();
    learn_deaths("incidents_notified");
    learn_deaths("incidents_rapid_review");
    learn_in_time("notification_in_5_working_days", "notifications", NULL);
    learn_in_time("rapid_review_in_15_working_days", "rapid_reviews", NULL);
    learn_in_time("lcspr_rapid_review_in_15_working_days",
                  "lcsprs_received",
                  "incident_to_rapid_review");
    learn_in_time("lcspr_in_26_weeks", "lcsprs_received", "rapid_review_to_lcspr");
    learn_stock();
}

static void
attack_report(void)
{
    attack_prepare();
    attack_run();
}

/* How many small numbers the attacker has found. He must never be wrong. */
static size_t
found(int32_t threshold, const char **ret_name)
{
    size_t count = 0;
    for (size_t i = 0; i < attack.unknowns_count; i++) {
        const struct attack_unknown *unknown = &attack.unknowns[i];
        if (unknown->truth < unknown->low || unknown->truth > unknown->high) {
            fail_msg("the attacker is wrong about %s: %d is not in %d..%d",
                     unknown->name,
                     (int)unknown->truth,
                     (int)unknown->low,
                     (int)unknown->high);
        }
        if (unknown->guarded && unknown->truth >= 1 && unknown->truth <= threshold &&
            (unknown->high <= threshold || unknown->low == unknown->high)) {
            *ret_name = unknown->name;
            count++;
        }
    }
    return count;
}

/* --- the reports --- */

static void
report_make(const struct rules_facts *of, vigil_date from, vigil_date until)
{
    truth = (struct rules_report){.rows = true_rows, .capacity = RULES_ROWS_MAX};
    assert_int_equal(rules_tables_make(of, calendar, from, until, &truth, NULL), BASE_OK);
    memcpy(shown_rows, true_rows, sizeof shown_rows);
    shown = truth;
    shown.rows = shown_rows;
}

static void
report_make_period(const char *period)
{
    vigil_date from, until;
    assert_int_equal(rules_period_parse(period, &from, &until, NULL), BASE_OK);
    report_make(&facts, from, until);
}

/* No suppressed number is left in a row, no percentage beside a hidden number, no
 * duration of few cases. */
static void
rows_check(void)
{
    bool whole_hidden = false;
    for (size_t i = shown.count; i-- > 0;) {
        const struct rules_row *row = &shown.rows[i];
        bool hidden = strcmp(row->value, "c") == 0;
        assert_int_equal(hidden, row->suppressed);
        if (hidden) {
            assert_int_equal(row->number, 0);
        }
        if (row->role == RULES_ROLE_KNOWN) {
            whole_hidden = hidden;
        }
        if (row->role == RULES_ROLE_PERCENT &&
            row_at(&shown, row->table, row->breakdown, "known")) {
            assert_int_equal(hidden, whole_hidden || shown.rows[i - 1].suppressed);
        }
        if (row->role == RULES_ROLE_STATISTIC && !hidden) {
            assert_true(true_count(row->table, row->breakdown, "all") >=
                        RULES_DURATIONS_MIN);
        }
    }
}

static void
suppress_and_attack(int32_t threshold, const char *what)
{
    struct base_error error = {.text = ""};
    const char *name = "";
    if (rules_disclosure_apply(&shown, threshold, &error) != BASE_OK) {
        fail_msg("%s: %s", what, error.text);
    }
    rows_check();
    attack_report();
    if (found(threshold, &name) > 0) {
        fail_msg("%s at %d: found %s", what, (int)threshold, name);
    }
}

static const char *const periods[] = {"2018",
                                      "2019",
                                      "2020",
                                      "2021",
                                      "2020-21",
                                      "2021-22",
                                      "2020Q4",
                                      "2021Q1",
                                      "2021Q2",
                                      "2021Q3",
                                      "2021H1",
                                      "2021H2",
                                      "2022Q1",
                                      "2017"};

static void
casebook(void **state)
{
    static const int32_t thresholds[] = {1, 2, 3, 5, 10, 20};
    (void)state;
    for (size_t p = 0; p < BASE_COUNT(periods); p++) {
        for (size_t t = 0; t < BASE_COUNT(thresholds); t++) {
            report_make_period(periods[p]);
            suppress_and_attack(thresholds[t], periods[p]);
        }
    }
}

static void
value_is(const char *table,
         const char *breakdown,
         const char *category,
         const char *value)
{
    const struct rules_row *row = row_at(&shown, table, breakdown, category);
    assert_non_null(row);
    if (strcmp(row->value, value) != 0) {
        fail_msg("%s %s %s: %s is not %s", table, breakdown, category, row->value, value);
    }
}

/* What 2021 shows at the default: the headlines stay. */
static void
year_2021(void **state)
{
    (void)state;
    report_make_period("2021");
    suppress_and_attack(RULES_THRESHOLD_DEFAULT, "2021");
    value_is("activity", "all", "rapid_reviews", "433");
    value_is("incidents_notified", "incident_type", "death", "193");
    value_is("incidents_notified", "death_category_male", "suicide", "6");
    value_is("incidents_notified", "authority", "E06000003", "c");
    value_is("incidents_notified", "authority", "E08000029", "8");
    value_is("rapid_review_in_15_working_days", "all", "all", "433");
    value_is("rapid_review_decisions", "decision", "lcspr", "134");
    value_is("lcspr", "shape", "same_incident", "c");
    value_is("lcspr", "shape", "thematic", "c");
    value_is("lcspr", "shape", "siblings", "13");
    value_is("lcspr", "shape", "known", "c");
    value_is("lcspr", "shape", "not_known", "c");
    value_is("lcspr", "children", "all", "141");
    value_is("lcspr_in_26_weeks", "all", "all", "75");
    value_is("lcspr_in_26_weeks", "all", "in_time", "c");
    value_is("lcspr_stock", "all", "commissioned", "372");
    value_is("lcspr_stock", "all", "published", "75");
    value_is("lcspr_stock", "all", "not_to_be_published", "c");
    value_is("lcspr_stock", "all", "awaiting", "c");
    value_is("lcspr_stock", "published", "published", "60");
    value_is("lcspr_stock", "published", "executive_summary", "c");
}

/* Each authority knows its own count, and must not learn another's from it. */
static void
authorities_among_themselves(void **state)
{
    static const char *const quarters[] = {"2021", "2021Q1", "2019Q2"};
    (void)state;
    size_t attacks = 0;
    for (size_t p = 0; p < BASE_COUNT(quarters); p++) {
        report_make_period(quarters[p]);
        suppress_and_attack(5, quarters[p]);
        for (size_t i = 0; i < shown.count; i++) {
            const char *name = "";
            const struct rules_row *row = &shown.rows[i];
            if (!is_count(row) || strcmp(row->breakdown, "authority") != 0) {
                continue;
            }
            attack_prepare();
            struct attack_unknown *own =
                &attack.unknowns[unknown_of(row->table, row->breakdown, row->category)];
            own->low = own->high = own->truth;
            own->guarded = false;
            attack_run();
            attacks++;
            if (found(5, &name) > 0) {
                fail_msg("%s: %s found %s", quarters[p], row->category, name);
            }
        }
    }
    assert_true(attacks > 500);
}

/* --- invented worlds --- */

enum { WORLD_CASES = 120, WORLD_LCSPRS = 60 };

static struct rules_fact_case world_cases[WORLD_CASES];
static struct rules_fact_lcspr world_lcsprs[WORLD_LCSPRS];

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
    of->incident_type = (enum vigil_incident_type)(draw(4 < width ? 4 : width));
    of->death_category = (enum vigil_death_category)(draw(5));
    of->harm_category = (enum vigil_harm_category)(draw(5));
    of->neglect = (enum vigil_yes_no)draw(4);
    of->social_care = (enum vigil_social_care)draw(5);
    of->child = (struct rules_fact_child){.present = draw(8) != 1,
                                          .born_on = of->incident_on - draw(7000),
                                          .sex = (enum vigil_sex)draw(4),
                                          .ethnicity = (enum vigil_ethnicity)draw(21),
                                          .disability = (enum vigil_yes_no)draw(4),
                                          .cp_plan = (enum vigil_history)draw(5)};
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
worlds(void **state)
{
    (void)state;
    srandom(11);
    for (int i = 0; i < 1500; i++) {
        char what[32];
        int width = 2 + draw(8);
        struct rules_facts world = {.cases = world_cases,
                                    .cases_count = (size_t)(random() % WORLD_CASES),
                                    .lcsprs = world_lcsprs,
                                    .lcsprs_count = (size_t)(random() % WORLD_LCSPRS)};
        for (size_t c = 0; c < world.cases_count; c++) {
            world_case(&world_cases[c], width);
        }
        for (size_t l = 0; l < world.lcsprs_count; l++) {
            world_lcspr(&world_lcsprs[l], (int)world.cases_count);
        }
        (void)base_text_print(what, sizeof what, "world %d", i);
        report_make(&world,
                    draw(4) == 1 ? base_date_of(2021, 7, 1) : base_date_of(2021, 1, 1),
                    base_date_of(2022, 1, 1));
        suppress_and_attack(1 + draw(8), what);
    }
}

/* --- mutants --- */

static void
hide(struct rules_row *row)
{
    row->suppressed = true;
    row->number = 0;
    memset(row->value, 0, sizeof row->value);
    row->value[0] = 'c';
}

/* Small counts alone, and nothing that would let one work them out. */
static void
primary_only(void)
{
    for (size_t i = 0; i < shown.count; i++) {
        struct rules_row *row = &shown.rows[i];
        if (is_count(row) && row->number >= 1 && row->number <= 5) {
            hide(row);
        }
    }
}

/* The same, and no percentage of a small count. */
static void
primary_and_percentages(void)
{
    primary_only();
    for (size_t i = 1; i < shown.count; i++) {
        if (shown.rows[i].role == RULES_ROLE_PERCENT && shown.rows[i - 1].suppressed) {
            hide(&shown.rows[i]);
        }
    }
}

/* All as it should be, but one row as it was. */
static void
one_row_back(const char *table, const char *breakdown, const char *category, bool percent)
{
    assert_int_equal(rules_disclosure_apply(&shown, 5, NULL), BASE_OK);
    for (size_t i = 0; i < shown.count; i++) {
        struct rules_row *row = &shown.rows[i];
        if (strcmp(row->table, table) == 0 && strcmp(row->breakdown, breakdown) == 0 &&
            strcmp(row->category, category) == 0 &&
            (row->role == RULES_ROLE_PERCENT) == percent) {
            for (size_t j = 0; j < truth.count; j++) {
                const struct rules_row *is = &truth.rows[j];
                if (strcmp(is->table, row->table) == 0 &&
                    strcmp(is->breakdown, row->breakdown) == 0 &&
                    strcmp(is->category, row->category) == 0 &&
                    strcmp(is->measure, row->measure) == 0) {
                    assert_true(row->suppressed);
                    *row = *is;
                    return;
                }
            }
        }
    }
    fail_msg("no row %s %s %s", table, breakdown, category);
}

static void
secondary_back(void)
{
    one_row_back("lcspr_stock", "all", "awaiting", false);
}

static void
known_back(void)
{
    one_row_back("lcspr", "shape", "not_known", false);
}

static void
percentage_back(void)
{
    one_row_back("lcspr_in_26_weeks", "all", "in_time", true);
}

static void
mutants(void **state)
{
    static const struct {
        const char *what;
        void (*suppress)(void);
    } cases[] = {{"primary only", primary_only},
                 {"primary and percentages", primary_and_percentages},
                 {"a secondary one is shown", secondary_back},
                 {"what is not known is shown", known_back},
                 {"a percentage is shown", percentage_back}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        const char *name = "";
        report_make_period("2021");
        cases[i].suppress();
        if (rules_audit_report(&shown, 5) == NULL) {
            fail_msg("%s: the audit does not see it", cases[i].what);
        }
        attack_report();
        if (found(5, &name) == 0) {
            fail_msg("%s: the attacker does not find it", cases[i].what);
        }
    }
}

static int
setup(void **state)
{
    (void)state;
    facts_read(VIGIL_SOURCE_DIR "/tests/data/casebook-2021", &facts);
    calendar = facts_calendar();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(casebook),
                                       cmocka_unit_test(year_2021),
                                       cmocka_unit_test(authorities_among_themselves),
                                       cmocka_unit_test(worlds),
                                       cmocka_unit_test(mutants)};
    return cmocka_run_group_tests(tests, setup, NULL);
}
