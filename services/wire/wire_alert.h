/*
 * The body of the events alert_raised, alert_delivered and alert_failed: vigil.v1.Alert
 * and the plain record. References and dates only. Owns nothing.
 */
#ifndef WIRE_ALERT_H
#define WIRE_ALERT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_ALERT_SIZE = 256 }; /* no alert takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). */
enum base_class wire_alert_read(const uint8_t *body,
                                size_t size,
                                struct vigil_alert *ret_alert,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_alert_write(const struct vigil_alert *alert, uint8_t *ret_bytes, size_t capacity);

#endif
