/*
 * Vigil's signature in an answer: vigil.v1.Proof, the last field of a receipt or a
 * rejection, over all that stands before it. Owns nothing.
 *
 * An answer is written without its proof first; what is signed is worked out from its
 * bytes, and the proof is added behind them, so that nothing is packed twice.
 */
#ifndef WIRE_PROOF_H
#define WIRE_PROOF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "vigil/records.h"

/* What a proof adds to an answer, its own tags and lengths and the longer ones of the
 * answer included. */
enum {
    WIRE_PROOF_SIZE = 64 + VIGIL_STATEMENT_MAX + VIGIL_SIGNATURE_SIZE +
                      VIGIL_PROOF_PATH_MAX * (VIGIL_HASH_SIZE + 2)
};

/* Where in a packed Answer the receipt or the rejection lies, without its proof: what
 * vigil_statement.answer is the hash of. Gives its number in the Answer, or 0 if it has
 * neither, or if anything but the proof stands behind it. */
uint32_t wire_proof_of(const uint8_t *answer,
                       size_t size,
                       const uint8_t **ret_bytes,
                       size_t *ret_size);

/* The answer, which has no proof yet, with one. Gives the size, or 0 and nothing written
 * if it does not fit. */
size_t wire_proof_add(const uint8_t *answer,
                      size_t size,
                      const struct vigil_proof *proof,
                      uint8_t *ret_bytes,
                      size_t capacity);

/* Reads the proof of a packed Receipt or Rejection that has passed the scan; not signed:
 * its statement_size is 0. False if it has one that is none. */
bool wire_proof_read(const uint8_t *body,
                     size_t size,
                     struct vigil_proof *ret_proof) BASE_MUST_CHECK;

#endif
