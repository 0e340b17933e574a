/* Who may connect: see bus_zap.h. */
#include "bus/bus_zap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "bus/bus_parts.h"
#include "bus/bus_socket.h"

/* The frames of a request, in their order (RFC 27). */
enum {
    FRAME_VERSION,
    FRAME_REQUEST,
    FRAME_DOMAIN,
    FRAME_ADDRESS,
    FRAME_ROUTE,
    FRAME_MECHANISM,
    FRAME_KEY,
    FRAMES
};

enum { KEY_BYTES = 32, SECRET_TEXT = BASE_HASH_TEXT_SIZE - 1 };

struct bus_zap {
    void *socket;
    bus_zap_judge *judge;
    void *context;
    char secret[BASE_HASH_TEXT_SIZE + 1]; /* hexadecimal, and a colon */
    struct bus_zap_counts counts;
};

struct reply {
    const char *status, *text, *user_id;
};

enum base_class
bus_zap_new(struct bus *bus,
            bus_zap_judge *judge,
            void *context,
            struct bus_zap **ret_zap,
            struct base_error *ret_error)
{
    struct bus_zap *zap = calloc(1, sizeof(*zap));
    if (zap == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    zap->judge = judge;
    zap->context = context;
    uint8_t secret[BASE_HASH_SIZE];
    base_random(secret, sizeof(secret));
    base_hash_print(secret, zap->secret);
    zap->secret[SECRET_TEXT] = ':';
    const struct bus_socket_bounds bounds = {1024, 1000, 100, 1000};
    enum base_class class =
        bus_socket_new(bus, ZMQ_REP, &bounds, &zap->socket, ret_error);
    if (class == BASE_OK && zmq_bind(zap->socket, "inproc://zeromq.zap.01") != 0) {
        class = base_error_set(
            ret_error, BASE_STOP, "zap_bind", "ZeroMQ: %s", zmq_strerror(errno));
    }
    if (class != BASE_OK) {
        bus_zap_free(zap);
        return class;
    }
    *ret_zap = zap;
    return BASE_OK;
}

void
bus_zap_free(struct bus_zap *zap)
{
    if (zap != NULL) {
        bus_socket_close(zap->socket);
        explicit_bzero(zap, sizeof(*zap));
        free(zap);
    }
}

void *
bus_zap_socket(struct bus_zap *zap)
{
    return zap->socket;
}

struct bus_zap_counts
bus_zap_counts(const struct bus_zap *zap)
{
    return zap->counts;
}

static bool
frame_is(struct bus_parts *parts, size_t index, const char *text)
{
    size_t size = strlen(text);
    return bus_parts_size(parts, index) == size &&
           memcmp(bus_parts_bytes(parts, index), text, size) == 0;
}

static bool
is_ours(struct bus_parts *parts)
{
    return parts->count == FRAMES && frame_is(parts, FRAME_VERSION, "1.0") &&
           frame_is(parts, FRAME_DOMAIN, BUS_ZAP_DOMAIN) &&
           frame_is(parts, FRAME_MECHANISM, "CURVE") &&
           bus_parts_size(parts, FRAME_KEY) == KEY_BYTES;
}

/* Decides on a request; the user id is written to the caller's array. */
static struct reply
decide(struct bus_zap *zap, struct bus_parts *parts, char *user_id, size_t size)
{
    if (!is_ours(parts)) {
        zap->counts.malformed++;
        return (struct reply){"400", "no such door", ""};
    }
    char key[VIGIL_KEY_SIZE];
    (void)zmq_z85_encode(key, bus_parts_bytes(parts, FRAME_KEY), KEY_BYTES);
    switch (zap->judge(key, zap->context)) {
    case BUS_ZAP_LET_IN:
        zap->counts.let_in++;
        (void)base_text_print(user_id, size, "%s%s", zap->secret, key);
        return (struct reply){"200", "", user_id};
    case BUS_ZAP_LATER:
        zap->counts.later++;
        return (struct reply){"300", "try again", ""};
    case BUS_ZAP_REFUSE:
        break;
    }
    zap->counts.refused++;
    return (struct reply){"400", "unknown key", ""};
}

void
bus_zap_serve(struct bus_zap *zap)
{
    struct bus_parts parts;
    while (bus_parts_receive(zap->socket, &parts)) {
        char user_id[BASE_HASH_TEXT_SIZE + VIGIL_KEY_SIZE];
        struct reply reply = decide(zap, &parts, user_id, sizeof(user_id));
        bool named = parts.count > FRAME_REQUEST;
        const struct bus_frame frames[] = {
            {"1.0", 3},
            {named ? bus_parts_bytes(&parts, FRAME_REQUEST) : (const uint8_t *)"",
             named ? bus_parts_size(&parts, FRAME_REQUEST) : 0},
            {reply.status, 3},
            {reply.text, strlen(reply.text)},
            {reply.user_id, strlen(reply.user_id)},
            {"", 0}};
        bool sent = bus_frames_send(zap->socket, frames, BASE_COUNT(frames));
        (void)sent; /* the connection is gone: nobody asks any more */
        bus_parts_drop(&parts);
    }
}

bool
bus_zap_user_key(const struct bus_zap *zap,
                 const char *user_id,
                 char ret_public_key[VIGIL_KEY_SIZE])
{
    size_t prefix = SECRET_TEXT + 1;
    if (user_id == NULL || strlen(user_id) != prefix + VIGIL_KEY_SIZE - 1 ||
        !base_secret_equal(user_id, zap->secret, prefix)) {
        return false;
    }
    return base_text_copy(ret_public_key, VIGIL_KEY_SIZE, user_id + prefix);
}
