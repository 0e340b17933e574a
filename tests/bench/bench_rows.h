/*
 * The rows that a notification becomes, made in memory: what intake writes, without
 * intake. For the plain client and for what is stored before the measurement. They are
 * true rows: their entries continue the journal's chain, their cases have references of
 * the sequence.
 */
#ifndef BENCH_ROWS_H
#define BENCH_ROWS_H

#include <libpq-fe.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_id.h"
#include "rules/rules_law.h"
#include "vigil/records.h"

struct bench_row {
    struct vigil_case opened;
    struct vigil_id id;
    uint8_t digest[BASE_HASH_SIZE], hash[BASE_HASH_SIZE];
    int64_t position;
    const uint8_t *event, *receipt; /* into the memory of bench_rows */
    size_t event_size, receipt_size;
};

struct bench_rows {
    struct bench_row *at;
    size_t count;
    uint8_t *bytes;
};

struct bench_rows_from {
    int64_t position, serial; /* of the last one before */
    uint8_t hash[BASE_HASH_SIZE];
    uint32_t tag;
    size_t n; /* of the first message */
    const struct rules_law *law;
};

/* Opens the clock of the instance and loads the law. */
void bench_rows_open(struct bench_rows_from *ret_from);

/* Takes the end of the journal, and `count` serials from the sequence. */
void bench_rows_begin(PGconn *connection, size_t count, struct bench_rows_from *from);

/* Makes the next `count` rows and moves *from behind them. */
void bench_rows_make(struct bench_rows_from *from,
                     size_t count,
                     const char *authority, /* NULL: that of the example */
                     struct bench_rows *ret_rows);
void bench_rows_done(struct bench_rows *rows);

#endif
