/*
 * What is stored before the measurement: so many notifications of 150 authorities, by
 * COPY into the tables that they would lie in, with the head moved and the followers of
 * the benchmark set behind it.
 *
 *     bench_preload COUNT
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "bench_message.h"
#include "bench_query.h"
#include "bench_rows.h"
#include "bench_run.h"

enum { BLOCK = 4096, AUTHORITIES = 150, BUFFER = 1 << 16, EPOCH_DAYS = 10957 };
#define EPOCH_MICROSECONDS (INT64_C(946684800) * 1000000)

/* One COPY in binary, on a connection of its own: the server works on all at once. */
struct copy {
    PGconn *connection;
    uint8_t bytes[BUFFER];
    size_t size;
};

static struct copy messages, cases, entries;

static void
flush(struct copy *copy)
{
    if (copy->size > 0 &&
        PQputCopyData(copy->connection, (const char *)copy->bytes, (int)copy->size) !=
            1) {
        bench_stop("database", PQerrorMessage(copy->connection));
    }
    copy->size = 0;
}

static void
put_bytes(struct copy *copy, const void *bytes, size_t size)
{
    if (copy->size + size > sizeof(copy->bytes)) {
        flush(copy);
    }
    memcpy(copy->bytes + copy->size, bytes, size);
    copy->size += size;
}

static void
put_number(struct copy *copy, uint64_t value, size_t size)
{
    uint8_t bytes[8];
    for (size_t i = 0; i < size; i++) {
        bytes[i] = (uint8_t)(value >> (8 * (size - 1 - i)));
    }
    put_bytes(copy, bytes, size);
}

static void
field(struct copy *copy, const void *bytes, size_t size)
{
    put_number(copy, size, 4);
    put_bytes(copy, bytes, size);
}

static void
field_text(struct copy *copy, const char *text)
{
    field(copy, text, strlen(text));
}

static void
field_number(struct copy *copy, int64_t value, size_t size)
{
    put_number(copy, size, 4);
    put_number(copy, (uint64_t)value, size);
}

static void
begin(struct copy *copy, const char *columns)
{
    static const char signature[] = "PGCOPY\n\377\r\n"; /* its NUL is part of it */
    copy->connection = bench_query_connect();
    PGresult *result =
        bench_query(copy->connection, "COPY %s FROM STDIN WITH (FORMAT binary)", columns);
    bench_query_clear(result);
    put_bytes(copy, signature, sizeof(signature));
    put_number(copy, 0, 8); /* no flags, no extension */
}

static void
end(struct copy *copy)
{
    put_number(copy, UINT16_MAX, 2);
    flush(copy);
    if (PQputCopyEnd(copy->connection, NULL) != 1) {
        bench_stop("database", PQerrorMessage(copy->connection));
    }
    PGresult *result = PQgetResult(copy->connection);
    bench_query_check(copy->connection, result);
    bench_query_clear(result);
    PQfinish(copy->connection);
}

static void
put_row(const struct bench_row *row)
{
    const struct vigil_case *c = &row->opened;
    put_number(&messages, 4, 2);
    field_text(&messages, c->authority);
    field(&messages, row->id.bytes, sizeof(row->id.bytes));
    field(&messages, row->digest, BASE_HASH_SIZE);
    field(&messages, row->receipt, row->receipt_size);
    put_number(&cases, 9, 2);
    field_text(&cases, c->case_ref);
    field_text(&cases, c->authority);
    field_text(&cases, c->notification_ref);
    field_number(&cases, c->historic ? 1 : 0, 1);
    field_number(&cases, c->incident_on - EPOCH_DAYS, 4);
    field_number(&cases, c->became_aware_on - EPOCH_DAYS, 4);
    field_number(&cases, c->notified_at - EPOCH_MICROSECONDS, 8);
    field_number(&cases, (int64_t)c->state, 2);
    field_number(&cases, c->version, 4);
    put_number(&entries, 4, 2);
    field_number(&entries, row->position, 8);
    field_text(&entries, c->case_ref);
    field(&entries, row->event, row->event_size);
    field(&entries, row->hash, BASE_HASH_SIZE);
}

/* As many as asked for, a block from each authority in turn. */
static void
put_all(struct bench_rows_from *from, size_t count)
{
    char authority[VIGIL_PARTY_SIZE];
    struct bench_rows rows;
    for (size_t done = 0, block = 0; done < count; done += BLOCK, block++) {
        (void)base_text_print(
            authority, sizeof(authority), "E06%06zu", 1 + block % AUTHORITIES);
        bench_rows_make(
            from, count - done < BLOCK ? count - done : BLOCK, authority, &rows);
        for (size_t i = 0; i < rows.count; i++) {
            put_row(&rows.at[i]);
        }
        bench_rows_done(&rows);
    }
}

int
main(int argc, char **argv)
{
    struct bench_rows_from from;
    char hash[BASE_HASH_TEXT_SIZE];
    size_t count = argc == 2 ? (size_t)strtoull(argv[1], NULL, 10) : 0;
    if (count == 0) {
        bench_stop("usage", "bench_preload COUNT");
    }
    bench_message_open();
    bench_rows_open(&from);
    PGconn *connection = bench_query_connect();
    bench_rows_begin(connection, count, &from);
    begin(&messages, "casefile.message (sender, message_id, digest, answer)");
    begin(&cases,
          "casefile.cases (case_ref, authority, notification_ref, historic, incident_on,"
          " became_aware_on, notified_at, state, version)");
    begin(&entries, "journal.entry (position, case_ref, event, hash)");
    put_all(&from, count);
    end(&messages);
    end(&cases);
    end(&entries);
    base_hash_print(from.hash, hash);
    bench_query_clear(
        bench_query(connection,
                    "UPDATE journal.head SET position = %lld, hash = decode('%s', 'hex')",
                    (long long)from.position,
                    hash));
    PQfinish(connection);
    return 0;
}
