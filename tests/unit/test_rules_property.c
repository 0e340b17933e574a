/*
 * 50,000 random sequences of commands against the pure law. Whatever is sent in whatever
 * order, by whomever: no sequence leads to a state that the lifecycle does not hold, a
 * refusal changes nothing, and what was accepted, applied again from nothing, gives the
 * same cases, byte for byte.
 *
 * The seed is fixed; VIGIL_SEED and VIGIL_SEQUENCES in the environment set others. A
 * failure names the seed of its sequence: VIGIL_SEED=that VIGIL_SEQUENCES=1 is it alone.
 */
#include "process_holds.h"

#include "base/base_attr.h"
#include "base/base_date.h"
#include "process_steer.h"
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

static size_t sent[VIGIL_MESSAGE_REOPENING + 1], taken[VIGIL_MESSAGE_REOPENING + 1];

#define TO(state) (1U << VIGIL_CASE_STATE_##state)
#define SUSPENDED (TO(WITHDRAWN) | TO(MERGED))

/* Where a case may be after a message, by where it was: the drawing of
 * rules_lifecycle.h, read independently of its table. */
static const uint32_t may_follow[RULES_STATE_COUNT] = {
    [VIGIL_CASE_STATE_NONE] = TO(RAPID_REVIEW_AWAITED) | TO(NOTED) | TO(CONSIDERED) |
                              TO(LCSPR_IN_PROGRESS) | TO(LCSPR_REPORTED) |
                              TO(LCSPR_PUBLISHED) | TO(LCSPR_NOT_PUBLISHED),
    [VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED] =
        TO(RESPONSE_AWAITED) | TO(RESPONSE_AND_LCSPR_AWAITED) |
        TO(LCSPR_RECEIVED_RESPONSE_AWAITED) | SUSPENDED,
    [VIGIL_CASE_STATE_RESPONSE_AWAITED] = TO(CONCLUDED) | TO(RESPONSE_AND_LCSPR_AWAITED) |
                                          TO(LCSPR_RECEIVED_RESPONSE_AWAITED) | SUSPENDED,
    [VIGIL_CASE_STATE_LCSPR_AWAITED] = TO(LCSPR_RECEIVED) | TO(CONCLUDED) | SUSPENDED,
    [VIGIL_CASE_STATE_LCSPR_RECEIVED] = TO(CLOSED) | SUSPENDED,
    [VIGIL_CASE_STATE_CONCLUDED] =
        TO(LCSPR_AWAITED) | TO(LCSPR_RECEIVED) | TO(CLOSED) | SUSPENDED,
    [VIGIL_CASE_STATE_RESPONSE_AND_LCSPR_AWAITED] =
        TO(LCSPR_AWAITED) | TO(LCSPR_RECEIVED_RESPONSE_AWAITED) | SUSPENDED,
    [VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED] = TO(LCSPR_RECEIVED) | SUSPENDED,
    [VIGIL_CASE_STATE_WITHDRAWN] =
        TO(RAPID_REVIEW_AWAITED) | TO(RESPONSE_AWAITED) | TO(LCSPR_AWAITED) |
        TO(LCSPR_RECEIVED) | TO(CONCLUDED) | TO(RESPONSE_AND_LCSPR_AWAITED) |
        TO(LCSPR_RECEIVED_RESPONSE_AWAITED) | TO(NOTED) | TO(CONSIDERED),
    [VIGIL_CASE_STATE_MERGED] = TO(RAPID_REVIEW_AWAITED) | TO(RESPONSE_AWAITED) |
                                TO(LCSPR_AWAITED) | TO(LCSPR_RECEIVED) | TO(CONCLUDED) |
                                TO(RESPONSE_AND_LCSPR_AWAITED) |
                                TO(LCSPR_RECEIVED_RESPONSE_AWAITED),
    [VIGIL_CASE_STATE_CLOSED] = TO(CONCLUDED) | TO(LCSPR_RECEIVED) | TO(NOTED) |
                                TO(LCSPR_PUBLISHED) | TO(LCSPR_NOT_PUBLISHED),
    [VIGIL_CASE_STATE_NOTED] = TO(WITHDRAWN) | TO(CLOSED),
    [VIGIL_CASE_STATE_CONSIDERED] = TO(WITHDRAWN),
    [VIGIL_CASE_STATE_LCSPR_IN_PROGRESS] =
        TO(LCSPR_REPORTED) | TO(LCSPR_PUBLISHED) | TO(LCSPR_NOT_PUBLISHED),
    [VIGIL_CASE_STATE_LCSPR_REPORTED] = TO(LCSPR_PUBLISHED) | TO(LCSPR_NOT_PUBLISHED),
    [VIGIL_CASE_STATE_LCSPR_PUBLISHED] = TO(CLOSED),
    [VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED] = TO(LCSPR_PUBLISHED) | TO(CLOSED),
};

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
        law.clocks[law.clocks_count++] =
            (struct vigil_clock_rule){.clock = (enum vigil_clock)(i + 1),
                                      .trigger = (enum vigil_clock_trigger)(i + 1),
                                      .length = 5,
                                      .unit = VIGIL_UNIT_WORKING_DAYS,
                                      .valid_from = law.calendar.from,
                                      .valid_until = VIGIL_DATE_NONE};
    }
    return 0;
}

