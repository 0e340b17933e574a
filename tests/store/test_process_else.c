/*
 * Each message that is of no incident's life: considered and not notified, from before
 * Vigil, keys, documents, and what each of these is refused for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process_each.h"
#include "wire/wire_chunk.h"
#include "wire/wire_key.h"

enum { UPLOADS_MAX = 20 };

static const char pdf[] = "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n";

static void
digest_of(const char *text, char ret_digest[VIGIL_DIGEST_SIZE])
{
    uint8_t hash[BASE_HASH_SIZE];
    base_hash(text, strlen(text), hash);
    base_hash_print(hash, ret_digest);
}

/* A piece of a document, of a text that has this digest. */
static const struct vigil_answer *
piece(const char *digest, int64_t size, int64_t offset, const char *text)
{
    uint8_t body[512], bytes[1024];
    struct vigil_chunk chunk = {.size = size,
                                .offset = offset,
                                .data = (const uint8_t *)text,
                                .data_size = strlen(text)};
    (void)base_text_copy(chunk.digest, sizeof(chunk.digest), digest);
    size_t used = wire_chunk_write(&chunk, body, sizeof(body));
    const struct vigil_id id = base_id_new();
    used = wire_envelope_write(
        &id, VIGIL_MESSAGE_DOCUMENT_CHUNK, body, used, bytes, sizeof(bytes));
    return stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_birmingham, bytes, used));
}

static void
piece_refused(const struct vigil_answer *answer, const char *code)
{
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.faults.at[0].code, code);
}

static void
documents(void **state)
{
    (void)state;
    char digest[VIGIL_DIGEST_SIZE], other[VIGIL_DIGEST_SIZE], line[2][80], name[32];
    struct vigil_query query = {.offset = 0};
    process_notify("notification_ref=E/D", "neglect=no", query.case_ref);
    digest_of(pdf, digest);
    (void)base_text_print(line[0], sizeof(line[0]), "digest=%s", digest);
    (void)base_text_print(line[1], sizeof(line[1]), "size=%zu", strlen(pdf));
#define DOCUMENT(...) LINES(process_of(query.case_ref), line[0], __VA_ARGS__)
    (void)process_refused(INTAKE,
                          &stage_birmingham,
                          VIGIL_MESSAGE_DOCUMENT,
                          DOCUMENT(line[1], "kind=letter", "media=pdf"),
                          "not_sent");
    assert_int_equal(piece(digest, (int64_t)strlen(pdf), 0, pdf)->kind,
                     VIGIL_ANSWER_RESULT);
    (void)process_refused(INTAKE,
                          &stage_birmingham,
                          VIGIL_MESSAGE_DOCUMENT,
                          DOCUMENT(line[1], "kind=letter", "media=docx"),
                          "not_as_found");
    PARTNERS(query.case_ref, DOCUMENT, line[0], line[1], "kind=letter", "media=pdf");
    (void)base_text_copy(query.digest, sizeof(query.digest), digest);
    uint8_t body[WIRE_QUERY_SIZE], bytes[WIRE_QUERY_SIZE + 64];
    size_t size = wire_query_write(&query, body, sizeof(body));
    const struct vigil_id id = base_id_new();
    size = wire_envelope_write(
        &id, VIGIL_MESSAGE_DOCUMENT_QUERY, body, size, bytes, sizeof(bytes));
    const struct vigil_answer *answer = stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_panel, bytes, size));
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer->data_size, strlen(pdf));
    assert_memory_equal(answer->data, pdf, strlen(pdf));

    digest_of("other", other);
    piece_refused(piece(other, 4, 0, "text"), "digest_differs");
    assert_int_equal(piece(other, 9, 0, "text")->kind, VIGIL_ANSWER_RESULT);
    piece_refused(piece(other, 8, 4, "text"), "size_differs");
    for (int i = 1; i < UPLOADS_MAX; i++) {
        (void)base_text_print(name, sizeof(name), "document %d", i);
        digest_of(name, other);
        assert_int_equal(piece(other, 9, 0, "text")->kind, VIGIL_ANSWER_RESULT);
    }
    digest_of("one too many", other);
    piece_refused(piece(other, 9, 0, "text"), "too_many_uploads");
}

