/*
 * The history of a run: what each client sent and what it was told, one line an event, as
 * the clients wrote it before they went on. The checker reads nothing else of them.
 *
 *     OUTCOME SENDER MESSAGE-ID SHA256(body) SHA256(answer)|- CODE|-
 *
 * Promises: a line is written by one write(2) to a file that is only appended to, so that
 * several processes can share it and a killed one leaves whole lines.
 */
#ifndef CHAOS_HISTORY_H
#define CHAOS_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_id.h"
#include "vigil/records.h"

enum chaos_outcome {
    CHAOS_INVOKED,
    CHAOS_OK,      /* a receipt came */
    CHAOS_REFUSED, /* a rejection came */
    CHAOS_UNKNOWN  /* no answer, or Busy: recorded or not */
};

struct chaos_line {
    enum chaos_outcome outcome;
    char sender[VIGIL_PARTY_SIZE];
    struct vigil_id id;
    uint8_t content[BASE_HASH_SIZE]; /* of the message's body */
    uint8_t answer[BASE_HASH_SIZE];  /* of the answer's bytes; zero without one */
    char code[40];                   /* of a rejection, or why it is unknown */
};

struct chaos_history {
    struct chaos_line *at;
    size_t count, capacity;
};

/* Opens a history for writing; a file descriptor, or -1. */
int chaos_history_open(const char *path);

/* False if the line could not be written whole. */
bool chaos_history_write(int fd, const struct chaos_line *line);

/* Reads all of it; false if a line is none. */
bool chaos_history_read(const char *path, struct chaos_history *ret_history);

/* Puts the second's lines behind the first's; the second is empty then. False: no memory.
 */
bool chaos_history_join(struct chaos_history *history, struct chaos_history *other);

void chaos_history_done(struct chaos_history *history);

#endif
