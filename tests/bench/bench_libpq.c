/*
 * The limit beside which Vigil is measured: the best plain libpq client known. The same
 * rows in the same tables (answers given, cases, journal, head), whose fields are in
 * memory before the clock starts: cases as they were first and answers whole, but not
 * signed, so that this yardstick stays what it was; one connection on the Unix socket,
 * groups of 1 or 128, one statement of arrays a table, all of a transaction in one round
 * trip. No network, no key, no parsing, no checking. Options: bench_run.h.
 */
#include <string.h>

#include "base/base_attr.h"
#include "bench_message.h"
#include "bench_query.h"
#include "bench_rows.h"
#include "bench_run.h"
#include "store/store_array.h"

/* rows kept in memory for each second: well above what a group of 128 or of 1 gets */
enum { ROWS_A_SECOND = 60000, ROWS_A_SECOND_SINGLE = 6000 };

struct statement {
    const char *name, *sql;
    int parameters;
};

static const struct statement statements[] = {
    {"begin", "BEGIN", 0},
    {"message",
     "INSERT INTO casefile.message (sender, message_id, digest, answer)"
     " SELECT * FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::bytea[])"
     " ON CONFLICT DO NOTHING",
     4},
    {"cases",
     "INSERT INTO casefile.cases (case_ref, authority, notification_ref, historic,"
     " incident_on, became_aware_on, notified_at, state, version)"
     " SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bool[], $5::date[],"
     " $6::date[], $7::timestamptz[], $8::smallint[], $9::int[])",
     9},
    {"entry",
     "INSERT INTO journal.entry (position, case_ref, event, hash)"
     " SELECT * FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[])",
     4},
    {"head",
     "UPDATE journal.head SET position = p, hash = h"
     " FROM unnest($1::bigint[], $2::bytea[]) n (p, h) WHERE one AND position < p",
     2},
    {"commit", "COMMIT", 0},
};

static struct store_array arrays[9];

static void
begin_arrays(const enum store_type *types, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        store_array_begin(&arrays[i], types[i]);
    }
}

static void
message_arrays(const struct bench_row *rows, size_t count)
{
    static const enum store_type types[] = {
        STORE_TEXT, STORE_UUID, STORE_BYTEA, STORE_BYTEA};
    begin_arrays(types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_text(&arrays[0], rows[i].opened.authority);
        store_array_bytes(&arrays[1], rows[i].id.bytes, sizeof(rows[i].id.bytes));
        store_array_bytes(&arrays[2], rows[i].digest, BASE_HASH_SIZE);
        store_array_bytes(&arrays[3], rows[i].receipt, rows[i].receipt_size);
    }
}

static void
case_arrays(const struct bench_row *rows, size_t count)
{
    static const enum store_type types[] = {STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_TEXT,
                                            STORE_BOOL,
                                            STORE_DATE,
                                            STORE_DATE,
                                            STORE_TIMESTAMPTZ,
                                            STORE_INT2,
                                            STORE_INT4};
    begin_arrays(types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        const struct vigil_case *c = &rows[i].opened;
        store_array_text(&arrays[0], c->case_ref);
        store_array_text(&arrays[1], c->authority);
        store_array_text_or_null(&arrays[2], c->notification_ref);
        store_array_bool(&arrays[3], c->historic);
        store_array_date(&arrays[4], c->incident_on);
        store_array_date(&arrays[5], c->became_aware_on);
        store_array_instant(&arrays[6], c->notified_at);
        store_array_int2(&arrays[7], (int16_t)c->state);
        store_array_int4(&arrays[8], c->version);
    }
}

static void
entry_arrays(const struct bench_row *rows, size_t count)
{
    static const enum store_type types[] = {
        STORE_INT8, STORE_TEXT, STORE_BYTEA, STORE_BYTEA};
    begin_arrays(types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        store_array_int8(&arrays[0], rows[i].position);
        store_array_text(&arrays[1], rows[i].opened.case_ref);
        store_array_bytes(&arrays[2], rows[i].event, rows[i].event_size);
        store_array_bytes(&arrays[3], rows[i].hash, BASE_HASH_SIZE);
    }
}

