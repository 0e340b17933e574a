/*
 * The frames of one message; private to this room. Owns them until bus_parts_drop().
 *
 * Promises: takes in a whole message or nothing, keeps at most BUS_PARTS_MAX frames and
 * drops the rest as it reads them, so that a message of many frames costs no memory here.
 */
#ifndef BUS_PARTS_H
#define BUS_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zmq.h>

#include "base/base_attr.h"

enum { BUS_PARTS_MAX = 8 };

struct bus_parts {
    size_t count; /* frames that came, of which at most BUS_PARTS_MAX are kept */
    zmq_msg_t at[BUS_PARTS_MAX];
};

/* Takes one waiting message without waiting; false if there is none. A message that was
 * waiting is replaced: drop it before. */
bool bus_parts_receive(void *socket, struct bus_parts *ret_parts) BASE_MUST_CHECK;
void bus_parts_drop(struct bus_parts *parts);

const uint8_t *bus_parts_bytes(struct bus_parts *parts, size_t index);
size_t bus_parts_size(const struct bus_parts *parts, size_t index);

/* Copies a frame of at most max bytes, true if it was not longer and not empty. */
bool bus_parts_copy(struct bus_parts *parts,
                    size_t index,
                    uint8_t *ret_bytes,
                    size_t max,
                    size_t *ret_size) BASE_MUST_CHECK;

/* A frame to send. */
struct bus_frame {
    const void *bytes;
    size_t size;
};

/* Sends all frames as one message without waiting; false if the peer is not there or its
 * queue is full: then nothing was sent. */
bool bus_frames_send(void *socket,
                     const struct bus_frame *frames,
                     size_t count) BASE_MUST_CHECK;

#endif
