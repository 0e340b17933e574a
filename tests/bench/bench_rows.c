/* The rows that a notification becomes: see bench_rows.h. */
#include "bench_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "bench_message.h"
#include "bench_query.h"
#include "bench_run.h"
#include "rules/rules_reference.h"
#include "run/run_law.h"
#include "run/run_receipt.h"
#include "wire/wire_envelope.h"
#include "wire/wire_event.h"
#include "wire/wire_kept.h"
#include "wire/wire_notification.h"
#include "wire/wire_receipt.h"

enum { ROW_BYTES = 2048 }; /* event and receipt of the example: about 600 */

void
bench_rows_open(struct bench_rows_from *ret_from)
{
    static struct rules_law law;
    struct base_error error;
    char clock[512];
    const char *instance = getenv("VIGIL_INSTANCE");
    (void)base_text_print(
        clock, sizeof(clock), "%s/clock", instance == NULL ? "." : instance);
    if (base_time_open(clock, &error) != BASE_OK ||
        run_law_load(VIGIL_SOURCE_DIR "/config", "england-and-wales", &law, &error) !=
            BASE_OK) {
        bench_stop("cannot start", error.text);
    }
    *ret_from = (struct bench_rows_from){.law = &law};
}

void
bench_rows_begin(PGconn *connection, size_t count, struct bench_rows_from *from)
{
    PGresult *head = bench_query(connection, "SELECT position, hash FROM journal.head");
    from->position = bench_query_int8(head, 0, 0);
    memcpy(from->hash, PQgetvalue(head, 0, 1), sizeof(from->hash));
    bench_query_clear(head);
    PGresult *serial = bench_query(connection, "SELECT nextval('casefile.serial')");
    from->serial = bench_query_int8(serial, 0, 0);
    bench_query_clear(serial);
    bench_query_clear(bench_query(connection,
                                  "SELECT setval('casefile.serial', %lld)",
                                  (long long)from->serial + (long long)count));
}

/* The case as it is opened. */
static void
open_case(const struct vigil_notification *notification,
          int64_t serial,
          vigil_instant now,
          struct vigil_case *ret)
{
    int year, month, day;
    base_date_split((vigil_date)(now / BASE_DAY), &year, &month, &day);
    *ret = (struct vigil_case){.state = VIGIL_CASE_STATE_RAPID_REVIEW_AWAITED,
                               .version = 1,
                               .incident_on = notification->incident_on,
                               .became_aware_on = notification->became_aware_on,
                               .notified_at = now,
                               .rapid_review_at = VIGIL_INSTANT_NONE,
                               .responded_at = VIGIL_INSTANT_NONE,
                               .lcspr_commissioned_on = VIGIL_DATE_NONE,
                               .lcspr_received_at = VIGIL_INSTANT_NONE};
    if (!rules_reference_make(year, serial, ret->case_ref)) {
        bench_stop("no reference", "the serial is too large");
    }
    memcpy(ret->authority, notification->authority, sizeof(ret->authority));
    memcpy(ret->notification_ref,
           notification->notification_ref,
           sizeof(ret->notification_ref));
}

static size_t
make_event(const struct bench_row *row, const struct wire_envelope *envelope, uint8_t *to)
{
    struct vigil_event event = {.position = row->position,
                                .recorded_at = row->opened.notified_at,
                                .message_id = row->id,
                                .type = VIGIL_EVENT_NOTIFICATION,
                                .body = envelope->body,
                                .body_size = envelope->body_size};
    memcpy(event.case_ref, row->opened.case_ref, sizeof(event.case_ref));
    memcpy(event.actor, row->opened.authority, sizeof(event.actor));
    memcpy(event.party, row->opened.authority, sizeof(event.party));
    return wire_event_write(&event, to, WIRE_NOTIFICATION_SIZE);
}

/* The receipt as intake keeps it: rows of another size would leave room in each page of
 * the table, into which what is measured would then go, a page's image in the log each.
 */
static size_t
make_receipt(const struct bench_rows_from *from, const struct bench_row *row, uint8_t *to)
{
    uint8_t whole[WIRE_RECEIPT_SIZE];
    struct vigil_receipt receipt = {.message_id = row->id,
                                    .recorded_at = row->opened.notified_at,
                                    .received_at = row->opened.notified_at,
                                    .valid_at = row->opened.notified_at,
                                    .position = row->position,
                                    .sandbox = true};
    memcpy(receipt.case_ref, row->opened.case_ref, sizeof(receipt.case_ref));
    run_receipt_deadlines(from->law, &row->opened, &receipt);
    size_t size = wire_receipt_write(&receipt, whole, sizeof(whole));
    return wire_kept_write(whole, size, NULL, to, WIRE_RECEIPT_SIZE);
}

/* One row; gives how many bytes it took of `to`. */
static size_t
make_row(struct bench_rows_from *from,
         const char *authority,
         struct bench_row *row,
         uint8_t *to)
{
    uint8_t body[WIRE_NOTIFICATION_SIZE], envelope[WIRE_NOTIFICATION_SIZE + 64];
    struct vigil_notification made = *bench_message_make(from->tag, from->n++, &row->id);
    if (authority != NULL) {
        (void)base_text_copy(made.authority, sizeof(made.authority), authority);
    }
    open_case(&made, ++from->serial, base_time_now(), &row->opened);
    row->position = ++from->position;
    struct wire_envelope read = {.message_id = row->id,
                                 .body = body,
                                 .body_size =
                                     wire_notification_write(&made, body, sizeof(body))};
    size_t size = wire_envelope_write(&row->id,
                                      VIGIL_MESSAGE_NOTIFICATION,
                                      body,
                                      read.body_size,
                                      envelope,
                                      sizeof(envelope));
    base_hash(envelope, size, row->digest);
    row->event = to;
    row->event_size = make_event(row, &read, to);
    row->receipt = to + row->event_size;
    row->receipt_size = make_receipt(from, row, to + row->event_size);
    if (size == 0 || row->event_size == 0 || row->receipt_size == 0) {
        bench_stop("no row", "the example could not be packed");
    }
    base_hash_pair(from->hash, BASE_HASH_SIZE, row->event, row->event_size, row->hash);
    memcpy(from->hash, row->hash, BASE_HASH_SIZE);
    return row->event_size + row->receipt_size;
}

void
bench_rows_make(struct bench_rows_from *from,
                size_t count,
                const char *authority,
                struct bench_rows *ret_rows)
{
    size_t used = 0, capacity = count * ROW_BYTES + WIRE_NOTIFICATION_SIZE * 2;
    *ret_rows = (struct bench_rows){.at = calloc(count, sizeof(*ret_rows->at)),
                                    .count = count,
                                    .bytes = malloc(capacity)};
    if (ret_rows->at == NULL || ret_rows->bytes == NULL) {
        bench_stop("no memory", "for the rows");
    }
    for (size_t i = 0; i < count; i++) {
        used += make_row(from, authority, &ret_rows->at[i], ret_rows->bytes + used);
        if (used + 2 * WIRE_NOTIFICATION_SIZE > capacity) {
            bench_stop("no memory", "the example is larger than thought");
        }
    }
}

void
bench_rows_done(struct bench_rows *rows)
{
    free(rows->at);
    free(rows->bytes);
    *rows = (struct bench_rows){0};
}
