/*
 * A rejection as it travels: vigil.v1.Rejection in its Answer. Owns nothing.
 */
#ifndef WIRE_REJECTION_H
#define WIRE_REJECTION_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_REJECTION_SIZE = 24576 }; /* no rejection takes more bytes */

/* Packs the whole Answer, without its proof (wire_proof.h adds it); gives the size, or 0
 * and nothing written if it does not fit. */
size_t wire_rejection_write(const struct vigil_rejection *rejection,
                            uint8_t *ret_bytes,
                            size_t capacity);

/* Reads the Rejection of an Answer (not the message id, which is the Answer's). Faults
 * that do not fit are counted, texts that do not fit are cut: they are for people. */
enum base_class wire_rejection_read(const uint8_t *body,
                                    size_t size,
                                    struct vigil_rejection *ret_rejection,
                                    struct vigil_faults *ret_faults) BASE_MUST_CHECK;

#endif