static void
head_arrays(const struct bench_row *rows, size_t count)
{
    static const enum store_type types[] = {STORE_INT8, STORE_BYTEA};
    begin_arrays(types, BASE_COUNT(types));
    store_array_int8(&arrays[0], rows[count - 1].position);
    store_array_bytes(&arrays[1], rows[count - 1].hash, BASE_HASH_SIZE);
}

static void
send(PGconn *connection, const struct statement *statement)
{
    const char *values[9];
    int sizes[9], formats[9];
    for (int i = 0; i < statement->parameters; i++) {
        store_array_end(&arrays[i]);
        values[i] = (const char *)arrays[i].bytes;
        sizes[i] = (int)arrays[i].size;
        formats[i] = 1;
    }
    if (PQsendQueryPrepared(connection,
                            statement->name,
                            statement->parameters,
                            values,
                            sizes,
                            formats,
                            1) != 1) {
        bench_stop("database", PQerrorMessage(connection));
    }
}

/* One transaction, one round trip. */
static void
write_group(PGconn *connection, const struct bench_row *rows, size_t count)
{
    static void (*const fill[])(const struct bench_row *, size_t) = {
        NULL, message_arrays, case_arrays, entry_arrays, head_arrays, NULL};
    for (size_t s = 0; s < BASE_COUNT(statements); s++) {
        if (fill[s] != NULL) {
            fill[s](rows, count);
        }
        send(connection, &statements[s]);
    }
    if (PQpipelineSync(connection) != 1) {
        bench_stop("database", PQerrorMessage(connection));
    }
    PGresult *result = NULL;
    for (size_t s = 0; s < BASE_COUNT(statements); s++) {
        result = PQgetResult(connection);
        bench_query_check(connection, result);
        bool is_head = fill[s] == head_arrays;
        if (is_head && strcmp(PQcmdTuples(result), "1") != 0) {
            bench_stop("the head was moved", "by another writer");
        }
        bench_query_clear(result);
        bench_query_clear(PQgetResult(connection)); /* NULL, the statement's end */
    }
    result = PQgetResult(connection);
    bench_query_check(connection, result);
    bench_query_clear(result);
}

static void
prepare(PGconn *connection)
{
    for (size_t s = 0; s < BASE_COUNT(statements); s++) {
        PGresult *result =
            PQprepare(connection, statements[s].name, statements[s].sql, 0, NULL);
        bench_query_check(connection, result);
        bench_query_clear(result);
    }
    if (PQenterPipelineMode(connection) != 1) {
        bench_stop("no pipeline", PQerrorMessage(connection));
    }
}

int
main(int argc, char **argv)
{
    static struct bench_run run;
    struct bench_rows_from from;
    struct bench_rows rows;
    bench_run_open(&run, argc, argv);
    bench_message_open();
    bench_rows_open(&from);
    from.tag = run.marks->tag;
    PGconn *connection = bench_query_connect();
    size_t group = (size_t)run.in_flight;
    size_t a_second = group == 1 ? ROWS_A_SECOND_SINGLE : ROWS_A_SECOND;
    size_t count = (size_t)(run.seconds + 1) * a_second / group * group;
    bench_rows_begin(connection, count, &from);
    bench_rows_make(&from, count, NULL, &rows);
    prepare(connection);
    while (bench_run_goes_on(&run)) {
        size_t first = run.sent;
        if (first == count) {
            bench_stop("out of rows", "raise ROWS_A_SECOND");
        }
        for (size_t i = 0; i < group; i++) {
            (void)bench_run_sent(&run);
        }
        write_group(connection, &rows.at[first], group);
        for (size_t i = 0; i < group; i++) {
            bench_run_acked(&run, first + i);
        }
    }
    bench_run_close(&run);
    bench_rows_done(&rows);
    PQfinish(connection);
    return 0;
}
