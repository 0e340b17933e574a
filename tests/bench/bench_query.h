/*
 * PostgreSQL by plain libpq, for the benchmark: $PGHOST and $PGDATABASE say where. Any
 * failure ends the program.
 */
#ifndef BENCH_QUERY_H
#define BENCH_QUERY_H

#include <libpq-fe.h>
#include <stdint.h>

#include "base/base_attr.h"

PGconn *bench_query_connect(void);

/* One statement, its rows in binary. */
PGresult *bench_query(PGconn *connection, const char *format, ...) BASE_PRINTF(2, 3);
void bench_query_clear(PGresult *rows);

int64_t bench_query_int8(const PGresult *rows, int row, int column);

/* Ends the program unless the result is one of success. */
void bench_query_check(PGconn *connection, const PGresult *rows);

#endif
