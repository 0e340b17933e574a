/*
 * 50,000 random sequences of commands against the pure law. Whatever is sent in whatever
 * order, by whomever: no sequence leads to a state that the lifecycle does not hold, a
 * refusal changes nothing, and what was accepted, applied again from nothing, gives the
 * same cases, byte for byte.
 *
 * The seed is fixed; VIGIL_SEED and VIGIL_SEQUENCES in the environment set others. A
 * failure names the seed of its sequence: VIGIL_SEED=that VIGIL_SEQUENCES=1 is it alone.
 */
#include "process_choose.h"
#include "process_follow.h"
#include "process_holds.h"
#include "process_written.h"

#include "base/base_attr.h"
#include "base/base_date.h"
#include "rules/rules_law.h"

enum { SEQUENCES = 50000, COMMANDS = 40, VALUES = COMMANDS * VIGIL_VALUES_MAX };

/* 2024-01-02T09:00:00Z */
static const vigil_instant start = INT64_C(1704186000000000);

static const char authority_codes[][VIGIL_PARTY_SIZE] = {
    "E06000036", "E08000025", "E10000016"};
static const struct rules_authorities authorities = {authority_codes, 3};
static struct rules_law law;
static struct process_run_state run;
static struct process_world replayed;
static struct vigil_faults faults;
static struct vigil_form form;

/* what was accepted, in its order */
static struct {
    struct process_command command;
    struct vigil_value *values;
    size_t count;
} accepted[COMMANDS];
static struct vigil_value kept[VALUES];
static size_t accepted_count, kept_count;

static size_t sent[VIGIL_MESSAGE_CLOCK_RESUME + 1], taken[VIGIL_MESSAGE_CLOCK_RESUME + 1];

static int
make_law(void **state)
{
    (void)state;
    struct base_error error;
    if (rules_calendar_build(process_holidays,
                             PROCESS_HOLIDAYS,
                             19358, /* 2023-01-01 and 30 years */
                             19358 + 10957,
                             &law.calendar,
                             &error) != BASE_OK) {
        return -1;
    }
    for (int i = 0; i < 3; i++) {
        law.clocks[law.clocks_count++] = (struct vigil_clock_rule){
            .clock = (enum vigil_clock)(i + 1),
            .scopes = 1U << VIGIL_CLOCK_SCOPE_INCIDENT | 1U << VIGIL_CLOCK_SCOPE_REVIEW,
            .owner = VIGIL_CLOCK_OWNER_AUTHORITY,
            .starts = (enum vigil_fact)(i + 1),
            .stops = 1U << VIGIL_FACT_LCSPR_REPORT,
            .sense = VIGIL_CLOCK_SENSE_BY,
            .status = VIGIL_CLOCK_STATUS_DUTY,
            .length = 5,
            .unit = VIGIL_CLOCK_UNIT_WORKING_DAYS,
            .valid_from = law.calendar.from,
            .valid_until = VIGIL_DATE_NONE};
    }
    return 0;
}

static void
keep(const struct process_command *command)
{
    accepted[accepted_count].command = *command;
    accepted[accepted_count].values = &kept[kept_count];
    accepted[accepted_count].count = form.count;
    memcpy(&kept[kept_count], form.at, form.count * sizeof(form.at[0]));
    kept_count += form.count;
    process_written_clear(&run.world);
    accepted_count++;
}

static void
holds_accepted(const struct process_command *command)
{
    size_t target = command->slot;
    for (size_t i = 0; i < run.world.count; i++) {
        const struct process_slot *now = &run.world.at[i];
        static const struct process_slot nothing;
        bool is_new = i >= run.before.count;
        const struct process_slot *before = is_new ? &nothing : &run.before.at[i];
        if (!is_new && process_same_slot(before, now)) {
            PROCESS_HOLDS(&run, i != target, "accepted without effect");
            continue;
        }
        bool member = i != target &&
                      (strcmp(now->c.review_ref, run.world.at[target].c.case_ref) == 0);
        PROCESS_HOLDS(&run, i == target || member, "another case was changed");
        process_holds_version(&run, &before->c, &now->c);
        process_holds_written(&run, is_new ? NULL : &before->c, &now->c);
        process_holds_items_written(&run, before, now);
        PROCESS_HOLDS(&run,
                      before->c.state == now->c.state ||
                          (process_follow[before->c.state] >> now->c.state & 1) != 0,
                      "a state that does not follow");
        PROCESS_HOLDS(&run,
                      is_new || now->c.incident_type == before->c.incident_type,
                      "the type as notified has changed");
        if (!is_new) {
            if (i == target) {
                process_holds_access(&run, &before->c);
            }
            process_holds_restored(&run, i);
        }
        process_holds_items(&run, now);
        process_holds_published(&run, &now->c);
        run.reached[now->c.state]++;
    }
}

