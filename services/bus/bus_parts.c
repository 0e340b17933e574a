/* The frames of one message: see bus_parts.h. */
#include "bus/bus_parts.h"

#include <errno.h>
#include <string.h>

/* Receives the next frame; the rest of a message that has begun is always there. */
static bool
receive(void *socket, zmq_msg_t *frame)
{
    (void)zmq_msg_init(frame);
    while (zmq_msg_recv(frame, socket, ZMQ_DONTWAIT) < 0) {
        if (errno != EINTR) {
            (void)zmq_msg_close(frame);
            return false;
        }
    }
    return true;
}

bool
bus_parts_receive(void *socket, struct bus_parts *ret_parts)
{
    ret_parts->count = 0;
    bool more = true;
    while (more) {
        zmq_msg_t frame;
        if (!receive(socket, &frame)) {
            bus_parts_drop(ret_parts);
            return false;
        }
        more = zmq_msg_more(&frame) != 0;
        if (ret_parts->count < BUS_PARTS_MAX) {
            (void)zmq_msg_init(&ret_parts->at[ret_parts->count]);
            (void)zmq_msg_move(&ret_parts->at[ret_parts->count], &frame);
        }
        (void)zmq_msg_close(&frame);
        ret_parts->count++;
    }
    return true;
}

void
bus_parts_drop(struct bus_parts *parts)
{
    for (size_t i = 0; i < parts->count && i < BUS_PARTS_MAX; i++) {
        (void)zmq_msg_close(&parts->at[i]);
    }
    parts->count = 0;
}

const uint8_t *
bus_parts_bytes(struct bus_parts *parts, size_t index)
{
    return zmq_msg_data(&parts->at[index]);
}

size_t
bus_parts_size(const struct bus_parts *parts, size_t index)
{
    return zmq_msg_size(&parts->at[index]);
}

bool
bus_parts_copy(struct bus_parts *parts,
               size_t index,
               uint8_t *ret_bytes,
               size_t max,
               size_t *ret_size)
{
    size_t size = bus_parts_size(parts, index);
    if (size == 0 || size > max) {
        return false;
    }
    memcpy(ret_bytes, bus_parts_bytes(parts, index), size);
    *ret_size = size;
    return true;
}

bool
bus_frames_send(void *socket, const struct bus_frame *frames, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int flags = ZMQ_DONTWAIT | (i + 1 < count ? ZMQ_SNDMORE : 0);
        /* ZeroMQ decides at the first frame whether the message goes at all */
        while (zmq_send(socket, frames[i].bytes, frames[i].size, flags) < 0) {
            if (errno != EINTR) {
                return false;
            }
        }
    }
    return true;
}
