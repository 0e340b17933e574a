/* The facts that clocks run on, as they are before a run of entries: see deadlines.h. */
#include <string.h>

#include "deadlines/deadlines.h"
#include "rules/rules_clock_facts.h"
#include "store/store_case.h"

/* What is to be read of the case file's and of this service's own tables. */
struct wanted {
    const char *refs[DEADLINES_CASES_MAX];
    size_t refs_count;
    const char *reviews[RUN_FOLLOW_MAX]; /* whose cases are to be read too */
    size_t reviews_count;
};

/* An entry about a review is about the cases that it covers, too; of these it is
 * known before anything is read that the reference may be a review's. */
static bool
may_reach_members(enum vigil_event_kind type)
{
    return type == VIGIL_EVENT_LCSPR_REPORT || type == VIGIL_EVENT_EXTENSION_DECISION ||
           type == VIGIL_EVENT_CLOCK_PAUSE || type == VIGIL_EVENT_CLOCK_RESUME;
}

/* Collects what the entries name, up to what there is room for; how many it took. */
static size_t
collect(struct deadlines_cases *cases,
        const struct vigil_event *events,
        size_t count,
        struct wanted *wanted)
{
    size_t room = DEADLINES_CASES_MAX;
    for (size_t i = 0; i < count; i++) {
        const struct vigil_event *event = &events[i];
        const struct vigil_lcspr *lcspr = NULL;
        if (!deadlines_take_knows(event->type) || event->case_ref[0] == '\0') {
            continue;
        }
        size_t cost = 1;
        if (event->type == VIGIL_EVENT_LCSPR) {
            lcspr = deadlines_take_lcspr(event);
            cost += lcspr == NULL ? 0 : lcspr->links_count;
        } else if (may_reach_members(event->type)) {
            cost += DEADLINES_MEMBERS_MAX;
        }
        if (cost > room) {
            return i;
        }
        room -= cost;
        wanted->refs[wanted->refs_count++] = event->case_ref;
        if (lcspr != NULL) {
            memcpy(&cases->names[cases->names_count],
                   lcspr->links,
                   lcspr->links_count * sizeof(lcspr->links[0]));
            cases->names_count += lcspr->links_count;
        } else if (may_reach_members(event->type)) {
            wanted->reviews[wanted->reviews_count++] = event->case_ref;
        }
    }
    return count;
}

/* The references behind the names. */
static enum base_class
resolve(struct run *run,
        struct deadlines_cases *cases,
        struct wanted *wanted,
        struct base_error *ret_error)
{
    if (cases->names_count == 0) {
        return BASE_OK;
    }
    store_case_resolve(run->store, cases->names, cases->names_count);
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; i < cases->names_count; i++) {
        if (cases->names[i].case_ref[0] != '\0') {
            wanted->refs[wanted->refs_count++] = cases->names[i].case_ref;
        }
    }
    return class;
}

static bool
is_there(const struct deadlines_cases *cases, const char *case_ref)
{
    for (size_t i = 0; i < cases->count; i++) {
        if (strcmp(cases->at[i].now.of.case_ref, case_ref) == 0) {
            return true;
        }
    }
    return false;
}

/* The clocks of the cases as they are kept. */
static enum base_class
read_clocks(struct run *run, struct deadlines_cases *cases, struct base_error *ret_error)
{
    static struct store_clock at[DEADLINES_CASES_MAX * VIGIL_CLOCK_COUNT];
    static const char *refs[DEADLINES_CASES_MAX];
    struct store_clocks clocks = {.at = at, .capacity = BASE_COUNT(at)};
    for (size_t i = 0; i < cases->count; i++) {
        refs[i] = cases->at[i].now.of.case_ref;
    }
    if (cases->count == 0) {
        return BASE_OK;
    }
    store_clock_latest(run->store, refs, cases->count, &clocks);
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < clocks.count; i++) {
        struct deadlines_case *c = deadlines_find(cases, at[i].deadline.case_ref);
        if (c != NULL) {
            struct deadlines_clock *clock = &c->clocks[at[i].deadline.clock];
            clock->latest = at[i].deadline;
            clock->climbed_to = at[i].climbed_to;
        }
    }
    return class;
}

/* Reads the facts, each case's once. */
static enum base_class
read_facts(struct run *run,
           const struct wanted *wanted,
           struct deadlines_cases *cases,
           struct base_error *ret_error)
{
    static struct store_facts at[DEADLINES_CASES_MAX];
    struct store_facts_list known = {.at = at, .capacity = BASE_COUNT(at)};
    if (wanted->refs_count == 0) {
        return BASE_OK;
    }
    store_clock_facts(run->store, wanted->refs, wanted->refs_count, &known);
    store_clock_members(run->store, wanted->reviews, wanted->reviews_count, &known);
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < known.count; i++) {
        if (is_there(cases, at[i].of.case_ref)) {
            continue;
        }
        struct deadlines_case *c = &cases->at[cases->count++];
        memset(c, 0, sizeof(*c));
        c->now = at[i];
        rules_clock_facts_of(&c->now.of, &c->known);
    }
    return class;
}

enum base_class
deadlines_facts_gather(struct run *run,
                       const struct vigil_event *events,
                       size_t count,
                       struct deadlines_cases *ret_cases,
                       size_t *ret_taken,
                       struct base_error *ret_error)
{
    static struct wanted wanted;
    wanted.refs_count = wanted.reviews_count = 0;
    ret_cases->count = ret_cases->names_count = ret_cases->touched_count = 0;
    *ret_taken = collect(ret_cases, events, count, &wanted);
    enum base_class class = resolve(run, ret_cases, &wanted, ret_error);
    if (class == BASE_OK) {
        class = read_facts(run, &wanted, ret_cases, ret_error);
    }
    if (class == BASE_OK) {
        class = read_clocks(run, ret_cases, ret_error);
    }
    return class;
}
