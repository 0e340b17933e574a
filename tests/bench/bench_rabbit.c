/*
 * The peer beside which Vigil is measured: a RabbitMQ quorum queue, one publisher with
 * confirms over TCP, one consumer that acknowledges, the same bytes. Options:
 * bench_run.h;
 * --followers is 0 or 1 (the consumer), --amqp the port of a broker of our own.
 *
 * The consumer acknowledges up to 64 deliveries at once, and whenever it has nothing more
 * in its buffer: the cheapest way that loses nothing.
 */
#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_tcp_socket.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <unistd.h>

#include "bench_message.h"
#include "bench_run.h"
#include "wire/wire_envelope.h"

enum {
    CHANNEL = 1,
    FRAME_MAX = 131072,
    PREFETCH = 512,
    ACK_EVERY = 64,
    WAIT_US = 100000,
    PERSISTENT = 2
};

static const char queue_name[] = "vigil-bench";
static struct bench_run run;
static size_t oldest; /* the first message without a confirm */

static void
check(amqp_connection_state_t state, const char *what)
{
    amqp_rpc_reply_t reply = amqp_get_rpc_reply(state);
    if (reply.reply_type != AMQP_RESPONSE_NORMAL) {
        bench_stop("broker", what);
    }
}

static amqp_connection_state_t
connect_broker(void)
{
    amqp_connection_state_t state = amqp_new_connection();
    amqp_socket_t *socket = amqp_tcp_socket_new(state);
    if (socket == NULL || amqp_socket_open(socket, "127.0.0.1", atoi(run.amqp)) != 0) {
        bench_stop("no broker", run.amqp);
    }
    amqp_rpc_reply_t reply =
        amqp_login(state, "/", 0, FRAME_MAX, 0, AMQP_SASL_METHOD_PLAIN, "guest", "guest");
    if (reply.reply_type != AMQP_RESPONSE_NORMAL) {
        bench_stop("broker", "login");
    }
    (void)amqp_channel_open(state, CHANNEL);
    check(state, "channel");
    return state;
}

/* A quorum queue, empty. */
static void
declare(amqp_connection_state_t state)
{
    amqp_table_entry_t entry = {.key = amqp_cstring_bytes("x-queue-type")};
    entry.value.kind = AMQP_FIELD_KIND_UTF8;
    entry.value.value.bytes = amqp_cstring_bytes("quorum");
    amqp_table_t arguments = {.num_entries = 1, .entries = &entry};
    amqp_bytes_t name = amqp_cstring_bytes(queue_name);
    (void)amqp_queue_declare(state, CHANNEL, name, 0, 1, 0, 0, arguments);
    check(state, "queue");
    (void)amqp_queue_purge(state, CHANNEL, name);
    check(state, "purge");
}

/* ---- the consumer, a process of its own ---- */

static void
deliver(const amqp_envelope_t *envelope)
{
    static struct vigil_faults faults;
    struct wire_envelope read;
    size_t n;
    const amqp_bytes_t *body = &envelope->message.body;
    if (wire_envelope_read(body->bytes, body->len, &read, &faults) != BASE_OK) {
        bench_stop("unreadable message", "from the queue");
    }
    if (bench_message_number(&read.message_id, run.marks->tag, &n)) {
        run.marks->at[n].seen[0] = run.marks->at[n].done[0] = bench_now_ns();
    }
}

