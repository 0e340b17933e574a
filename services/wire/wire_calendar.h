/*
 * The messages about the law: vigil.v1.Calendar (of bank holidays), Rules, and, for both,
 * CalendarApproval and CalendarApplied. Owns nothing.
 */
#ifndef WIRE_CALENDAR_H
#define WIRE_CALENDAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/law.h"

enum { WIRE_CALENDAR_APPLIED_SIZE = 64 };

/* Each checks and reads the packed message. BASE_OK, or BASE_REFUSE with every fault
 * found in *ret_faults (whose earlier content is dropped). Whether the holidays make a
 * calendar is a rule: rules_calendar_check; so it is whether the texts make rules. */
enum base_class wire_calendar_read(const uint8_t *body,
                                   size_t size,
                                   struct vigil_calendar *ret_calendar,
                                   struct vigil_faults *ret_faults) BASE_MUST_CHECK;
enum base_class wire_rules_read(const uint8_t *body,
                                size_t size,
                                struct vigil_rules *ret_rules,
                                struct vigil_faults *ret_faults) BASE_MUST_CHECK;
enum base_class
wire_calendar_approval_read(const uint8_t *body,
                            size_t size,
                            char ret_version[VIGIL_CALENDAR_SIZE],
                            struct vigil_faults *ret_faults) BASE_MUST_CHECK;
enum base_class
wire_calendar_applied_read(const uint8_t *body,
                           size_t size,
                           struct vigil_calendar_applied *ret_applied,
                           struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t wire_calendar_write(const struct vigil_calendar *calendar,
                           uint8_t *ret_bytes,
                           size_t capacity);
size_t
wire_rules_write(const struct vigil_rules *rules, uint8_t *ret_bytes, size_t capacity);
size_t
wire_calendar_approval_write(const char *version, uint8_t *ret_bytes, size_t capacity);
size_t wire_calendar_applied_write(const struct vigil_calendar_applied *applied,
                                   uint8_t *ret_bytes,
                                   size_t capacity);

#endif