static const struct vigil_answer *
ask(enum vigil_message type)
{
    uint8_t body[WIRE_QUERY_SIZE], bytes[WIRE_QUERY_SIZE + 64];
    const struct vigil_query query = {.offset = 0};
    size_t size = wire_query_write(&query, body, sizeof(body));
    const struct vigil_id id = base_id_new();
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    return stage_answer(
        &stage, INTAKE, stage_send(&stage, INTAKE, &stage_birmingham, bytes, size));
}

static void
what_no_daemon_takes(void **state)
{
    (void)state;
    static const uint8_t odd[] = {0xFF, 0xFF, 0xFF};
    char ignored[64];
    assert_int_equal(ask(VIGIL_MESSAGE_CASES_QUERY)->kind, VIGIL_ANSWER_RESULT);
    assert_string_equal(ask(VIGIL_MESSAGE_INBOX_QUERY)->rejection.code,
                        "not_handled_here");
    size_t ticket = stage_send(&stage, INTAKE, &stage_panel, odd, sizeof(odd));
    assert_string_equal(stage_answer(&stage, INTAKE, ticket)->rejection.code,
                        "malformed");
    /* what the database cannot hold is refused alone, not asked for again and again */
    stage_sql("ALTER TABLE casefile.cases ADD CONSTRAINT odd"
              " CHECK (notification_ref <> 'E/ODD')",
              ignored,
              sizeof(ignored));
    ticket = process_send(INTAKE,
                          &stage_birmingham,
                          VIGIL_MESSAGE_NOTIFICATION,
                          LINES("notification_ref=E/ODD",
                                "incident_on=2026-03-23",
                                "became_aware_on=2026-03-24",
                                "incident_type=serious_harm",
                                "harm_category=neglect",
                                "children[0].child_no=1"));
    assert_string_equal(stage_answer(&stage, INTAKE, ticket)->rejection.code,
                        "not_storable");
}

/* The daemon again, now with the real time: nobody moves that. */
static void
real_time_is_not_moved(void **state)
{
    (void)state;
    (void)stage_end(&stage, DEADLINES, SIGTERM);
    FILE *file = fopen(stage.config, "ae");
    assert_non_null(file);
    (void)fputs("run.sandbox_clock =\n", file);
    assert_int_equal(fclose(file), 0);
    stage_start(&stage, DEADLINES, "deadlines");
    uint8_t body[32];
    size_t size = wire_time_advance_write(BASE_DAY, body, sizeof(body));
    const struct vigil_answer *answer =
        each_send(DEADLINES, VIGIL_MESSAGE_TIME_ADVANCE, body, size);
    piece_refused(answer, "not_a_sandbox");
}

static void
what_is_no_incident(void **state)
{
    (void)state;
    const struct vigil_receipt *receipt =
        process_take(INTAKE,
                     &stage_birmingham,
                     VIGIL_MESSAGE_CONSIDERATION,
                     LINES("consideration_ref=E/C",
                           "incident_on=2026-03-23",
                           "considered_on=2026-03-24",
                           "incident_type=serious_harm",
                           "children=1",
                           "partners[0].partner=local_authority",
                           "partners[1].partner=integrated_care_board",
                           "partners[2].partner=police",
                           "partners[0].assent=agrees",
                           "partners[1].assent=dissents",
                           "partners[2].assent=agrees",
                           "partners[0].reason=why",
                           "partners[1].reason=why",
                           "partners[2].reason=why"));
    journal_told(&stage, receipt->case_ref, VIGIL_EVENT_CONSIDERATION);
}

/* The first who tells opens the file, and whoever tells next finds it, each by the party
 * and the kind. */
