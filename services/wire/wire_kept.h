/*
 * A receipt as it is kept, so that the same message sent again gets the same bytes: what
 * can be put back is left out. That is the message id, which is the key that it is kept
 * by; the proof, which is kept once for all receipts that were signed together, or in
 * short with the only one; and of days and times, which travel as text, all but the
 * number; and the case's reference where a deadline repeats it. It takes a fifth of what
 * is sent. Owns nothing.
 *
 * Works on the packed bytes: what a later Vigil adds to receipts passes through. It is
 * kept for ever, so what has been written so must always be read.
 */
#ifndef WIRE_KEPT_H
#define WIRE_KEPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "base/base_sign.h"
#include "vigil/records.h"

/* What proves a receipt that was signed alone. */
struct wire_kept_seal {
    uint8_t signature[BASE_SIGN_SIZE];
    struct base_leaf leaf;
};

/* Writes what is to be kept of a packed Answer with a receipt; its proof, if it has one,
 * is not, but for the seal (NULL: it is kept elsewhere). Gives the size, or 0 if it must
 * be kept whole: no receipt, or one that would not come back byte for byte, or longer
 * than the capacity. */
size_t wire_kept_write(const uint8_t *answer,
                       size_t size,
                       const struct wire_kept_seal *seal,
                       uint8_t *ret_bytes,
                       size_t capacity);

/* True if these bytes were written so; false: they are a whole answer. */
bool wire_kept_is(const uint8_t *bytes, size_t size);

/* The seal that was kept with it; false if there is none. */
bool wire_kept_seal_of(const uint8_t *bytes,
                       size_t size,
                       struct wire_kept_seal *ret_seal) BASE_MUST_CHECK;

/* The packed Answer as it was, without a proof. Gives the size, or 0 and nothing of use
 * written if the bytes are not what was kept, or if it does not fit. */
size_t wire_kept_read(const uint8_t *bytes,
                      size_t size,
                      const struct vigil_id *message_id,
                      uint8_t *ret_answer,
                      size_t capacity);

#endif
