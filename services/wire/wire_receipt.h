/*
 * A receipt as it travels: vigil.v1.Receipt in its Answer. Owns nothing.
 */
#ifndef WIRE_RECEIPT_H
#define WIRE_RECEIPT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_RECEIPT_SIZE = 30720 }; /* no receipt takes more bytes */

/* Packs the whole Answer, without its proof (wire_proof.h adds it); gives the size, or 0
 * and nothing written if it does not fit. The same receipt gives the same bytes. */
size_t wire_receipt_write(const struct vigil_receipt *receipt,
                          uint8_t *ret_bytes,
                          size_t capacity);

/* Reads the Receipt of an Answer (not the message id, which is the Answer's). Its
 * warnings go to *ret_warnings, to which the receipt then points. */
enum base_class wire_receipt_read(const uint8_t *body,
                                  size_t size,
                                  struct vigil_receipt *ret_receipt,
                                  struct vigil_faults *ret_warnings,
                                  struct vigil_faults *ret_faults) BASE_MUST_CHECK;

#endif
