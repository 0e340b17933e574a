/*
 * A journal written by the test itself, as a daemon would write it, and questions to
 * vigil-reporting about it. Included by store tests only, after cmocka.h.
 */
#ifndef JOURNAL_STAGE_H
#define JOURNAL_STAGE_H

#include "daemon_stage.h"
#include "run/run_append.h"
#include "store/store_journal.h"
#include "wire/wire_query.h"

enum { REPORTING = 0 };

#define JOURNAL_RECORDED_AT (INT64_C(1774857600) * BASE_SECOND) /* 2026-03-30 */

static struct stage stage;
static struct run_append journal_entries;

/* Adds an entry to the next run of them; the body is copied. */
static inline void
journal_add(const struct vigil_event *event)
{
    struct vigil_event copy = *event;
    uint8_t *body = run_append_body(&journal_entries, event->body_size + 1);
    memcpy(body, event->body, event->body_size);
    copy.body = body;
    (void)run_append_add(&journal_entries, &copy);
}

/* Appends what was added, in one transaction. */
static inline void
journal_commit(vigil_instant recorded_at)
{
    struct store_head head = {0};
    struct store *store = stage.store;
    assert_int_equal(store_begin(store, &stage.error), BASE_OK);
    store_journal_take(store, &head);
    assert_int_equal(store_run(store, &stage.error), BASE_OK);
    assert_int_equal(run_append_chain(&journal_entries, &head, recorded_at, &stage.error),
                     BASE_OK);
    store_journal_append(store, journal_entries.entries, journal_entries.count);
    assert_int_equal(store_commit(store, &stage.error), BASE_OK);
    run_append_reset(&journal_entries);
}

/* Waits until vigil-reporting has applied all of the journal. */
static inline void
journal_await_applied(void)
{
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    while (stage_count("SELECT h.position - f.position FROM journal.head h,"
                       " reporting.follower f") != 0) {
        assert_true(base_time_monotonic_ms() < end_ms);
    }
}

static inline const struct vigil_answer *
journal_ask(const struct vigil_key *key,
            enum vigil_message type,
            const struct vigil_query *query)
{
    uint8_t body[512], bytes[1024];
    static const struct vigil_id id = {{7}}; /* of a query: any, and the same bytes */
    size_t size = wire_query_write(query, body, sizeof(body));
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    return stage_answer(
        &stage, REPORTING, stage_send(&stage, REPORTING, key, bytes, size));
}

/* A question for a report, and its answer. */
static inline struct vigil_query
journal_query(const char *period, bool unsuppressed)
{
    struct vigil_query query = {.unsuppressed = unsuppressed};
    assert_true(base_text_copy(query.period, sizeof(query.period), period));
    return query;
}

static inline const struct vigil_listing *
journal_report(const struct vigil_key *key, const struct vigil_query *query)
{
    const struct vigil_answer *answer =
        journal_ask(key, VIGIL_MESSAGE_REPORT_QUERY, query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer->result.listings_count, 2);
    assert_string_equal(answer->result.listings[0].title, "report");
    assert_int_equal(answer->result.listings[0].columns_count, 5);
    assert_string_equal(answer->result.next, "");
    return &answer->result.listings[0];
}

#endif
