/* The snapshot: see chaos_stored.h. */
#include "chaos_stored.h"

#include <endian.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"

static PGconn *
connect_as_superuser(void)
{
    static const char *const names[] = {
        "host", "dbname", "user", "connect_timeout", "options", NULL};
    const char *const values[] = {getenv("PGHOST"),
                                  getenv("PGDATABASE"),
                                  "postgres",
                                  "3",
                                  "-c statement_timeout=20s",
                                  NULL};
    PGconn *connection = PQconnectdbParams(names, values, 0);
    if (PQstatus(connection) != CONNECTION_OK) {
        PQfinish(connection);
        return NULL;
    }
    return connection;
}

static int64_t
number(const PGresult *rows, int row, int column)
{
    uint64_t value = 0;
    if (!PQgetisnull(rows, row, column) && PQgetlength(rows, row, column) == 8) {
        memcpy(&value, PQgetvalue(rows, row, column), sizeof(value));
    }
    return (int64_t)be64toh(value);
}

static struct chaos_bytes
bytes(const PGresult *rows, int row, int column)
{
    return (struct chaos_bytes){(const uint8_t *)PQgetvalue(rows, row, column),
                                (size_t)PQgetlength(rows, row, column)};
}

static void
text(const PGresult *rows, int row, int column, char *ret, size_t size)
{
    (void)base_text_copy_bytes(
        ret, size, PQgetvalue(rows, row, column), (size_t)PQgetlength(rows, row, column));
}

/* Rows in binary, kept for as long as the snapshot; NULL if it failed. */
static PGresult *
rows_of(PGconn *connection, const char *statement, struct chaos_stored *stored)
{
    PGresult *rows = PQexecParams(connection, statement, 0, NULL, NULL, NULL, NULL, 1);
    stored->results[stored->results_count++] = rows;
    return PQresultStatus(rows) == PGRES_TUPLES_OK ? rows : NULL;
}

#define FOR_ROWS(rows, i) for (int i = 0; i < PQntuples(rows); i++)

/* An array with room for the rows; also for none. */
static void *
room_for(const PGresult *rows, size_t size, size_t *ret_count)
{
    *ret_count = (size_t)PQntuples(rows);
    return calloc(*ret_count + 1, size);
}

static bool
read_journal(PGconn *connection, struct chaos_stored *stored)
{
    PGresult *rows = rows_of(
        connection, "SELECT position, event, hash FROM journal.entry ORDER BY 1", stored);
    if (rows == NULL) {
        return false;
    }
    stored->entries = room_for(rows, sizeof(*stored->entries), &stored->entries_count);
    FOR_ROWS(rows, i)
    {
        stored->entries[i] = (struct chaos_entry){
            number(rows, i, 0), bytes(rows, i, 1), bytes(rows, i, 2)};
    }
    rows = rows_of(connection, "SELECT position FROM journal.head", stored);
    if (rows == NULL || PQntuples(rows) != 1) {
        return false;
    }
    stored->head = number(rows, 0, 0);
    return true;
}

static bool
read_case_file(PGconn *connection, struct chaos_stored *stored)
{
    PGresult *rows =
        rows_of(connection,
                "SELECT sender, message_id, digest, answer FROM casefile.message"
                " ORDER BY sender COLLATE \"C\", message_id",
                stored);
    if (rows == NULL) {
        return false;
    }
    stored->messages = room_for(rows, sizeof(*stored->messages), &stored->messages_count);
    FOR_ROWS(rows, i)
    {
        struct chaos_message *message = &stored->messages[i];
        text(rows, i, 0, message->sender, sizeof(message->sender));
        memcpy(message->id.bytes, PQgetvalue(rows, i, 1), sizeof(message->id.bytes));
        message->digest = bytes(rows, i, 2);
        message->answer = bytes(rows, i, 3);
    }
    rows = rows_of(
        connection,
        "SELECT position, signature, leaves FROM casefile.proof ORDER BY position",
        stored);
    if (rows == NULL) {
        return false;
    }
    stored->proofs = room_for(rows, sizeof(*stored->proofs), &stored->proofs_count);
    FOR_ROWS(rows, i)
    {
        stored->proofs[i] = (struct chaos_proof){
            number(rows, i, 0), bytes(rows, i, 1), bytes(rows, i, 2)};
    }
    rows = rows_of(connection,
                   "SELECT case_ref, authority FROM casefile.cases"
                   " ORDER BY case_ref COLLATE \"C\"",
                   stored);
    if (rows == NULL) {
        return false;
    }
    stored->cases = room_for(rows, sizeof(*stored->cases), &stored->cases_count);
    FOR_ROWS(rows, i)
    {
        struct chaos_case *c = &stored->cases[i];
        text(rows, i, 0, c->case_ref, sizeof(c->case_ref));
        text(rows, i, 1, c->authority, sizeof(c->authority));
    }
    return true;
}

#define DAY(column)     "(" column " - date '1970-01-01')::int8"
#define INSTANT(column) "(extract(epoch FROM " column ") * 1000000)::int8"

