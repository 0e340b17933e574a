/*
 * The Panel's answer to a rapid review as it travels: vigil.v1.PanelResponse and the
 * plain record. Owns nothing.
 */
#ifndef WIRE_PANEL_RESPONSE_H
#define WIRE_PANEL_RESPONSE_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_PANEL_RESPONSE_SIZE = 320 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_panel_response_read(const uint8_t *body,
                                         size_t size,
                                         struct vigil_panel_response *ret_response,
                                         struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_panel_response_write(const struct vigil_panel_response *response,
                                 uint8_t *ret_bytes,
                                 size_t capacity);

#endif