/* What was accepted, applied from nothing, with the change alone. */
static void
replay(void)
{
    replayed.count = 0;
    for (size_t i = 0; i < accepted_count; i++) {
        accepted[i].command.accepted_before = true;
        form.type = vigil_form_of(accepted[i].command.type);
        form.count = accepted[i].count;
        memcpy(form.at, accepted[i].values, form.count * sizeof(form.at[0]));
        run.command = &accepted[i].command;
        PROCESS_HOLDS(&run,
                      process_run(&replayed, &accepted[i].command, &form, &faults) ==
                          BASE_OK,
                      "cannot be replayed");
        process_written_clear(&replayed);
    }
    process_holds_same(&run, &run.world, &replayed, "replayed, it is another world");
}

static void
one_sequence(uint64_t seed)
{
    struct process_random random = {seed * UINT64_C(0x9E3779B97F4A7C15) | 1};
    struct process_command command;
    struct rules_context when = {.now = start, .authorities = &authorities, .law = &law};
    when.historic = process_chance(&random, 12);
    size_t length =
        1 + process_random(&random, process_chance(&random, 20) ? COMMANDS : 8);
    run.seed = seed;
    run.world.count = 0;
    accepted_count = 0;
    kept_count = 0;
    for (run.step = 0; run.step < length; run.step++) {
        when.now +=
            (vigil_instant)process_random(&random, 12 * 24 * 60) * 60 * BASE_SECOND;
        if (process_chance(&random, 3)) {
            when.now += 400 * BASE_DAY;
        }
        form.count = 0;
        if (process_chance(&random, 4) &&
            process_choose_suspicion(&random, &run.world, &when, &command) &&
            process_run(&run.world, &command, &form, &faults) == BASE_OK) {
            keep(&command);
            continue;
        }
        if (!process_choose(&random, &run.world, &when, &command)) {
            continue;
        }
        process_write(&random, &run.world, &command, &form);
        process_copy(&run.before, &run.world);
        run.command = &command;
        faults.count = 0;
        faults.more = 0;
        sent[command.type]++;
        enum base_class class = process_run(&run.world, &command, &form, &faults);
        PROCESS_HOLDS(&run, class != BASE_BUG, "cannot happen, and did");
        PROCESS_HOLDS(&run,
                      (class == BASE_OK) == (faults.count == 0),
                      "accepted with faults, or refused without");
        if (class != BASE_OK) {
            process_holds_same(
                &run, &run.before, &run.world, "refused, and changed something");
            continue;
        }
        taken[command.type]++;
        holds_accepted(&command);
        keep(&command);
    }
    replay();
}

static uint64_t
setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text == NULL ? otherwise : strtoull(text, NULL, 10);
}

/* A test that hardly got anything accepted would prove nothing. */
static void
sent_enough(void)
{
    for (size_t n = 0; vigil_form_at(n) != NULL; n++) {
        enum vigil_message type = vigil_form_at(n)->type;
        print_message("%-24s %7zu sent %7zu accepted\n",
                      vigil_form_at(n)->name,
                      sent[type],
                      taken[type]);
    }
    for (size_t n = 0; vigil_form_at(n) != NULL; n++) {
        if (taken[vigil_form_at(n)->type] < 10) {
            fail_msg("too few of %s", vigil_form_at(n)->name);
        }
    }
    for (int state = 1; state < RULES_STATE_COUNT; state++) {
        if (run.reached[state] < 10) {
            fail_msg("%s was hardly reached",
                     vigil_code_name(VIGIL_LIST_CASE_STATE, state));
        }
        covers("state", vigil_code_name(VIGIL_LIST_CASE_STATE, state));
    }
    assert_true(run.restored > 100 && run.published > 100);
}

static void
no_sequence_breaks_the_law(void **state)
{
    (void)state;
    uint64_t seed = setting("VIGIL_SEED", 1),
             count = setting("VIGIL_SEQUENCES", SEQUENCES);
    print_message("seed %llu, %llu sequences\n",
                  (unsigned long long)seed,
                  (unsigned long long)count);
    for (uint64_t i = 0; i < count; i++) {
        one_sequence(seed + i);
    }
    if (count >= SEQUENCES) {
        sent_enough();
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_sequence_breaks_the_law)};
    return cmocka_run_group_tests(tests, make_law, NULL);
}
