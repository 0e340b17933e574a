/* What a table of clocks may not be. */
#include "clocks_table.h"

#include "clocks_lines.h"
#include "rules/rules_law.h"
#include "run/run_law.h"

/* A good table, whose faults the cases below make: the lines of config/ for the clocks
 * that these four are not about. */
enum { OWN = 4 };
static struct vigil_clock_rule good[RULES_CLOCKS_MAX];
static size_t good_count;

static int
make_good(void **state)
{
    (void)state;
    static const struct vigil_clock_rule own[OWN] = {
        LINE("n", NOTIFICATION, BECAME_AWARE, JAN_2018, VIGIL_DATE_NONE),
        LINE("r1", RAPID_REVIEW, BECAME_AWARE, JAN_2018, JAN_2024 - 1),
        LINE("r2", RAPID_REVIEW, NOTIFIED, JAN_2024, VIGIL_DATE_NONE),
        LINE("l", LCSPR, LCSPR_DECIDED, JAN_2018, VIGIL_DATE_NONE),
    };
    static struct rules_law law;
    struct base_error error;
    if (run_law_load(VIGIL_SOURCE_DIR "/config", "england-and-wales", &law, &error) !=
        BASE_OK) {
        print_error("%s\n", error.text);
        return -1;
    }
    memcpy(good, own, sizeof(own));
    good_count = OWN;
    for (size_t i = 0; i < law.clocks_count; i++) {
        if (law.clocks[i].clock > VIGIL_CLOCK_LCSPR) {
            good[good_count++] = law.clocks[i];
        }
    }
    return 0;
}

static void
overlap(struct vigil_clock_rule *rules)
{
    rules[2].valid_from--;
}

static void
gap(struct vigil_clock_rule *rules)
{
    rules[2].valid_from++;
}

static void
end(struct vigil_clock_rule *rules)
{
    rules[3].valid_until = JAN_2024;
}

static void
backwards(struct vigil_clock_rule *rules)
{
    rules[2].valid_until = JAN_2024 - 2;
}

static void
no_start(struct vigil_clock_rule *rules)
{
    rules[0].valid_from = VIGIL_DATE_NONE;
}

static void
same_name(struct vigil_clock_rule *rules)
{
    (void)strcpy(rules[3].name, "n");
}

static void
no_name(struct vigil_clock_rule *rules)
{
    rules[3].name[0] = '\0';
}

static void
bad_unit(struct vigil_clock_rule *rules)
{
    rules[1].unit = (enum vigil_clock_unit)9;
}

static void
bad_trigger(struct vigil_clock_rule *rules)
{
    rules[1].starts = VIGIL_FACT_NONE;
}

static void
bad_length(struct vigil_clock_rule *rules)
{
    rules[0].length = 0;
}

static void
other_clock(struct vigil_clock_rule *rules)
{
    rules[3].clock = VIGIL_CLOCK_NONE;
}

static void
no_scope(struct vigil_clock_rule *rules)
{
    rules[1].scopes = 1U << VIGIL_CLOCK_SCOPE_LIVE;
}

static void
nobody(struct vigil_clock_rule *rules)
{
    rules[1].owner = VIGIL_CLOCK_OWNER_NONE;
}

static void
no_sense(struct vigil_clock_rule *rules)
{
    rules[1].sense = VIGIL_CLOCK_SENSE_NONE;
}

static void
no_status(struct vigil_clock_rule *rules)
{
    rules[1].status = VIGIL_CLOCK_STATUS_NONE;
}

static void
endless(struct vigil_clock_rule *rules)
{
    rules[1].stops = 0;
}

static void
hours_back(struct vigil_clock_rule *rules)
{
    rules[0].unit = VIGIL_CLOCK_UNIT_HOURS;
    rules[0].length = -1;
}

static void
long_ago(struct vigil_clock_rule *rules)
{
    rules[0].length = -401;
}

static void
of_itself(struct vigil_clock_rule *rules)
{
    rules[0].starts = VIGIL_FACT_NONE;
    rules[0].starts_due = VIGIL_CLOCK_NOTIFICATION;
}

/* The LCSPR's waits for the reasons of its delay, which wait for the LCSPR's. */
static void
of_each_other(struct vigil_clock_rule *rules)
{
    rules[3].starts = VIGIL_FACT_NONE;
    rules[3].starts_due = VIGIL_CLOCK_DELAY_REASONS;
}

static void
what_is_wrong_with_a_table_is_told(void **state)
{
    (void)state;
    static const struct {
        void (*spoil)(struct vigil_clock_rule *rules);
        const char *path, *code;
    } cases[] = {
        {overlap, "clocks[2].valid_from", "overlap"},
        {gap, "clocks[1].valid_until", "gap"},
        {end, "clocks[3].valid_until", "gap"},
        {backwards, "clocks[2].valid_until", "ends_before_it_starts"},
        {no_start, "clocks[0].valid_from", "missing"},
        {same_name, "clocks[3].name", "doubled"},
        {no_name, "clocks[3].name", "missing"},
        {bad_unit, "clocks[1].unit", "unknown_unit"},
        {bad_trigger, "clocks[1].starts", "unknown_trigger"},
        {bad_length, "clocks[0].length", "out_of_bounds"},
        {other_clock, "clocks[3].clock", "unknown_clock"},
        {other_clock, "lcspr", "clock_without_line"},
        {no_scope, "clocks[1].scope", "unknown_scope"},
        {nobody, "clocks[1].owner", "unknown_owner"},
        {no_sense, "clocks[1].sense", "unknown_sense"},
        {no_status, "clocks[1].status", "unknown_status"},
        {endless, "clocks[1].stops", "never_met"},
        {hours_back, "clocks[0].length", "out_of_bounds"},
        {long_ago, "clocks[0].length", "out_of_bounds"},
        {of_itself, "clocks[0].starts", "loop"},
        {of_each_other, "clocks[3].starts", "loop"},
    };
    struct vigil_faults faults = {.count = 0};
    rules_clocks_check(good, good_count, &faults);
    assert_int_equal(faults.count, 0);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        static struct vigil_clock_rule rules[RULES_CLOCKS_MAX];
        memcpy(rules, good, sizeof(rules));
        cases[i].spoil(rules);
        faults = (struct vigil_faults){.count = 0};
        rules_clocks_check(rules, good_count, &faults);
        bool found = false;
        for (size_t f = 0; f < faults.count; f++) {
            found = found || (strcmp(faults.at[f].path, cases[i].path) == 0 &&
                              strcmp(faults.at[f].code, cases[i].code) == 0);
        }
        if (!found) {
            fail_msg("%s: %s was not told", cases[i].path, cases[i].code);
        }
        covers("refusal", cases[i].code);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_with_a_table_is_told),
    };
    return cmocka_run_group_tests(tests, make_good, NULL);
}
