/*
 * Single fields between a message and a plain record: texts into arrays, days and
 * instants out of text, numbers into signed ones. This room's own.
 *
 * Each reading function adds a fault with the field's path where the record cannot hold
 * the value, and then leaves the field not stated.
 */
#ifndef WIRE_FIELD_H
#define WIRE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

/* Where a message lies in the one that was sent, and where its faults go. */
struct wire_place {
    struct vigil_faults *faults;
    const char *parent; /* "children"; NULL: it is the one that was sent */
    size_t index;       /* in the parent; WIRE_PLACE_SINGLE: the parent is no list */
};

#define WIRE_PLACE_SINGLE SIZE_MAX

void wire_field_text(const struct wire_place *place,
                     const char *name,
                     const char *text,
                     char *ret_text,
                     size_t size);

/* YYYY-MM-DD; blank is VIGIL_DATE_NONE. */
void wire_field_date(const struct wire_place *place,
                     const char *name,
                     const char *text,
                     vigil_date *ret_date);

/* ISO 8601 with an offset; blank is VIGIL_INSTANT_NONE. */
void wire_field_instant(const struct wire_place *place,
                        const char *name,
                        const char *text,
                        vigil_instant *ret_instant);

int32_t
wire_field_int32(const struct wire_place *place, const char *name, uint32_t number);
int64_t
wire_field_int64(const struct wire_place *place, const char *name, uint64_t number);

/* 16 bytes. */
void wire_field_id(const struct wire_place *place,
                   const char *name,
                   const uint8_t *bytes,
                   size_t size,
                   struct vigil_id *ret_id);

/* How many of a list the record takes: count, or a fault and 0 if it is more than most.
 */
size_t wire_field_count(const struct wire_place *place,
                        const char *name,
                        size_t count,
                        size_t most);

/* The text for a message that is about to be packed: protobuf-c's structures want texts
 * that may be written to, but packing only reads them. */
char *wire_field_lend(const char *text);
uint8_t *wire_field_lend_bytes(const uint8_t *bytes);

#endif
