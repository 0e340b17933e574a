/* PostgreSQL by plain libpq: see bench_query.h. */
#include "bench_query.h"

#include <stdarg.h>
#include <stdio.h>

#include "bench_run.h"

PGconn *
bench_query_connect(void)
{
    /* as the daemons have it: a statement of arrays is planned once */
    PGconn *connection =
        PQconnectdb("user=postgres options='-c plan_cache_mode=force_generic_plan"
                    " -c jit=off'");
    if (PQstatus(connection) != CONNECTION_OK) {
        bench_stop("no database", PQerrorMessage(connection));
    }
    return connection;
}

void
bench_query_check(PGconn *connection, const PGresult *rows)
{
    ExecStatusType status = PQresultStatus(rows);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK &&
        status != PGRES_PIPELINE_SYNC && status != PGRES_COPY_IN) {
        bench_stop("database", PQerrorMessage(connection));
    }
}

PGresult *
bench_query(PGconn *connection, const char *format, ...)
{
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (size < 0 || (size_t)size >= sizeof(text)) {
        bench_stop("too long", text);
    }
    PGresult *rows = PQexecParams(connection, text, 0, NULL, NULL, NULL, NULL, 1);
    bench_query_check(connection, rows);
    return rows;
}

void
bench_query_clear(PGresult *rows)
{
    PQclear(rows);
}

int64_t
bench_query_int8(const PGresult *rows, int row, int column)
{
    uint64_t value = 0;
    if (PQgetlength(rows, row, column) != 8) {
        bench_stop("database", "a column is no bigint");
    }
    for (int i = 0; i < 8; i++) {
        value = value << 8 | (uint8_t)PQgetvalue(rows, row, column)[i];
    }
    return (int64_t)value;
}
