/*
 * The daemon skeleton: see run_service.h. The liturgy of the start, the one loop with its
 * one computed sleep, and the end.
 */
#include "run/run_service.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "run/run_authorities.h"
#include "run/run_follower.h"
#include "run/run_group.h"
#include "run/run_law.h"
#include "run/run_law_follow.h"
#include "run/run_process.h"
#include "run/run_seal.h"
#include "run/run_socket.h"

enum { BUSY_DATABASE_MS = 500 };

/* The daemons whose entries a follower hears live. */
static const char *const publishers[] = {
    "intake", "decisions", "deadlines", "reporting", "dispatch"};

static enum base_class
open_store(struct run *run, struct base_error *ret_error)
{
    const struct run_parameters *p = run_process_parameters();
    char user[64];
    (void)base_text_print(user,
                          sizeof(user),
                          "%s%s",
                          p->store_user[0] == '\0' ? "vigil_" : p->store_user,
                          p->store_user[0] == '\0' ? run->service->name : "");
    const struct store_options options = {.host = p->store_host,
                                          .database = p->store_database,
                                          .user = user,
                                          .name = run->service->name,
                                          .wait_ms = p->store_wait_ms,
                                          .stopping = run_process_stopping()};
    enum base_class class = store_new(&options, &run->store, ret_error);
    if (class == BASE_OK) {
        class = store_connect(run->store, ret_error);
    }
    if (class == BASE_AGAIN) {
        base_log_error("start", ret_error); /* away: Busy until it comes */
        class = BASE_OK;
    }
    return class;
}

static enum base_class
open_bus(struct run *run, struct base_error *ret_error)
{
    char path[128];
    enum base_class class = run_socket_make_directory(run->service->name, ret_error);
    if (class == BASE_OK) {
        class = bus_new(&run->bus, ret_error);
    }
    if (class == BASE_OK) {
        if (run_process_parameters()->group_access == 1) {
            bus_allow_group(run->bus);
        }
        run_socket_own_path(run->service->name, "sock", path, sizeof(path));
        class =
            bus_server_new(run->bus, path, VIGIL_MESSAGE_MAX, &run->server, ret_error);
    }
    if (class == BASE_OK && run->service->publishes) {
        run_socket_own_path(run->service->name, "feed", path, sizeof(path));
        class = bus_publisher_new(run->bus, path, &run->publisher, ret_error);
    }
    if (class == BASE_OK && run->service->follows) {
        class = bus_subscriber_new(run->bus, &run->subscriber, ret_error);
        for (size_t i = 0; class == BASE_OK && i < BASE_COUNT(publishers); i++) {
            run_socket_path(publishers[i], "feed", path, sizeof(path));
            class = bus_subscriber_connect(run->subscriber, path, ret_error);
        }
    }
    return class;
}

static enum base_class
start(struct run *run, struct base_error *ret_error)
{
    const struct run_parameters *p = run_process_parameters();
    enum base_class class =
        run_law_load(p->config_dir, p->calendar_division, &run->law, ret_error);
    if (class == BASE_OK) {
        class = run_authorities_load(p->config_dir, &run->authorities, ret_error);
    }
    if (class == BASE_OK) {
        class = run_seal_new(run, ret_error);
    }
    if (class == BASE_OK) {
        class = open_store(run, ret_error);
    }
    if (class == BASE_OK) {
        class = open_bus(run, ret_error);
    }
    if (class == BASE_OK) {
        class = run_group_new(run, ret_error);
    }
    if (class == BASE_OK && run->service->follows) {
        class = run_follower_new(run, ret_error);
    }
    if (class == BASE_OK && run->service->start != NULL) {
        class = run->service->start(run, ret_error);
    }
    return class;
}

static void
stop(struct run *run)
{
    if (run->service->stop != NULL) {
        run->service->stop(run);
    }
    run_follower_free(run);
    run_group_free(run);
    run_append_done(&run->append);
    bus_subscriber_free(run->subscriber);
    bus_publisher_free(run->publisher);
    bus_server_free(run->server);
    bus_free(run->bus);
    store_free(run->store);
    run_authorities_done(&run->authorities);
}

struct schedule {
    int64_t look_ms;     /* when to look at journal and law unasked (monotonic) */
    vigil_instant next;  /* when tick wants to be called */
    int64_t head;        /* of the journal when that had come; 0: it has not */
    int64_t database_ms; /* not before: the database was away (monotonic) */
};

/* Takes in what is there. What is due is decided on all that was recorded until then: the
 * feed may have lost an entry, so the journal is asked, up to the head that it had. */
