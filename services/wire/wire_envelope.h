/*
 * What a sender puts on the wire: vigil.v1.Envelope. Owns nothing.
 *
 * Promises: an envelope that was read without faults has a message id, a type of the
 * list, and a body whose bytes have passed the scan of its type (wire_scan.h): whatever
 * protobuf library looks at it later sees the same values, and needs little stack and
 * memory to.
 */
#ifndef WIRE_ENVELOPE_H
#define WIRE_ENVELOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum {
    WIRE_ENVELOPE_EXTRA = 32 /* no envelope takes more bytes than this and its body */
};

struct wire_envelope {
    struct vigil_id message_id;
    enum vigil_message type;
    const uint8_t *body; /* into the bytes that were read */
    size_t body_size;
    bool historic; /* of types from 51: from before Vigil */
};

/* Checks the envelope and its body. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped); paths are those of the envelope
 * (message_id, type, body) or of the body (children[1].sex). When refused,
 * ret->message_id is that of the sender if it could be read, else all zero; ret->type
 * likewise VIGIL_MESSAGE_NONE; the body is NULL. */
enum base_class wire_envelope_read(const uint8_t *bytes,
                                   size_t size,
                                   struct wire_envelope *ret_envelope,
                                   struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Vouches for the body of an envelope that was read: when it is read next, by this
 * thread, it is not scanned once more. Until the next call, which must come before its
 * bytes go; NULL: for none. */
void wire_envelope_vouch(const struct wire_envelope *envelope);

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_envelope_pack(const struct wire_envelope *envelope,
                          uint8_t *ret_bytes,
                          size_t capacity);

/* The same of a message that is not historic. */
size_t wire_envelope_write(const struct vigil_id *message_id,
                           enum vigil_message type,
                           const uint8_t *body,
                           size_t body_size,
                           uint8_t *ret_bytes,
                           size_t capacity);

#endif
