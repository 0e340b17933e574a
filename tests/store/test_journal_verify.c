/*
 * Verifying the journal: a sound one, page by page; and each way in which one can be not
 * as it was written, named by its first bad entry.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "journal_stage.h"
#include "wire/wire_key.h"

enum { ENTRIES = 60 };

static void
sql(const char *statement)
{
    char ignored[64];
    stage_sql(statement, ignored, sizeof(ignored));
}

static int
setup(void **state)
{
    (void)state;
    uint8_t body[256];
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_operator);
    stage_enrol(&stage, &stage_birmingham);
    struct vigil_event event = {.actor = "operator",
                                .type = VIGIL_EVENT_KEY_ENROLLED,
                                .body = body,
                                .body_size =
                                    wire_key_write(&stage_panel, body, sizeof(body))};
    for (int i = 0; i < ENTRIES; i++) {
        (void)base_text_print(
            event.case_ref, sizeof(event.case_ref), "CSP-2026-%06d-X", i);
        journal_add(&event);
    }
    journal_commit(JOURNAL_RECORDED_AT);
    sql("CREATE TABLE public.kept AS SELECT * FROM journal.entry;"
        " CREATE TABLE public.kept_head AS SELECT * FROM journal.head");
    stage_start(&stage, REPORTING, "reporting");
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    run_append_done(&journal_entries);
    stage_close(&stage);
    return 0;
}

static void
restore(void)
{
    sql("TRUNCATE journal.entry; INSERT INTO journal.entry SELECT * FROM public.kept;"
        " UPDATE journal.head h SET position = k.position, hash = k.hash"
        " FROM public.kept_head k");
}

/* verified_to, journal_head, hash, first_bad, verdict */
static char **
verify(const char *after, int32_t limit, const char **ret_next)
{
    struct vigil_query query = {.limit = limit};
    assert_true(base_text_copy(query.after, sizeof(query.after), after));
    const struct vigil_answer *answer =
        journal_ask(&stage_operator, VIGIL_MESSAGE_JOURNAL_QUERY, &query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer->result.listings_count, 1);
    assert_int_equal(answer->result.listings[0].rows_count, 1);
    *ret_next = answer->result.next;
    return answer->result.listings[0].cells;
}

static void
a_sound_journal(void **state)
{
    (void)state;
    const char *next;
    char hash[BASE_HASH_TEXT_SIZE], after[64] = "";
    stage_sql("SELECT encode(hash, 'hex') FROM journal.head", hash, sizeof(hash));
    char **cells = verify("", 0, &next);
    assert_string_equal(cells[0], "60");
    assert_string_equal(cells[1], "60");
    assert_string_equal(cells[2], hash);
    assert_string_equal(cells[3], "");
    assert_string_equal(cells[4], "sound");
    assert_string_equal(next, "");
    size_t pages = 0;
    do {
        cells = verify(after, 7, &next);
        assert_string_equal(cells[4], "sound");
        (void)base_text_copy(after, sizeof(after), next);
        pages++;
    } while (after[0] != '\0');
    assert_int_equal(pages, 9);
    assert_string_equal(cells[0], "60");
    assert_string_equal(cells[2], hash);
}

