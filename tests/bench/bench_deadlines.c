/*
 * Claiming what is due, timed, on the tables of a database as bench_deadlines.py fills
 * them; a line of JSON. $PGHOST and $VIGIL_INSTANCE say where.
 *
 *     bench_deadlines wake DATABASE COUNT     what is due next, COUNT claims, again next
 *     bench_deadlines plain DATABASE COUNT    the same of the plain form (bench_plain.c)
 *     bench_deadlines tick DATABASE COUNT     claims by the daemon's own tick: with
 * ledger and journal bench_deadlines hear FEED FROM STEP COUNT    from the instants FROM
 * + i * STEP (in microseconds) to their alerts' commit
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "bench_claim.h"
#include "bench_run.h"
#include "deadlines/deadlines.h"
#include "rules/rules_ladder.h"
#include "run/run_law.h"
#include "store/store_wake.h"
#include "wire/wire_event.h"

enum { WARM_ASKS = 20, ASKS = 300, HEAR_MAX = 20000, HEAR_MS = 60000 };

static struct run run; /* large */

struct store *
bench_claim_connect(const char *database)
{
    struct store *store;
    struct base_error error;
    const struct store_options options = {.host = getenv("PGHOST"),
                                          .database = database,
                                          .user = "vigil_deadlines",
                                          .name = "bench",
                                          .wait_ms = 60000};
    if (store_new(&options, &store, &error) != BASE_OK ||
        store_connect(store, &error) != BASE_OK) {
        bench_stop("no connection", error.text);
    }
    return store;
}

void
bench_claim_run(struct store *store)
{
    struct base_error error;
    if (store_run(store, &error) != BASE_OK) {
        bench_stop("a statement failed", error.text);
    }
}

static vigil_instant
wake_next(struct store *store)
{
    struct store_wake_state state = {.next_at = VIGIL_INSTANT_NONE};
    store_wake_state(store, &state);
    bench_claim_run(store);
    return state.next_at;
}

/* What the tick does, without ledger and journal: so much is claimed. */
static size_t
wake_claim(struct store *store, vigil_instant now)
{
    static struct store_wake at[STORE_WAKE_MAX];
    static struct store_clock climbed[STORE_WAKE_MAX];
    struct store_wakes due = {.at = at};
    struct store_position position;
    struct base_error error;
    if (store_begin(store, &error) != BASE_OK) {
        bench_stop("no transaction", error.text);
    }
    store_follower_hold(store, STORE_DEADLINES, &position);
    bench_claim_run(store);
    store_wake_claim(store, now, &due);
    bench_claim_run(store);
    for (size_t i = 0; i < due.count; i++) {
        climbed[i] = at[i].clock;
        climbed[i].climbed_to = now;
        climbed[i].next_rung_at = rules_ladder_next(&run.law, &climbed[i].deadline, now);
    }
    if (due.count > 0) {
        store_wake_put(store, climbed, due.count);
        store_wake_pass(store, &at[due.count - 1], due.count);
    }
    if (store_commit(store, &error) != BASE_OK) {
        bench_stop("not committed", error.text);
    }
    return due.count;
}

static int
compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void
print_next(const char *name, const struct bench_claim *side, struct store *store)
{
    int64_t times[ASKS], first = 0;
    for (size_t i = 0; i < ASKS; i++) {
        int64_t from = bench_now_ns();
        (void)side->next(store);
        times[i] = bench_now_ns() - from;
        first = i == 0 ? times[0] : first;
    }
    qsort(times, ASKS, sizeof(times[0]), compare);
    (void)printf("\"%s_first\": %.1f, \"%s\": %.1f, ",
                 name,
                 (double)first / 1000,
                 name,
                 (double)times[ASKS / 2] / 1000);
}

/* `warm` has asked before; another connection has not. */
static void
print_both(const char *name,
           const struct bench_claim *side,
           const char *database,
           struct store *warm)
{
    char cold_name[32];
    struct store *cold = bench_claim_connect(database);
    (void)base_text_print(cold_name, sizeof(cold_name), "%s_new", name);
    print_next(name, side, warm);
    print_next(cold_name, side, cold);
    store_free(cold);
}

/* Claims day by day, as time would go on. */
static void
claim(const struct bench_claim *side, struct store *store, size_t count)
{
    size_t claimed = 0;
    int64_t from = bench_now_ns();
    while (claimed < count) {
        vigil_instant now = side->next(store);
        if (now == VIGIL_INSTANT_NONE) {
            bench_stop("too few clocks", "nothing is due any more");
        }
        for (size_t got = 1; got > 0 && claimed < count; claimed += got) {
            got = side->claim(store, now);
        }
    }
    (void)printf("\"claimed\": %zu, \"a_second\": %.0f, ",
                 claimed,
                 (double)claimed * 1e9 / (double)(bench_now_ns() - from));
}

static void
one_round(const struct bench_claim *side, const char *database, size_t count)
{
    struct store *warm = bench_claim_connect(database);
    for (int i = 0; i < WARM_ASKS; i++) {
        (void)side->next(warm);
    }
    (void)printf("{");
    print_both("clean", side, database, warm);
    claim(side, warm, count);
    print_both("after", side, database, warm);
    (void)printf("\"end\": 0}\n");
    store_free(warm);
}

