/*
 * The messages of the benchmark: the shipped example of a notification, each with a
 * reference and an id of its own. The id tells the run and the message's number, so that
 * whoever sees it later can say which one it was. Owns one record.
 */
#ifndef BENCH_MESSAGE_H
#define BENCH_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

/* Reads the example; ends the program if it cannot. */
void bench_message_open(void);

/* Message n of a run. The record is this file's and lasts until the next call. */
const struct vigil_notification *
bench_message_make(uint32_t tag, size_t n, struct vigil_id *ret_id);

/* The same, packed in its envelope; gives the size. */
size_t bench_message_pack(uint32_t tag, size_t n, uint8_t *ret_bytes, size_t capacity);

/* The number of a message, from its id; false if it is not of this run. */
bool bench_message_number(const struct vigil_id *id, uint32_t tag, size_t *ret_n);

#endif
