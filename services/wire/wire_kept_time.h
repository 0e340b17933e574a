/*
 * Days and times of receipts as they are kept: the digits of their text as one number,
 * which is not that of the calendar, so that every text that looks like one has its own
 * and comes back from it. Pure. This room's own; kept for ever, as wire_kept.h says.
 */
#ifndef WIRE_KEPT_TIME_H
#define WIRE_KEPT_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { WIRE_KEPT_TIME_SIZE = 27 }; /* 2026-03-04T10:00:12.752747Z */

/* 2026-03-04 as a number; -1 if the text does not look so. */
int64_t wire_kept_day(const uint8_t *text, size_t size);

/* 2026-03-04T10:00:12Z likewise, with six decimals unless all are zero. */
int64_t wire_kept_time(const uint8_t *text, size_t size);

/* Back again: gives the text's size, or 0 if it is the number of none. */
size_t wire_kept_put_day(uint64_t number, uint8_t ret_text[WIRE_KEPT_TIME_SIZE]);
size_t wire_kept_put_time(uint64_t number, uint8_t ret_text[WIRE_KEPT_TIME_SIZE]);

#endif