static vigil_instant tick_at;

static vigil_instant
tick_next(struct store *store)
{
    (void)store;
    return tick_at;
}

/* One call of the daemon's tick; the count is what it moved the cursor over. */
static size_t
tick_claim(struct store *store, vigil_instant now)
{
    struct base_error error;
    struct store_wake_state before, after;
    store_wake_state(store, &before);
    bench_claim_run(store);
    run.tick_wanted = false;
    if (deadlines_tick(&run, now, &tick_at, &error) != BASE_OK) {
        bench_stop("the tick failed", error.text);
    }
    store_wake_state(store, &after);
    bench_claim_run(store);
    return after.passed > before.passed ? (size_t)(after.passed - before.passed) : 0;
}

static void
tick(const char *database, size_t count)
{
    static const struct run_service service = {
        .name = "deadlines", .follows = true, .follower = STORE_DEADLINES};
    static const struct bench_claim side = {tick_next, tick_claim};
    run.service = &service;
    run.store = bench_claim_connect(database);
    tick_at = wake_next(run.store);
    (void)printf("{");
    claim(&side, run.store, count);
    (void)printf("\"end\": 0}\n");
    run_append_done(&run.append);
    store_free(run.store);
}

/* The number of the case, if it is one of those that are listened for. */
static size_t
number_of(const struct vigil_event *event)
{
    return event->type == VIGIL_EVENT_ALERT_RAISED &&
                   strncmp(
                       event->case_ref, BENCH_CLAIM_HEARD, strlen(BENCH_CLAIM_HEARD)) == 0
               ? (size_t)strtoull(event->case_ref + strlen(BENCH_CLAIM_HEARD), NULL, 10)
               : SIZE_MAX;
}

static void
hear(const char *feed, vigil_instant from, int64_t step, size_t count)
{
    static int64_t late[HEAR_MAX];
    static bool heard[HEAR_MAX];
    static struct vigil_faults faults;
    struct bus *bus;
    struct bus_subscriber *subscriber;
    struct base_error error;
    if (count > HEAR_MAX || bus_new(&bus, &error) != BASE_OK ||
        bus_subscriber_new(bus, &subscriber, &error) != BASE_OK ||
        bus_subscriber_connect(subscriber, feed, &error) != BASE_OK) {
        bench_stop("cannot listen", feed);
    }
    int64_t end_ms = base_time_monotonic_ms() + HEAR_MS;
    for (size_t got = 0; got < count;) {
        int64_t position;
        const uint8_t *bytes;
        size_t size;
        struct vigil_event event;
        struct bus_wait_item item = {.socket = bus_subscriber_socket(subscriber)};
        bus_wait(&item, 1, 1000);
        vigil_instant now = base_time_now();
        while (bus_subscriber_receive(subscriber, &position, &bytes, &size)) {
            size_t n = wire_event_read(bytes, size, &event, &faults) == BASE_OK
                           ? number_of(&event)
                           : SIZE_MAX;
            if (n < count && !heard[n]) {
                heard[n] = true;
                late[got++] = (now - (from + (int64_t)n * step)) * 1000;
            }
        }
        if (base_time_monotonic_ms() > end_ms) {
            bench_stop("not all alerts came", feed);
        }
    }
    qsort(late, count, sizeof(late[0]), compare);
    (void)printf("{\"p50\": %.0f, \"p99\": %.0f, \"max\": %.0f}\n",
                 (double)late[count / 2] / 1000,
                 (double)late[count * 99 / 100] / 1000,
                 (double)late[count - 1] / 1000);
    bus_subscriber_free(subscriber);
    bus_free(bus);
}

int
main(int argc, char **argv)
{
    static const struct bench_claim wake = {wake_next, wake_claim};
    char clock[512];
    struct base_error error;
    (void)base_text_print(clock, sizeof(clock), "%s/clock", getenv("VIGIL_INSTANCE"));
    if (base_time_open(clock, &error) != BASE_OK ||
        run_law_load(VIGIL_SOURCE_DIR "/config", "england-and-wales", &run.law, &error) !=
            BASE_OK) {
        bench_stop("cannot start", error.text);
    }
    if (argc == 4 && strcmp(argv[1], "wake") == 0) {
        one_round(&wake, argv[2], strtoull(argv[3], NULL, 10));
    } else if (argc == 4 && strcmp(argv[1], "plain") == 0) {
        one_round(&bench_claim_plain, argv[2], strtoull(argv[3], NULL, 10));
    } else if (argc == 4 && strcmp(argv[1], "tick") == 0) {
        tick(argv[2], strtoull(argv[3], NULL, 10));
    } else if (argc == 6 && strcmp(argv[1], "hear") == 0) {
        hear(argv[2],
             strtoll(argv[3], NULL, 10),
             strtoll(argv[4], NULL, 10),
             strtoull(argv[5], NULL, 10));
    } else {
        bench_stop("usage", "see bench_deadlines.c");
    }
    return 0;
}