static void
consume(void)
{
    amqp_connection_state_t state = connect_broker();
    (void)amqp_basic_qos(state, CHANNEL, 0, PREFETCH, 0);
    check(state, "qos");
    (void)amqp_basic_consume(state,
                             CHANNEL,
                             amqp_cstring_bytes(queue_name),
                             amqp_empty_bytes,
                             0,
                             0,
                             0,
                             amqp_empty_table);
    check(state, "consume");
    atomic_fetch_add(&run.marks->ready, 1);
    uint64_t last = 0;
    for (int unacked = 0; !atomic_load(&run.marks->stop);) {
        amqp_envelope_t envelope;
        struct timeval timeout = {.tv_usec = WAIT_US};
        bool more = amqp_frames_enqueued(state) != 0 || amqp_data_in_buffer(state) != 0;
        if (unacked > 0 && (!more || unacked >= ACK_EVERY)) {
            (void)amqp_basic_ack(state, CHANNEL, last, 1);
            unacked = 0;
        }
        amqp_maybe_release_buffers(state);
        amqp_rpc_reply_t reply = amqp_consume_message(state, &envelope, &timeout, 0);
        if (reply.reply_type == AMQP_RESPONSE_NORMAL) {
            last = envelope.delivery_tag;
            unacked++;
            deliver(&envelope);
            amqp_destroy_envelope(&envelope);
        } else if (reply.library_error != AMQP_STATUS_TIMEOUT) {
            bench_stop("broker", "consume");
        }
    }
    (void)amqp_destroy_connection(state);
}

static void
start_consumer(void)
{
    pid_t parent = getpid(), pid = fork();
    if (pid < 0) {
        bench_stop("cannot fork", "the consumer");
    }
    if (pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() == parent) {
            consume();
        }
        _exit(0);
    }
    bench_cpu_add(&run.cpu, "followers", pid, false);
}

/* ---- the publisher ---- */

static void
publish(amqp_connection_state_t state)
{
    static uint8_t bytes[VIGIL_MESSAGE_MAX];
    amqp_basic_properties_t properties = {._flags = AMQP_BASIC_DELIVERY_MODE_FLAG,
                                          .delivery_mode = PERSISTENT};
    size_t size = bench_message_pack(run.marks->tag, run.sent, bytes, sizeof(bytes));
    (void)bench_run_sent(&run);
    if (amqp_basic_publish(state,
                           CHANNEL,
                           amqp_empty_bytes,
                           amqp_cstring_bytes(queue_name),
                           0,
                           0,
                           &properties,
                           (amqp_bytes_t){.len = size, .bytes = bytes}) !=
        AMQP_STATUS_OK) {
        bench_stop("broker", "publish");
    }
}

static void
confirmed(const amqp_basic_ack_t *ack)
{
    size_t n = ack->delivery_tag - 1;
    if (n >= run.sent) {
        bench_stop("broker", "confirms what was not sent");
    }
    for (size_t i = ack->multiple ? oldest : n; i <= n; i++) {
        if (run.marks->at[i].acked == 0) {
            bench_run_acked(&run, i);
        }
    }
    while (oldest < run.sent && run.marks->at[oldest].acked != 0) {
        oldest++;
    }
}

/* Waits for a frame, then takes all that came with it. */
static void
take_confirms(amqp_connection_state_t state)
{
    do {
        amqp_frame_t frame;
        if (amqp_simple_wait_frame(state, &frame) != AMQP_STATUS_OK) {
            bench_stop("broker", "no confirm");
        }
        if (frame.frame_type == AMQP_FRAME_METHOD &&
            frame.payload.method.id == AMQP_BASIC_ACK_METHOD) {
            confirmed(frame.payload.method.decoded);
        } else if (frame.frame_type == AMQP_FRAME_METHOD) {
            run.refused++;
        }
    } while (amqp_frames_enqueued(state) || amqp_data_in_buffer(state));
    amqp_maybe_release_buffers(state);
}

int
main(int argc, char **argv)
{
    bench_run_open(&run, argc, argv);
    bench_message_open();
    amqp_connection_state_t state = connect_broker();
    declare(state);
    run.followers = run.followers == 0 ? 0 : 1;
    if (run.followers == 1) {
        start_consumer();
    }
    bench_run_wait_ready(&run);
    (void)amqp_confirm_select(state, CHANNEL);
    check(state, "confirms");
    while (bench_run_goes_on(&run)) {
        if (run.sent - run.acked < (size_t)run.in_flight) {
            publish(state);
        } else {
            take_confirms(state);
        }
    }
    while (run.acked < run.sent) {
        take_confirms(state);
    }
    bench_run_close(&run);
    (void)amqp_destroy_connection(state);
    return 0;
}
