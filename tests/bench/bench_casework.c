/*
 * The case file as people use it, timed: one libvigil client through CURVE over TCP, the
 * gate and the daemon that answers, beside a row read by its key with plain libpq on the
 * Unix socket.
 *
 *     bench_casework load COUNT        sends COUNT notifications that lack something
 *     bench_casework ask CASE_REF      one round: a line of JSON, microseconds each
 *
 * The profiles are e08000025 and panel.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "bench_message.h"
#include "bench_query.h"
#include "bench_run.h"
#include "vigil/vigil.h"

enum { READS = 2000, ASKS = 100 };

static size_t refused;

static struct vigil_client *
connect_as(const char *name)
{
    struct vigil_profile profile;
    struct vigil_client *client;
    struct vigil_error error;
    if (vigil_profile_load(name, &profile, &error) != VIGIL_OK ||
        vigil_client_new(&profile, &client, &error) != VIGIL_OK) {
        bench_stop("no client", error.text);
    }
    return client;
}

static void
answered(void *context,
         enum vigil_result result,
         const struct vigil_answer *answer,
         const struct vigil_error *error)
{
    (void)context;
    if (result != VIGIL_OK && refused++ == 0) {
        (void)fprintf(stderr,
                      "bench_casework: %s\n",
                      answer->kind == VIGIL_ANSWER_REJECTION ? answer->rejection.code
                                                             : error->text);
    }
}

/* Neglect is not known yet: an item of each case is open, and its clock runs. */
static void
load(size_t count)
{
    struct vigil_client *client = connect_as("e08000025");
    struct vigil_error error;
    bench_message_open();
    for (size_t n = 0; n < count; n++) {
        struct vigil_submission submission = {.type = VIGIL_MESSAGE_NOTIFICATION};
        struct vigil_notification lacking = *bench_message_make(1, n, &submission.id);
        lacking.neglect = VIGIL_YES_NO_NONE;
        submission.notification = &lacking;
        if (vigil_pipeline_submit(client, &submission, answered, NULL, &error) !=
            VIGIL_OK) {
            bench_stop("cannot submit", error.text);
        }
    }
    vigil_pipeline_finish(client);
    vigil_client_free(client);
    if (refused > 0) {
        bench_stop("refused", "notifications");
    }
}

static int
compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void
print_time(const char *name, int64_t *times, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += times[i];
    }
    qsort(times, count, sizeof(*times), compare);
    (void)printf(", \"%s\": %.1f, \"%s_mean\": %.1f",
                 name,
                 (double)times[count / 2] / 1000,
                 name,
                 (double)sum / 1000 / (double)count);
}

/* The peer: one row by its key, prepared, binary. */
static void
time_reads(PGconn *connection, const char *case_ref)
{
    static int64_t times[READS];
    const char *values[] = {case_ref};
    for (size_t i = 0; i < READS; i++) {
        int64_t from = bench_now_ns();
        PGresult *rows = PQexecPrepared(connection, "by_key", 1, values, NULL, NULL, 1);
        bench_query_check(connection, rows);
        if (PQntuples(rows) != 1) {
            bench_stop("no such case", case_ref);
        }
        PQclear(rows);
        times[i] = bench_now_ns() - from;
    }
    print_time("read", times, READS);
}

static void
time_asks(struct vigil_client *client,
          const char *name,
          enum vigil_message type,
          const struct vigil_query *query)
{
    int64_t times[ASKS];
    size_t rows = 0;
    for (size_t i = 0; i < ASKS; i++) {
        struct vigil_answer answer;
        struct vigil_error error;
        int64_t from = bench_now_ns();
        if (vigil_query(client, type, query, &answer, &error) != VIGIL_OK ||
            answer.kind != VIGIL_ANSWER_RESULT) {
            bench_stop("not answered", name);
        }
        times[i] = bench_now_ns() - from;
        rows = 0;
        for (size_t k = 0; k < answer.result.listings_count; k++) {
            rows += answer.result.listings[k].rows_count;
        }
        vigil_answer_done(&answer);
    }
    print_time(name, times, ASKS);
    (void)printf(", \"%s_rows\": %zu", name, rows);
}

/* The cursor behind the item in the middle of those that an owner has to see to. */
static void
middle_of(PGconn *connection, const char *owner, char *ret_after, size_t size)
{
    PGresult *rows = bench_query(
        connection,
        "SELECT concat(due_on, '/', case_ref, '/', kind, '/', no) FROM casefile.item"
        " WHERE owner = '%s' AND state = 1 ORDER BY due_on, case_ref, kind, no LIMIT 1"
        " OFFSET (SELECT count(*) / 2 FROM casefile.item WHERE owner = '%s' AND state = "
        "1)",
        owner,
        owner);
    ret_after[0] = '\0';
    if (PQntuples(rows) == 1) {
        (void)base_text_copy_bytes(
            ret_after, size, PQgetvalue(rows, 0, 0), (size_t)PQgetlength(rows, 0, 0));
    }
    bench_query_clear(rows);
}

static void
ask(const char *case_ref)
{
    struct vigil_client *authority = connect_as("e08000025");
    struct vigil_client *panel = connect_as("panel");
    PGconn *connection = bench_query_connect();
    PGresult *prepared = PQprepare(connection,
                                   "by_key",
                                   "SELECT * FROM casefile.cases WHERE case_ref = $1",
                                   1,
                                   NULL);
    bench_query_check(connection, prepared);
    PQclear(prepared);
    struct vigil_query query = {0}, first = {0}, middle = {0};
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), case_ref);
    middle_of(connection, "E08000025", middle.after, sizeof(middle.after));
    (void)printf("{\"asks\": %d", ASKS);
    time_reads(connection, case_ref);
    time_asks(authority, "status", VIGIL_MESSAGE_STATUS_QUERY, &first);
    time_asks(authority, "case", VIGIL_MESSAGE_CASE_QUERY, &query);
    time_asks(authority, "inbox", VIGIL_MESSAGE_INBOX_QUERY, &first);
    time_asks(authority, "inbox_middle", VIGIL_MESSAGE_INBOX_QUERY, &middle);
    time_asks(panel, "inbox_panel", VIGIL_MESSAGE_INBOX_QUERY, &first);
    (void)printf("}\n");
    PQfinish(connection);
    vigil_client_free(panel);
    vigil_client_free(authority);
}

int
main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "load") == 0) {
        load(strtoull(argv[2], NULL, 10));
    } else if (argc == 3 && strcmp(argv[1], "ask") == 0) {
        ask(argv[2]);
    } else {
        bench_stop("usage", "bench_casework load COUNT | ask CASE_REF");
    }
    return 0;
}
