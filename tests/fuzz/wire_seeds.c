/*
 * Writes the seeds of fuzz_envelope and fuzz_answer into DIR/envelope and DIR/answer: one
 * invented message of each kind, and the monsters that need to be built. Run by hand when
 * a message gains a field.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/form_sample.h"
#include "../unit/wire_samples.h"
#include "wire/wire_alert.h"
#include "wire/wire_answer.h"
#include "wire/wire_caller.h"
#include "wire/wire_chunk.h"
#include "wire/wire_clock_event.h"
#include "wire/wire_duplicate.h"
#include "wire/wire_envelope.h"
#include "wire/wire_event.h"
#include "wire/wire_feed_change.h"
#include "wire/wire_form.h"
#include "wire/wire_key.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_order.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_proof.h"
#include "wire/wire_query.h"
#include "wire/wire_rapid_review.h"
#include "wire/wire_roster.h"
#include "wire/wire_statement.h"
#include "wire/wire_time_advance.h"

static const char *directory;
static uint8_t body[VIGIL_MESSAGE_MAX], bytes[VIGIL_MESSAGE_MAX];

static void
save(const char *folder, const char *name, size_t size)
{
    char path[4096];
    (void)snprintf(path, sizeof(path), "%s/%s/%s", directory, folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes, 1, size, file) != size || fclose(file) != 0) {
        perror(path);
        exit(1);
    }
}

static void
save_envelope(const char *name, enum vigil_message type, size_t body_size)
{
    const struct vigil_id id = sample_id();
    save("envelope",
         name,
         wire_envelope_write(&id, type, body, body_size, bytes, sizeof(bytes)));
}

static void
save_submissions(void)
{
    static struct vigil_notification notification;
    sample_notification(&notification, 2);
    save_envelope("notification",
                  VIGIL_MESSAGE_NOTIFICATION,
                  wire_notification_write(&notification, body, sizeof(body)));
    static struct vigil_rapid_review review;
    sample_rapid_review(&review);
    sample_text(review.rationale, 64);
    save_envelope("rapid_review",
                  VIGIL_MESSAGE_RAPID_REVIEW,
                  wire_rapid_review_write(&review, body, sizeof(body)));
    static struct vigil_lcspr lcspr;
    sample_lcspr(&lcspr, 2, 1);
    save_envelope(
        "lcspr", VIGIL_MESSAGE_LCSPR, wire_lcspr_write(&lcspr, body, sizeof(body)));
    struct vigil_panel_response response;
    sample_panel_response(&response);
    save_envelope("panel_response",
                  VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE,
                  wire_panel_response_write(&response, body, sizeof(body)));
    struct vigil_query query;
    sample_query(&query);
    save_envelope("query",
                  VIGIL_MESSAGE_REPORT_QUERY,
                  wire_query_write(&query, body, sizeof(body)));
    save_envelope("query_empty", VIGIL_MESSAGE_STATUS_QUERY, 0);
    struct vigil_key key;
    sample_key(&key);
    save_envelope(
        "key", VIGIL_MESSAGE_KEY_ENROL, wire_key_write(&key, body, sizeof(body)));
    struct vigil_order order;
    sample_order(&order);
    save_envelope(
        "order", VIGIL_MESSAGE_SNOOZE, wire_order_write(&order, body, sizeof(body)));
    struct vigil_feed_change change;
    sample_feed_change(&change);
    save_envelope("feed_change",
                  VIGIL_MESSAGE_FEED_CHANGE,
                  wire_feed_change_write(&change, body, sizeof(body)));
    save_envelope("time_advance",
                  VIGIL_MESSAGE_TIME_ADVANCE,
                  wire_time_advance_write(INT64_MAX, body, sizeof(body)));
}

/* One row of each list, and every list of the largest form full. */
static void
save_forms(void)
{
    static struct vigil_form form;
    const struct vigil_form_type *type;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        char name[64];
        (void)snprintf(name, sizeof(name), "form_%s", type->name);
        if (form_sample(&form, type, 1)) {
            save_envelope(name, type->type, wire_form_write(&form, body, sizeof(body)));
        }
    }
    if (form_sample(&form, vigil_form_of(VIGIL_MESSAGE_RAPID_REVIEW), SIZE_MAX)) {
        save_envelope("form_full",
                      VIGIL_MESSAGE_RAPID_REVIEW,
                      wire_form_write(&form, body, sizeof(body)));
    }
    static const uint8_t data[64];
    struct vigil_chunk chunk;
    sample_chunk(&chunk, data, sizeof(data));
    save_envelope("document_chunk",
                  VIGIL_MESSAGE_DOCUMENT_CHUNK,
                  wire_chunk_write(&chunk, body, sizeof(body)));
}

