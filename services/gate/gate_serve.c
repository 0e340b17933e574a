/*
 * The gate's loop: one wait on all sockets, at most until the next thing that is due.
 *
 * Handshakes and answers go first and are short; of the network's messages a turn takes
 * a bounded number, so that a flood delays nobody's answer and no watchdog.
 */
#include "base/base_log.h"
#include "base/base_time.h"
#include "gate/gate.h"
#include "gate/gate_config.h"
#include "run/run_process.h"

enum {
    TURN_MAX = 128,         /* messages or answers of one socket in one turn */
    COUNTS_EVERY_MS = 60000 /* how often the counts are told */
};

enum { ITEM_SIGNAL, ITEM_ZAP, ITEM_FRONT, ITEM_ROSTER, ITEM_LINKS };
enum { ITEMS = ITEM_LINKS + GATE_SERVICES };

static void
tell_counts(struct gate *gate, int64_t now_ms)
{
    const struct gate_counts *counts = &gate->counts;
    const struct bus_zap_counts doors = bus_zap_counts(gate->zap);
    const struct bus_front_counts front = bus_front_counts(gate->front);
    gate->counts_due_ms = now_ms + COUNTS_EVERY_MS;
    base_log(BASE_LOG_INFO,
             "event=counts passed=%llu answered=%llu refused=%llu busy=%llu expired=%llu "
             "stray=%llu keys_let_in=%llu keys_refused=%llu keys_later=%llu "
             "dropped=%llu undelivered=%llu",
             (unsigned long long)counts->passed,
             (unsigned long long)counts->answered,
             (unsigned long long)counts->refused,
             (unsigned long long)counts->busy,
             (unsigned long long)counts->expired,
             (unsigned long long)counts->stray,
             (unsigned long long)doors.let_in,
             (unsigned long long)(doors.refused + doors.malformed),
             (unsigned long long)doors.later,
             (unsigned long long)(front.unnamed + front.misshapen + front.borrowed),
             (unsigned long long)front.undelivered);
}

/* Milliseconds until something is due by itself. */
static long
sleep_ms(struct gate *gate, int64_t now_ms)
{
    int64_t due_ms = gate->alive_due_ms;
    const struct gate_ticket *oldest = gate_ticket_oldest(&gate->tickets);
    if (oldest != NULL && oldest->issued_ms + gate_config.answer_timeout_ms < due_ms) {
        due_ms = oldest->issued_ms + gate_config.answer_timeout_ms;
    }
    if (gate->roster_due_ms < due_ms) {
        due_ms = gate->roster_due_ms; /* at most a minute: counts are told beside it */
    }
    return due_ms > now_ms ? (long)(due_ms - now_ms) : 0;
}

static void
take_messages(struct gate *gate)
{
    struct bus_message message;
    for (int i = 0; i < TURN_MAX && bus_front_receive(gate->front, &message); i++) {
        gate_pass(gate, &message);
    }
}

static void
take_answers(struct gate *gate, struct bus_link *link)
{
    struct bus_link_answer answer;
    for (int i = 0; i < TURN_MAX && bus_link_receive(link, &answer); i++) {
        gate_answer(gate, &answer);
    }
}

/* Waits only for services that owe an answer: asking a socket takes two system calls. */
static void
choose_links(const struct gate *gate, struct bus_wait_item *items)
{
    for (int i = 0; i < GATE_SERVICES; i++) {
        void *socket = gate->awaited[i] > 0 ? bus_link_socket(gate->links[i]) : NULL;
        items[ITEM_LINKS + i] = (struct bus_wait_item){.socket = socket, .fd = -1};
    }
}

static void
turn(struct gate *gate, struct bus_wait_item *items)
{
    int64_t now_ms = base_time_monotonic_ms();
    choose_links(gate, items);
    bus_wait(items, ITEMS, sleep_ms(gate, now_ms));
    if (items[ITEM_ROSTER].ready) {
        gate_roster_take(gate);
    }
    if (items[ITEM_ZAP].ready) {
        bus_zap_serve(gate->zap);
    }
    for (int i = 0; i < GATE_SERVICES; i++) {
        if (items[ITEM_LINKS + i].ready) {
            take_answers(gate, gate->links[i]);
        }
    }
    if (items[ITEM_FRONT].ready) {
        take_messages(gate);
    }
    now_ms = base_time_monotonic_ms();
    gate_roster_ask(gate, now_ms);
    gate_expire(gate, now_ms);
    if (now_ms >= gate->counts_due_ms) {
        tell_counts(gate, now_ms);
    }
    if (now_ms >= gate->alive_due_ms) {
        run_process_alive();
        gate->alive_due_ms = now_ms + run_process_alive_ms();
    }
}

void
gate_serve(struct gate *gate)
{
    struct bus_wait_item items[ITEMS] = {
        [ITEM_SIGNAL] = {.fd = run_process_signal_fd()},
        [ITEM_ZAP] = {.socket = bus_zap_socket(gate->zap)},
        [ITEM_FRONT] = {.socket = bus_front_socket(gate->front)},
        [ITEM_ROSTER] = {.socket = bus_link_socket(gate->roster_link)}};
    gate->counts_due_ms = base_time_monotonic_ms() + COUNTS_EVERY_MS;
    while (!run_process_should_stop()) {
        turn(gate, items);
    }
    tell_counts(gate, 0);
}
