/*
 * A serious incident notification as it travels: vigil.v1.Notification and the plain
 * record. Owns nothing. Promises: a record that was read has only texts that fit, days
 * and times that exist, and codes of their lists.
 */
#ifndef WIRE_NOTIFICATION_H
#define WIRE_NOTIFICATION_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_NOTIFICATION_SIZE = 12288 }; /* none takes more bytes */

/* Checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault found in
 * *ret_faults (whose earlier content is dropped). Children beyond
 * children_count are left untouched. */
enum base_class wire_notification_read(const uint8_t *body,
                                       size_t size,
                                       struct vigil_notification *ret_notification,
                                       struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_notification_write(const struct vigil_notification *notification,
                               uint8_t *ret_bytes,
                               size_t capacity);

#endif
