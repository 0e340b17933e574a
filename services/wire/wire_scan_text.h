/*
 * Which bytes are a text: UTF-8, of the control characters only tab and new line. Pure;
 * this room's own.
 */
#ifndef WIRE_SCAN_TEXT_H
#define WIRE_SCAN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool wire_scan_text_is_clean(const uint8_t *bytes, size_t size);

#endif
