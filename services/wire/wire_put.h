/*
 * Writing single fields as packed bytes, for what is too large to be built as
 * protobuf-c's structures first. This room's own. The caller knows that the bytes fit.
 */
#ifndef WIRE_PUT_H
#define WIRE_PUT_H

#include <stddef.h>
#include <stdint.h>

#include "wire/wire_cursor.h"

/* Each gives where the next byte goes. */
uint8_t *wire_put_number(uint8_t *at, uint64_t value);
uint8_t *wire_put_tag(uint8_t *at, uint32_t number, enum wire_coding form);
uint8_t *wire_put_bytes(uint8_t *at, uint32_t number, const void *bytes, size_t size);

/* How many bytes a field of so many bytes takes, with its tag and length. */
size_t wire_put_bytes_size(uint32_t number, size_t size);

#endif