static bool
read_clocks(PGconn *connection, struct chaos_stored *stored)
{
    PGresult *rows = rows_of(connection,
                             "SELECT case_ref, clock::int8, " DAY(
                                 "due_on") " FROM deadlines.clock"
                                           " ORDER BY case_ref COLLATE \"C\", clock",
                             stored);
    if (rows == NULL) {
        return false;
    }
    stored->clocks = room_for(rows, sizeof(*stored->clocks), &stored->clocks_count);
    FOR_ROWS(rows, i)
    {
        struct chaos_clock *clock = &stored->clocks[i];
        text(rows, i, 0, clock->case_ref, sizeof(clock->case_ref));
        clock->clock = number(rows, i, 1);
        clock->due_on = number(rows, i, 2);
    }
    return true;
}

static bool
read_ledger(PGconn *connection, bool with_dispatch, struct chaos_stored *stored)
{
    static const char head[] =
        "SELECT l.case_ref, l.clock::int8, l.rung, l.recipient, " DAY(
            "l.due_on") ", " INSTANT("l.reached_at") ", " INSTANT("l.raised_at") ", "
                                                                                 "l.sent:"
                                                                                 ":int::"
                                                                                 "int8, ";
    static const char alerts[] =
        "(SELECT count(*) FROM dispatch.alert a WHERE a.case_ref = l.case_ref AND"
        " a.clock = l.clock AND a.revision = l.revision AND a.rung = l.rung AND"
        " a.recipient = l.recipient)";
    char statement[1024];
    (void)base_text_print(
        statement,
        sizeof(statement),
        "%s%s FROM deadlines.ledger l ORDER BY l.case_ref COLLATE \"C\","
        " l.clock, l.rung COLLATE \"C\", l.recipient COLLATE \"C\"",
        head,
        with_dispatch ? alerts : "l.sent::int::int8");
    PGresult *rows = rows_of(connection, statement, stored);
    if (rows == NULL) {
        return false;
    }
    stored->ledger = room_for(rows, sizeof(*stored->ledger), &stored->ledger_count);
    FOR_ROWS(rows, i)
    {
        struct chaos_ledger_line *line = &stored->ledger[i];
        text(rows, i, 0, line->case_ref, sizeof(line->case_ref));
        line->clock = number(rows, i, 1);
        text(rows, i, 2, line->rung, sizeof(line->rung));
        text(rows, i, 3, line->recipient, sizeof(line->recipient));
        line->due_on = number(rows, i, 4);
        line->reached_at = number(rows, i, 5);
        line->raised_at = number(rows, i, 6);
        line->sent = number(rows, i, 7) != 0;
        line->alerts = number(rows, i, 8);
    }
    return true;
}

bool
chaos_stored_read(bool with_dispatch, struct chaos_stored *ret_stored)
{
    memset(ret_stored, 0, sizeof(*ret_stored));
    PGconn *connection = connect_as_superuser();
    if (connection == NULL) {
        return false;
    }
    PQclear(PQexec(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    bool fine = read_journal(connection, ret_stored) &&
                read_case_file(connection, ret_stored) &&
                chaos_answers_make(ret_stored) && read_clocks(connection, ret_stored) &&
                read_ledger(connection, with_dispatch, ret_stored);
    PQfinish(connection);
    return fine;
}

void
chaos_stored_done(struct chaos_stored *stored)
{
    for (size_t i = 0; i < stored->results_count; i++) {
        PQclear(stored->results[i]);
    }
    for (size_t i = 0; i < stored->messages_count; i++) {
        free(stored->messages[i].made);
    }
    free(stored->entries);
    free(stored->proofs);
    free(stored->messages);
    free(stored->cases);
    free(stored->clocks);
    free(stored->ledger);
    memset(stored, 0, sizeof(*stored));
}

int64_t
chaos_stored_ask(const char *statement)
{
    struct chaos_stored none = {0};
    PGconn *connection = connect_as_superuser();
    PGresult *rows = connection == NULL ? NULL : rows_of(connection, statement, &none);
    int64_t answer = INT64_MIN;
    if (rows != NULL && PQntuples(rows) == 1 && !PQgetisnull(rows, 0, 0)) {
        answer = number(rows, 0, 0);
    }
    chaos_stored_done(&none);
    PQfinish(connection);
    return answer;
}

bool
chaos_stored_do(const char *statement)
{
    PGconn *connection = connect_as_superuser();
    PGresult *done = connection == NULL ? NULL : PQexec(connection, statement);
    bool fine = PQresultStatus(done) == PGRES_COMMAND_OK ||
                PQresultStatus(done) == PGRES_TUPLES_OK;
    PQclear(done);
    PQfinish(connection);
    return fine;
}

void *
chaos_stored_lock_head(void)
{
    PGconn *connection = connect_as_superuser();
    if (connection != NULL) {
        PQclear(PQexec(connection, "BEGIN"));
        PQclear(PQexec(connection, "SELECT position FROM journal.head FOR UPDATE"));
    }
    return connection;
}

void
chaos_stored_unlock_head(void *lock)
{
    PQfinish(lock);
}
