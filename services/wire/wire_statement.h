/*
 * What a receipt or a rejection says over Vigil's signature: vigil.v1.Statement. Owns
 * nothing.
 */
#ifndef WIRE_STATEMENT_H
#define WIRE_STATEMENT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

/* Reads a packed statement. BASE_OK, or BASE_REFUSE with every fault in *ret_faults. */
enum base_class wire_statement_read(const uint8_t *bytes,
                                    size_t size,
                                    struct vigil_statement *ret_statement,
                                    struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit: none takes
 * more than VIGIL_STATEMENT_MAX. */
size_t wire_statement_write(const struct vigil_statement *statement,
                            uint8_t *ret_bytes,
                            size_t capacity);

#endif