/* From the one who may send it, or now and then from another. */
static void
choose_sender(struct process_random *random, struct process_command *command)
{
    static const struct {
        enum vigil_role role;
        const char *party;
    } senders[] = {{VIGIL_ROLE_PANEL, "panel"},
                   {VIGIL_ROLE_OPERATOR, "operator"},
                   {VIGIL_ROLE_DFE, "dfe"},
                   {VIGIL_ROLE_AUTHORITY, "E06000036"},
                   {VIGIL_ROLE_AUTHORITY, "E10000016"}};
    struct rules_context *context = &command->context;
    if (process_chance(random, 4)) {
        size_t who = process_random(random, BASE_COUNT(senders));
        context->role = senders[who].role;
        (void)strcpy(context->party, senders[who].party);
    } else if (command->type >= VIGIL_MESSAGE_SEEN ||
               command->type == VIGIL_MESSAGE_PANEL_RESPONSE) {
        context->role = VIGIL_ROLE_PANEL;
        (void)strcpy(context->party, "panel");
    } else {
        context->role = VIGIL_ROLE_AUTHORITY;
        (void)strcpy(context->party,
                     command->slot < run.world.count
                         ? run.world.at[command->slot].c.authority
                         : process_parties[process_chance(random, 80) ? 0 : 1]);
    }
}

/* A review that is there, or a new one for cases of the world. */
static void
choose_review(struct process_random *random, struct process_command *command)
{
    command->slot = run.world.count;
    for (size_t i = 0; i < run.world.count; i++) {
        const struct vigil_case *c = &run.world.at[i].c;
        bool theirs = strcmp(c->authority, process_parties[0]) == 0;
        bool reviewed = c->state >= VIGIL_CASE_STATE_RESPONSE_AWAITED &&
                        c->state <= VIGIL_CASE_STATE_LCSPR_RECEIVED_RESPONSE_AWAITED;
        if (c->kind == VIGIL_FILE_KIND_LCSPR) {
            command->slot = process_chance(random, 30) ? i : command->slot;
        } else if (process_chance(random, theirs && reviewed ? 70 : 4) &&
                   command->links_count < PROCESS_LINKS) {
            command->links[command->links_count++] = i;
        }
    }
}

/* What is sent next, to whom; false if the world is full. */
static bool
choose(struct process_random *random,
       bool historic,
       vigil_instant now,
       struct process_command *command)
{
    struct process_world *world = &run.world;
    *command = (struct process_command){
        .slot = world->count,
        .context = {
            .historic = historic, .now = now, .authorities = &authorities, .law = &law}};
    if (process_chance(random, world->count == 0 ? 97 : world->count < 3 ? 20 : 4)) {
        command->type = process_chance(random, 12) ? VIGIL_MESSAGE_CONSIDERATION
                                                   : VIGIL_MESSAGE_NOTIFICATION;
    } else {
        size_t slot = process_random(random, (uint32_t)world->count + 1);
        slot = slot < world->count ? slot : slot / 2;
        command->type = process_steer(
            random, world->count > 0 ? world->at[slot].c.state : VIGIL_CASE_STATE_NONE);
        command->slot = slot;
        if (command->type == VIGIL_MESSAGE_LCSPR) {
            choose_review(random, command);
        }
    }
    choose_sender(random, command);
    if (command->type == VIGIL_MESSAGE_LCSPR && command->slot < world->count &&
        strcmp(world->at[command->slot].c.authority, command->context.party) != 0) {
        command->slot = world->count; /* an own reference is looked up with its owner */
    }
    return command->slot < PROCESS_SLOTS;
}