static void
what_is_given_each_period(void **state)
{
    (void)state;
    char yearly[VIGIL_REF_SIZE];
    const struct vigil_receipt *receipt = process_take(
        INTAKE,
        &stage_operator,
        VIGIL_MESSAGE_PERIOD_REPORT,
        LINES("kind=yearly_report", "authority=E08000025", "began_on=2025-06-01"));
    (void)strcpy(yearly, receipt->case_ref);
    journal_told(&stage, yearly, VIGIL_EVENT_PERIOD_REPORT);
    journal_told(&stage, yearly, VIGIL_EVENT_CLOCK_STARTED);
    receipt = process_take(
        INTAKE,
        &stage_birmingham,
        VIGIL_MESSAGE_PERIOD_REPORT,
        LINES("kind=yearly_report", "period=2024-25", "given_on=2026-03-02"));
    assert_string_equal(receipt->case_ref, yearly);
    journal_told(&stage, yearly, VIGIL_EVENT_CLOCK_MET);
    receipt = process_take(INTAKE,
                           &stage_panel,
                           VIGIL_MESSAGE_PERIOD_REPORT,
                           LINES("kind=annual_report", "began_on=2025-06-01"));
    assert_string_not_equal(receipt->case_ref, yearly);
    assert_int_equal(stage_count("SELECT count(*) FROM casefile.cases"
                                 " WHERE kind = 4 AND notification_ref IN"
                                 " ('yearly_report', 'annual_report')"),
                     2);
}

static void
what_was_before(void **state)
{
    (void)state;
    static const struct {
        size_t daemon;
        enum vigil_message type;
        const char *lines[12];
    } records[] = {
        {INTAKE,
         VIGIL_MESSAGE_HISTORIC_NOTIFICATION,
         {"notification_ref=E/H",
          "authority=E08000025",
          "incident_on=2021-03-01",
          "became_aware_on=2021-03-02",
          "notified_at=2021-03-03T10:00:00Z",
          "incident_type=serious_harm",
          "harm_category=neglect",
          "children[0].child_no=1"}},
        {INTAKE,
         VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW,
         {"authority=E08000025",
          "notification_ref=E/H",
          "received_at=2021-03-24T10:00:00Z",
          "decision=lcspr"}},
        {DECISIONS,
         VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE,
         {"authority=E08000025",
          "notification_ref=E/H",
          "decided_at=2021-04-08T10:00:00Z",
          "response=agrees"}},
        {INTAKE,
         VIGIL_MESSAGE_HISTORIC_LCSPR,
         {"lcspr_ref=E/HR",
          "authority=E08000025",
          "commissioned_on=2021-04-09",
          "received_at=2021-10-01T10:00:00Z",
          "publication=awaiting",
          "links[0].authority=E08000025",
          "links[0].notification_ref=E/H"}},
    };
    for (size_t i = 0; i < BASE_COUNT(records); i++) {
        (void)process_take(
            records[i].daemon, &stage_panel, records[i].type, records[i].lines);
    }
}

static void
keys(void **state)
{
    (void)state;
    static const struct vigil_key key = {
        STAGE_KEY("k"), "E08000003", VIGIL_ROLE_AUTHORITY, false};
    uint8_t body[WIRE_KEY_SIZE];
    size_t size = wire_key_write(&key, body, sizeof(body));
    assert_int_equal(each_send(INTAKE, VIGIL_MESSAGE_KEY_ENROL, body, size)->kind,
                     VIGIL_ANSWER_RECEIPT);
    journal_told(&stage, "", VIGIL_EVENT_KEY_ENROLLED);
    assert_int_equal(each_send(INTAKE, VIGIL_MESSAGE_KEY_REVOKE, body, size)->kind,
                     VIGIL_ANSWER_RECEIPT);
    journal_told(&stage, "", VIGIL_EVENT_KEY_REVOKED);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_incident),
        cmocka_unit_test(what_is_given_each_period),
        cmocka_unit_test(what_was_before),
        cmocka_unit_test(keys),
        cmocka_unit_test(documents),
        cmocka_unit_test(what_no_daemon_takes),
        cmocka_unit_test(real_time_is_not_moved),
    };
    return each_run(tests, BASE_COUNT(tests));
}