static enum base_class
follow(struct run *run,
       struct schedule *schedule,
       bool due,
       bool *ret_more,
       struct base_error *ret_error)
{
    int64_t now_ms = base_time_monotonic_ms(), before = run_follower_applied(run);
    bool look = due || now_ms >= schedule->look_ms;
    enum base_class class = BASE_OK;
    if (due && schedule->head == 0) {
        struct store_head head = {.position = 0};
        class = store_connect(run->store, ret_error);
        if (class == BASE_OK) {
            store_journal_head(run->store, &head);
            class = store_run(run->store, ret_error);
        }
        schedule->head = head.position;
    }
    run_follower_receive(run);
    if (class == BASE_OK) {
        class = run_follower_step(run, look, ret_more, ret_error);
    }
    if (look) {
        schedule->look_ms = now_ms + run_process_parameters()->follow_ms;
    }
    int64_t applied = run_follower_applied(run);
    if (due && applied > before && applied < schedule->head) {
        *ret_more = true;
    }
    return class;
}

/* Follows and ticks; gives false if the daemon has to end. */
static bool
work(struct run *run, struct schedule *schedule, bool *ret_more)
{
    struct base_error error;
    enum base_class class = BASE_OK;
    *ret_more = false;
    if (base_time_monotonic_ms() < schedule->database_ms) {
        return true;
    }
    bool due = schedule->next != VIGIL_INSTANT_NONE && base_time_now() >= schedule->next;
    int64_t now_ms = base_time_monotonic_ms();
    if (run->service->follows) {
        class = follow(run, schedule, due, ret_more, &error);
    } else if (now_ms >= schedule->look_ms) {
        schedule->look_ms = now_ms + run_process_parameters()->follow_ms;
        if (run_law_look(run, &error) == BASE_STOP) {
            class = BASE_STOP; /* else it is away, which is told to who asks something */
        }
    }
    due = due || run->tick_wanted;
    if (class == BASE_OK && run->service->tick != NULL && due && !*ret_more) {
        run->tick_wanted = false;
        schedule->head = 0;
        class = run->service->tick(run, base_time_now(), &schedule->next, &error);
    }
    if (class != BASE_OK && class != BASE_DONE) {
        base_log_error("work", &error);
        run->tick_wanted = true;
        schedule->look_ms = 0;
        schedule->database_ms = base_time_monotonic_ms() + BUSY_DATABASE_MS;
        return class != BASE_STOP;
    }
    return true;
}

/* How long to sleep: until the next thing is due, and not beyond the watchdog. */
static long
sleep_ms(const struct run *run, const struct schedule *schedule)
{
    int64_t now_ms = base_time_monotonic_ms();
    int64_t until = now_ms + run_process_alive_ms();
    if (schedule->look_ms < until) {
        until = schedule->look_ms;
    }
    if (schedule->next != VIGIL_INSTANT_NONE) {
        /* a millisecond more than what is left, so as not to wake just before */
        int64_t left = (schedule->next - base_time_now()) / 1000 + 1;
        until = now_ms + left < until ? now_ms + left : until;
    }
    if (run->tick_wanted && run->service->tick != NULL) {
        until = now_ms;
    }
    if (until < schedule->database_ms) {
        until = schedule->database_ms;
    }
    return until > now_ms ? (long)(until - now_ms) : 0;
}

/* Sleeps until something is there to be done. */
static void
wait(struct run *run, const struct schedule *schedule, bool more)
{
    struct bus_wait_item items[4] = {{.socket = bus_server_socket(run->server)},
                                     {.fd = run_process_signal_fd()}};
    size_t count = 2;
    if (run->subscriber != NULL) {
        items[count++].socket = bus_subscriber_socket(run->subscriber);
    }
    int own = run->service->descriptor == NULL ? -1 : run->service->descriptor();
    if (own >= 0) {
        items[count++].fd = own;
    }
    bus_wait(items, count, more ? 0 : sleep_ms(run, schedule));
}

static bool
loop(struct run *run)
{
    struct schedule schedule = {.next = VIGIL_INSTANT_NONE};
    run->tick_wanted = run->service->tick != NULL;
    while (!run_process_should_stop()) {
        bool more = false;
        bool any = run_group_turn(run);
        if (!work(run, &schedule, &more)) {
            return false;
        }
        bool own = run->service->attend != NULL && run->service->attend(run);
        run_process_alive();
        wait(run, &schedule, any || more || own);
    }
    return true;
}

int
run_service_main(const struct run_service *service, int argc, char **argv)
{
    int status;
    if (!run_process_start(
            service->name, service->usage, service->parameters, argc, argv, &status)) {
        return status;
    }
    static struct run run; /* holds the law, which is large */
    run.service = service;
    struct base_error error;
    bool fine = start(&run, &error) == BASE_OK;
    if (fine) {
        run_process_ready();
        fine = loop(&run);
    } else {
        base_log_error("start", &error);
    }
    run_process_ending();
    stop(&run);
    return fine ? 0 : 1;
}