/* What of a file can be answered. */
static void
tell_open(const struct process_slot *slot, struct process_topic *topic)
{
    for (size_t i = 0; i < slot->count; i++) {
        const struct vigil_item *item = &slot->items[i];
        if (item->state != VIGIL_ITEM_STATE_OPEN) {
            continue;
        }
        topic->open[item->kind] = item->no;
        if (item->kind == VIGIL_ITEM_KIND_KEY_LINE &&
            topic->lines_count < PROCESS_LINES) {
            topic->lines[topic->lines_count++] = item->no;
        }
    }
}

static void
fill(struct process_random *random, const struct process_command *command)
{
    static const char *const own[PROCESS_SLOTS] = {"A1", "A2", "A3", "A4", "A5", "A6"};
    const struct process_world *world = &run.world;
    bool is_new = command->slot >= world->count;
    struct process_topic topic = {
        .case_ref = is_new ? NULL : world->at[command->slot].c.case_ref,
        .own_ref =
            is_new ? own[command->slot] : world->at[command->slot].c.notification_ref,
        .other_ref = process_refs[process_random(random, PROCESS_SLOTS)],
        .links_count = command->links_count,
        .version = is_new ? 0 : world->at[command->slot].c.version,
        .now = command->context.now,
        .historic = command->context.historic,
        .careless = process_chance(random, 3)};
    for (size_t i = 0; i < command->links_count; i++) {
        topic.links[i] = world->at[command->links[i]].c.case_ref;
    }
    if (!is_new && command->type != VIGIL_MESSAGE_LCSPR) {
        tell_open(&world->at[command->slot], &topic);
    }
    process_fill(random, &topic, command->type, &form);
}

static void
keep(const struct process_command *command)
{
    accepted[accepted_count].command = *command;
    accepted[accepted_count].values = &kept[kept_count];
    accepted[accepted_count].count = form.count;
    memcpy(&kept[kept_count], form.at, form.count * sizeof(form.at[0]));
    for (size_t i = 0; i < form.count; i++) {
        struct vigil_value *value = &kept[kept_count + i];
        for (size_t k = 0; value->text != NULL && k < run.world.count; k++) {
            /* texts of the world change with it: keep those that do not */
            if (value->text == run.world.at[k].c.case_ref) {
                value->text = process_refs[k];
            }
        }
    }
    kept_count += form.count;
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
        PROCESS_HOLDS(&run,
                      before->c.state == now->c.state ||
                          (may_follow[before->c.state] >> now->c.state & 1) != 0,
                      "a state that does not follow");
        PROCESS_HOLDS(&run,
                      is_new || now->c.kind == VIGIL_FILE_KIND_LCSPR ||
                          now->c.incident_type == before->c.incident_type,
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
    }
    process_holds_same(&run, &run.world, &replayed, "replayed, it is another world");
}

static void
one_sequence(uint64_t seed)
{
    struct process_random random = {seed * UINT64_C(0x9E3779B97F4A7C15) | 1};
    struct process_command command;
    vigil_instant now = start;
    bool historic = process_chance(&random, 12);
    size_t length =
        1 + process_random(&random, process_chance(&random, 25) ? COMMANDS : 9);
    run.seed = seed;
    run.world.count = 0;
    accepted_count = 0;
    kept_count = 0;
    for (run.step = 0; run.step < length; run.step++) {
        now += (vigil_instant)process_random(&random, 12 * 24 * 60) * 60 * BASE_SECOND;
        if (process_chance(&random, 3)) {
            now += 400 * BASE_DAY;
        }
        if (!choose(&random, historic, now, &command)) {
            continue;
        }
        fill(&random, &command);
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
