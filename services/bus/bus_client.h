/*
 * A sender's connection to the gate: one DEALER with CURVE keys, one frame a message.
 *
 * Promises: nothing is queued before the gate has let us in; a refused key is told apart
 * from a gate that is not there; an answer is at most answer_max bytes. "Sent" means
 * nothing: only an answer does. ZeroMQ never tries again after a refusal, so whoever owns
 * this asks bus_client_renew() for a fresh socket, with a pause of its own that grows.
 */
#ifndef BUS_CLIENT_H
#define BUS_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bus/bus_context.h"

struct bus_client;

enum { BUS_ANSWER_MAX = 1048576, BUS_RECONNECT_MS = 250, BUS_RECONNECT_MAX_MS = 30000 };

enum bus_client_state {
    BUS_CLIENT_UNREACHABLE, /* nothing listens there (yet) */
    BUS_CLIENT_KNOCKING,    /* something listens and has not let us in yet; for more than
                             * a moment: the gate cannot tell yet who may come in */
    BUS_CLIENT_CONNECTED,   /* the gate has let us in */
    BUS_CLIENT_KEY_REFUSED, /* the gate does not know our key, or it is revoked */
    BUS_CLIENT_NOT_THE_GATE /* something answers, but the handshake fails: the server's
                             * key is not the one that we expect, or it is no gate. A gate
                             * that cannot tell yet sometimes looks like this, so it takes
                             * several in a row to believe it. */
};

struct bus_client_options {
    const char *endpoint;   /* tcp://address:port */
    const char *server_key; /* the gate's public key */
    const char *public_key;
    const char *secret_key;
    size_t answer_max; /* bytes, at most BUS_ANSWER_MAX; 0: that */
};

/* Errors are BASE_STOP: an endpoint or a key that is none. */
enum base_class bus_client_new(struct bus *bus,
                               const struct bus_client_options *options,
                               struct bus_client **ret_client,
                               struct base_error *ret_error) BASE_MUST_CHECK;
void bus_client_free(struct bus_client *client);

/* Closes the socket and connects a fresh one; what was on its way is lost. */
enum base_class bus_client_renew(struct bus_client *client,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* The state after all that has happened; never waits. */
enum bus_client_state bus_client_state(struct bus_client *client);

/* Waits until an answer is there or the state changes, for at most timeout_ms. */
void bus_client_wait(struct bus_client *client, long timeout_ms);

/* For bus_wait(): readable when an answer, or news about the connection, is there. */
void *bus_client_socket(struct bus_client *client);
void *bus_client_monitor(struct bus_client *client);

/* False if not connected or the queue is full: nothing was sent. */
bool bus_client_send(struct bus_client *client,
                     const uint8_t *bytes,
                     size_t size) BASE_MUST_CHECK;

/* Takes one waiting answer; false if there is none. The bytes are the client's and last
 * until the next call. */
bool bus_client_receive(struct bus_client *client,
                        const uint8_t **ret_bytes,
                        size_t *ret_size);

#endif
