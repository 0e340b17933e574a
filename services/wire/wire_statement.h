/*
 * What a receipt or a rejection says over Vigil's signature: vigil.v1.Statement. Owns
 * nothing.
 */
#ifndef WIRE_STATEMENT_H
#define WIRE_STATEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "base/base_id.h"
#include "vigil/records.h"

enum { WIRE_STATEMENT_SIZE = 256 }; /* none takes more bytes */

struct wire_statement {
    struct vigil_id message_id;
    uint8_t digest[BASE_HASH_SIZE]; /* of the envelope's bytes as received */
    enum vigil_receipt_level level;
    /* VIGIL_INSTANT_NONE: not reached */
    vigil_instant received_at, valid_at, registered_at, seen_at;
    int64_t position;
    char case_ref[VIGIL_REF_SIZE];
    char sender[VIGIL_PARTY_SIZE];
    char refused[40];
    bool sandbox;
};

/* Reads a packed statement. BASE_OK, or BASE_REFUSE with every fault in *ret_faults. */
enum base_class wire_statement_read(const uint8_t *bytes,
                                    size_t size,
                                    struct wire_statement *ret_statement,
                                    struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_statement_write(const struct wire_statement *statement,
                            uint8_t *ret_bytes,
                            size_t capacity);

#endif
