/*
 * The body of alert_retry, go_live and snooze: orders about alerts on their way.
 */
#ifndef WIRE_ORDER_H
#define WIRE_ORDER_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"

enum { WIRE_ORDER_SIZE = 64 };

enum base_class wire_order_read(const uint8_t *body,
                                size_t size,
                                struct vigil_order *ret_order,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Gives the size, 0 if it does not fit. */
size_t wire_order_write(const struct vigil_order *order, uint8_t *ret, size_t capacity);

#endif
