/* Followers that only keep their position: see bench_followers.h. */
#include "bench_followers.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "bench_message.h"
#include "bench_query.h"
#include "bus/bus_feed.h"
#include "wire/wire_event.h"

enum { RUN_MAX = 256, WAIT_MS = 100 };
#define LOOK_NS INT64_C(2000000000) /* as the daemons do */

struct follower {
    int number;
    struct bench_marks *marks;
    PGconn *connection;
    struct bus_subscriber *subscriber;
    int64_t applied, look_ns;
    size_t run[RUN_MAX]; /* of this run: messages of the benchmark, to be marked */
    size_t run_count;
};

/* Reads the entry, as every follower has to, and keeps its message's number. */
static void
apply(struct follower *follower, int64_t position, const uint8_t *bytes, size_t size)
{
    static struct vigil_faults faults;
    struct vigil_event event;
    size_t n;
    if (wire_event_read(bytes, size, &event, &faults) != BASE_OK ||
        event.position != position) {
        bench_stop("unreadable entry", "in the feed or the journal");
    }
    if (event.type == VIGIL_EVENT_NOTIFICATION &&
        bench_message_number(&event.message_id, follower->marks->tag, &n)) {
        follower->marks->at[n].seen[follower->number] = bench_now_ns();
        follower->run[follower->run_count++] = n;
    }
    follower->applied = position;
}

static void
commit(struct follower *follower, int64_t before)
{
    if (follower->applied > before) {
        bench_query_clear(bench_query(
            follower->connection, "EXECUTE move (%lld)", (long long)follower->applied));
    }
    int64_t now = bench_now_ns();
    for (size_t i = 0; i < follower->run_count; i++) {
        follower->marks->at[follower->run[i]].done[follower->number] = now;
    }
    follower->run_count = 0;
}

static void
catch_up(struct follower *follower)
{
    int count;
    do {
        int64_t before = follower->applied;
        PGresult *rows = bench_query(follower->connection,
                                     "SELECT position, event FROM journal.entry"
                                     " WHERE position > %lld ORDER BY position LIMIT %d",
                                     (long long)before,
                                     RUN_MAX);
        count = PQntuples(rows);
        for (int i = 0; i < count; i++) {
            apply(follower,
                  bench_query_int8(rows, i, 0),
                  (const uint8_t *)PQgetvalue(rows, i, 1),
                  (size_t)PQgetlength(rows, i, 1));
        }
        bench_query_clear(rows);
        commit(follower, before);
    } while (count == RUN_MAX);
    follower->look_ns = bench_now_ns() + LOOK_NS;
}

/* Takes what waits; true if something was missed. */
static bool
take(struct follower *follower)
{
    const uint8_t *bytes;
    size_t size;
    int64_t position, before = follower->applied;
    bool missed = false;
    while (!missed && follower->applied - before < RUN_MAX &&
           bus_subscriber_receive(follower->subscriber, &position, &bytes, &size)) {
        missed = position > follower->applied + 1;
        if (position == follower->applied + 1) {
            apply(follower, position, bytes, size);
        }
    }
    commit(follower, before);
    return missed;
}

static void
open_follower(struct follower *follower, const char *feed)
{
    struct bus *bus;
    struct base_error error;
    if (bus_new(&bus, &error) != BASE_OK ||
        bus_subscriber_new(bus, &follower->subscriber, &error) != BASE_OK ||
        bus_subscriber_connect(follower->subscriber, feed, &error) != BASE_OK) {
        bench_stop("no feed", error.text);
    }
    follower->connection = bench_query_connect();
    PGresult *head =
        bench_query(follower->connection, "SELECT position FROM journal.head");
    follower->applied = bench_query_int8(head, 0, 0);
    bench_query_clear(head);
    bench_query_clear(bench_query(follower->connection,
                                  "PREPARE move (bigint) AS UPDATE bench.follower"
                                  " SET position = $1 WHERE number = %d",
                                  follower->number));
    follower->look_ns = bench_now_ns() + LOOK_NS;
}

static void
follow(struct follower *follower, const char *feed)
{
    open_follower(follower, feed);
    atomic_fetch_add(&follower->marks->ready, 1);
    while (!atomic_load(&follower->marks->stop)) {
        struct bus_wait_item item = {.socket =
                                         bus_subscriber_socket(follower->subscriber)};
        bus_wait(&item, 1, WAIT_MS);
        if (take(follower) || bench_now_ns() >= follower->look_ns) {
            catch_up(follower);
        }
    }
    PQfinish(follower->connection);
}

void
bench_followers_start(struct bench_run *run)
{
    for (int k = 0; k < run->followers; k++) {
        pid_t parent = getpid(), pid = fork();
        if (pid < 0) {
            bench_stop("cannot fork", "a follower");
        }
        if (pid == 0) {
            (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
            static struct follower follower;
            follower.number = k;
            follower.marks = run->marks;
            if (getppid() == parent) {
                follow(&follower, run->feed);
            }
            _exit(0);
        }
        bench_cpu_add(&run->cpu, "followers", pid, false);
    }
}