static void
save_monsters(void)
{
    memcpy(body,
           "\x12\x05"
           "ab\0cd",
           7);
    save_envelope("nul", VIGIL_MESSAGE_NOTIFICATION, 7);
    memcpy(body, "\x12\x02\xC0\xAF", 4);
    save_envelope("bad_utf8", VIGIL_MESSAGE_NOTIFICATION, 4);
    memcpy(body, "\x30\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11);
    save_envelope("code_minus_one", VIGIL_MESSAGE_NOTIFICATION, 11);
    memcpy(body, "\x30\x01\x30\x02", 4);
    save_envelope("doubled", VIGIL_MESSAGE_NOTIFICATION, 4);
    memcpy(body, "\x12\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11);
    save_envelope("length_64_bits", VIGIL_MESSAGE_NOTIFICATION, 11);
    memcpy(body, "\x12\x80\x80\x80\x80\x08", 6);
    save_envelope("length_31_bits", VIGIL_MESSAGE_NOTIFICATION, 6);
    memcpy(body, "\x30\x81\x00", 3);
    save_envelope("long_number", VIGIL_MESSAGE_NOTIFICATION, 3);
    for (size_t i = 0; i < 1200; i += 2) {
        memcpy(body + i, "\x6A", 2);
    }
    save_envelope("children_empty", VIGIL_MESSAGE_NOTIFICATION, 1200);
}

static void
save_answers(void)
{
    static struct vigil_receipt receipt;
    sample_receipt(&receipt);
    receipt.deadlines_count = 2;
    static struct vigil_faults warnings;
    sample_faults(&warnings);
    warnings.count = 2;
    receipt.warnings = &warnings;
    size_t size = wire_receipt_write(&receipt, bytes, sizeof(bytes));
    save("answer", "receipt", size);
    const struct vigil_statement statement = {.message_id = sample_id(),
                                              .level = VIGIL_RECEIPT_LEVEL_SEEN,
                                              .received_at = sample_instant(),
                                              .seen_at = sample_instant(),
                                              .sender = "E08000025"};
    struct vigil_proof proof = {.leaf = 5, .depth = 4};
    proof.statement_size = (uint32_t)wire_statement_write(
        &statement, proof.statement, sizeof(proof.statement));
    memcpy(body, bytes, size);
    save("answer",
         "receipt_signed",
         wire_proof_add(body, size, &proof, bytes, sizeof(bytes)));
    static struct vigil_rejection rejection;
    sample_rejection(&rejection);
    rejection.faults.count = 2;
    size = wire_rejection_write(&rejection, bytes, sizeof(bytes));
    save("answer", "rejection", size);
    memcpy(body, bytes, size);
    save("answer",
         "rejection_signed",
         wire_proof_add(body, size, &proof, bytes, sizeof(bytes)));
    const struct vigil_busy busy = {sample_id(), 500};
    save("answer", "busy", wire_busy_write(&busy, bytes, sizeof(bytes)));
    struct wire_result *result = wire_result_new();
    wire_result_listing(result, "cases");
    wire_result_column(result, "case", VIGIL_CELL_TEXT);
    wire_result_column(result, "version", VIGIL_CELL_NUMBER);
    wire_result_cell(result, "CSP-2026-000123-K");
    wire_result_cell(result, "%d", 2);
    wire_result_listing(result, "empty");
    wire_result_next(result, "cursor");
    wire_result_data(result, (const uint8_t *)"%PDF-1.7", 8);
    const struct vigil_id id = sample_id();
    save("answer", "result", wire_result_write(result, &id, bytes, sizeof(bytes)));
    wire_result_free(result);
}

static void
save_private(void)
{
    struct vigil_key key;
    sample_key(&key);
    save("answer", "roster", wire_roster_write(&key, 1, 7, bytes, sizeof(bytes)));
    const struct wire_caller caller = {.key = key, .received_at = sample_instant()};
    save("answer", "caller", wire_caller_write(&caller, bytes, sizeof(bytes)));
    struct vigil_event event;
    struct vigil_deadline deadline;
    sample_deadline(&deadline);
    sample_event(&event, body, wire_clock_event_write(&deadline, body, sizeof(body)));
    event.type = VIGIL_EVENT_CLOCK_STARTED;
    save("answer", "event_clock", wire_event_write(&event, bytes, sizeof(bytes)));
    struct vigil_alert alert;
    sample_alert(&alert);
    sample_event(&event, body, wire_alert_write(&alert, body, sizeof(body)));
    save("answer", "event_alert", wire_event_write(&event, bytes, sizeof(bytes)));
    struct vigil_duplicate duplicate;
    sample_duplicate(&duplicate);
    sample_event(&event, body, wire_duplicate_write(&duplicate, body, sizeof(body)));
    event.type = VIGIL_EVENT_DUPLICATE_SUSPECTED;
    save("answer", "event_duplicate", wire_event_write(&event, bytes, sizeof(bytes)));
}

int
main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: wire_seeds DIR\n");
        return 2;
    }
    directory = argv[1];
    save_submissions();
    save_forms();
    save_monsters();
    save_answers();
    save_private();
    return 0;
}
