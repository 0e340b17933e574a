/*
 * Messages of the process to real daemons, each written down as lines of its form, and
 * what came of them. Included by store tests only, after cmocka.h.
 */
#ifndef PROCESS_STAGE_H
#define PROCESS_STAGE_H

#include "../unit/form_fill.h"
#include "daemon_stage.h"
#include "wire/wire_form.h"
#include "wire/wire_query.h"

enum { INTAKE = 0, DECISIONS = 1 };

static struct stage stage;

/* The lines of a message, and NULL. */
#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

static inline size_t
process_send(size_t daemon,
             const struct vigil_key *key,
             enum vigil_message type,
             const char *const *lines)
{
    static struct vigil_form form;
    static uint8_t body[VIGIL_MESSAGE_MAX], bytes[VIGIL_MESSAGE_MAX + 256];
    form_fill(&form, type, lines);
    size_t size = wire_form_write(&form, body, sizeof(body));
    assert_true(size > 0);
    const struct vigil_id id = base_id_new();
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    assert_true(size > 0);
    return stage_send(&stage, daemon, key, bytes, size);
}

/* Sends a message that is right; gives its receipt. */
static inline const struct vigil_receipt *
process_take(size_t daemon,
             const struct vigil_key *key,
             enum vigil_message type,
             const char *const *lines)
{
    const struct vigil_answer *answer =
        stage_answer(&stage, daemon, process_send(daemon, key, type, lines));
    if (answer->kind == VIGIL_ANSWER_REJECTION) {
        const struct vigil_fault *first = &answer->rejection.faults.at[0];
        fail_msg("%s: %s: %s: %s",
                 vigil_code_name(VIGIL_LIST_MESSAGE, (int)type),
                 answer->rejection.code,
                 first->path,
                 first->wrong);
    }
    assert_int_equal(answer->kind, VIGIL_ANSWER_RECEIPT);
    return &answer->receipt;
}

/* Sends a message that is wrong; gives its first fault, which has this code. */
static inline const struct vigil_fault *
process_refused(size_t daemon,
                const struct vigil_key *key,
                enum vigil_message type,
                const char *const *lines,
                const char *code)
{
    const struct vigil_answer *answer =
        stage_answer(&stage, daemon, process_send(daemon, key, type, lines));
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_true(answer->rejection.faults.count > 0);
    assert_string_equal(answer->rejection.faults.at[0].code, code);
    return &answer->rejection.faults.at[0];
}

/* as_of 0: now */
static inline const struct vigil_answer *
process_ask_as_of(const struct vigil_key *key,
                  enum vigil_message type,
                  const char *case_ref,
                  int64_t as_of)
{
    struct vigil_query query = {.as_of = as_of};
    uint8_t body[WIRE_QUERY_SIZE], bytes[WIRE_QUERY_SIZE + 64];
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), case_ref);
    size_t size = wire_query_write(&query, body, sizeof(body));
    const struct vigil_id id = base_id_new();
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    return stage_answer(&stage, INTAKE, stage_send(&stage, INTAKE, key, bytes, size));
}

static inline const struct vigil_answer *
process_ask(const struct vigil_key *key, enum vigil_message type, const char *case_ref)
{
    return process_ask_as_of(key, type, case_ref, 0);
}

static inline void
process_open(const char *now)
{
    stage_open(&stage, now);
    stage_enrol(&stage, &stage_birmingham);
    stage_enrol(&stage, &stage_manchester);
    stage_enrol(&stage, &stage_panel);
    stage_start(&stage, INTAKE, "intake");
    stage_start(&stage, DECISIONS, "decisions");
    (void)process_ask(&stage_birmingham, VIGIL_MESSAGE_STATUS_QUERY, ""); /* it is up */
}

/* The only value of a statement about one file, whose reference stands for "%s". */
static inline void
process_sql(const char *statement, const char *case_ref, char *ret_text, size_t size)
{
    char whole[1024];
    const char *at = strstr(statement, "%s");
    assert_non_null(at);
    (void)base_text_print(whole,
                          sizeof(whole),
                          "%.*s%s%s",
                          (int)(at - statement),
                          statement,
                          case_ref,
                          at + 2);
    stage_sql(whole, ret_text, size);
}

static inline void
process_expect(const char *statement, const char *case_ref, const char *expected)
{
    char text[1024];
    process_sql(statement, case_ref, text, sizeof(text));
    if (strcmp(text, expected) != 0) {
        fail_msg("%s: %s, not %s", statement, text, expected);
    }
}

/* The columns of a file in one line. */
#define PROCESS_ITEMS                                                                    \
    "SELECT string_agg(kind || '.' || no || '=' || state || ' ' || owner, ', '"          \
    " ORDER BY kind, no) FROM casefile.item WHERE case_ref = '%s'"

#endif