/* How somebody with all rights could change the journal; which entry must be named. */
static const struct {
    const char *sql;
    const char *first_bad, *wrong;
} changes[] = {
    {"UPDATE journal.entry SET event = set_byte(event, length(event) - 1,"
     " 1 + get_byte(event, length(event) - 1)) WHERE position = 20",
     "20",
     "its hash does not follow from the one before and its bytes"},
    {"UPDATE journal.entry SET event = '\\\\xff' WHERE position = 21",
     "21",
     "its bytes are not those of an entry"},
    {"UPDATE journal.entry SET hash = set_byte(hash, 0, 255 - get_byte(hash, 0))"
     " WHERE position = 22",
     "22",
     "its hash does not follow from the one before and its bytes"},
    /* the entry's own hash made anew: then the next one's does not fit */
    {"UPDATE journal.entry e SET event = p.event, hash = sha256(p.hash || p.event) FROM"
     " (SELECT hash, (SELECT set_byte(event, 3, 1 + get_byte(event, 3)) FROM"
     " journal.entry WHERE position = 23) AS event FROM journal.entry WHERE"
     " position = 22) p WHERE e.position = 23",
     "24",
     "its hash does not follow from the one before and its bytes"},
    {"UPDATE journal.entry SET case_ref = 'CSP-2026-000001-X' WHERE position = 25",
     "25",
     "it is listed under another case"},
    {"DELETE FROM journal.entry WHERE position = 30",
     "30",
     "it is missing: the next entry is 31"},
    {"DELETE FROM journal.entry WHERE position = 1",
     "1",
     "it is missing: the next entry is 2"},
    {"UPDATE journal.entry e SET event = k.event, hash = k.hash, case_ref = k.case_ref"
     " FROM public.kept k WHERE e.position IN (40, 41) AND k.position = 81 - e.position",
     "40",
     "it holds the entry of position 41"},
    {"DELETE FROM journal.entry WHERE position > 58",
     "59",
     "it is missing: the head is at 60"},
    {"UPDATE journal.head SET position = 57", "58", "it lies behind the head"},
    {"UPDATE journal.head SET hash = set_byte(hash, 31, 255 - get_byte(hash, 31))",
     "60",
     "the head has another hash than it"},
};

static void
each_change_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(changes); i++) {
        const char *next;
        sql(changes[i].sql);
        char **cells = verify("", 0, &next);
        assert_string_equal(cells[3], changes[i].first_bad);
        assert_string_equal(cells[4], changes[i].wrong);
        assert_string_equal(next, "");
        restore();
    }
    const char *next;
    assert_string_equal(verify("", 0, &next)[4], "sound");
}

/* Somebody rewrites all hashes to the end, the head's too: the chain is sound again, but
 * not what the page before has seen. */
static void
a_change_between_two_pages(void **state)
{
    (void)state;
    const char *next;
    char after[64];
    (void)verify("", 25, &next);
    (void)base_text_copy(after, sizeof(after), next);
    assert_int_equal(strncmp(after, "25:", 3), 0);
    sql("DO 'DECLARE h bytea; r record; BEGIN"
        " UPDATE journal.entry SET event = set_byte(event, 3, 1 + get_byte(event, 3))"
        " WHERE position = 10;"
        " SELECT hash INTO h FROM journal.entry WHERE position = 9;"
        " FOR r IN SELECT position FROM journal.entry WHERE position > 9 ORDER BY 1 LOOP"
        " UPDATE journal.entry SET hash = sha256(h || event) WHERE position = r.position"
        " RETURNING hash INTO h; END LOOP; UPDATE journal.head SET hash = h; END'");
    assert_string_equal(verify("", 0, &next)[4], "sound");
    char **cells = verify(after, 0, &next);
    assert_string_equal(cells[3], "25");
    assert_string_equal(cells[4], "it is not any more what the page before has seen");
    restore();
}

static void
who_and_what_is_refused(void **state)
{
    (void)state;
    static const char *const cursors[] = {
        "0:0000000000000000000000000000000000000000",
        "7",
        "-1:0000000000000000000000000000000000000000",
        "7:000000000000000000000000000000000000000g",
        "7:00000000000000000000000000000000000000000",
    };
    for (size_t i = 0; i < BASE_COUNT(cursors); i++) {
        struct vigil_query query = {.limit = 1};
        (void)base_text_copy(query.after, sizeof(query.after), cursors[i]);
        const struct vigil_answer *answer =
            journal_ask(&stage_operator, VIGIL_MESSAGE_JOURNAL_QUERY, &query);
        assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
        assert_string_equal(answer->rejection.faults.at[0].code, "not_a_cursor");
    }
    struct vigil_query query = {.limit = 1};
    const struct vigil_answer *answer =
        journal_ask(&stage_birmingham, VIGIL_MESSAGE_JOURNAL_QUERY, &query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.code, "denied");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_journal),
        cmocka_unit_test(each_change_is_named),
        cmocka_unit_test(a_change_between_two_pages),
        cmocka_unit_test(who_and_what_is_refused),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
