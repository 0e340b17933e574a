/*
 * What a sender keeps as evidence: vigil.v1.ReceiptFile, a message and its answer, both
 * as they were on the wire. Owns nothing.
 */
#ifndef WIRE_RECEIPT_FILE_H
#define WIRE_RECEIPT_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

/* no file takes more than this and its two parts */
enum { WIRE_RECEIPT_FILE_EXTRA = 16 };

struct wire_receipt_file {
    const uint8_t *message; /* into the bytes that were read; NULL: the file has none */
    size_t message_size;
    const uint8_t *answer;
    size_t answer_size;
};

/* Takes it apart. BASE_OK, or BASE_REFUSE if the bytes are no such file; what the parts
 * hold is not looked at. */
enum base_class
wire_receipt_file_read(const uint8_t *bytes,
                       size_t size,
                       struct wire_receipt_file *ret_file) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_receipt_file_write(const struct wire_receipt_file *file,
                               uint8_t *ret_bytes,
                               size_t capacity);

#endif
