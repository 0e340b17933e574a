/* What an export makes of the journal's entries: their order, the keys of the cases, and
 * live messages as history. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "cli/cli_export.h"
#include "form_fill.h"
#include "wire/wire_form.h"

enum { LINES = 10, CELLS = 6, BODY = 4096 };

#define A "CSP-2026-000001-A"
#define B "CSP-2026-000002-B"
#define R "CSP-2026-000003-C"
#define D "CSP-2026-000004-D"

/* An entry of the journal: of which case, when, by whom, and what. */
struct entry {
    const char *case_ref, *at, *actor;
    bool historic;
    enum vigil_message type;
    const char *lines[LINES];
};

#define CHILD "children[0].child_no=1"

static const struct entry
    notify_a = {A,
                "2026-03-04T10:00:00.5Z",
                "E08000025",
                false,
                VIGIL_MESSAGE_NOTIFICATION,
                {"notification_ref=1", "incident_type=other", CHILD}},
    notify_b = {B,
                "2026-03-04T10:00:01Z",
                "E10000016",
                false,
                VIGIL_MESSAGE_NOTIFICATION,
                {"notification_ref=1", "incident_type=other", CHILD}},
    review_a = {A,
                "2026-03-05T10:00:00Z",
                "E08000025",
                false,
                VIGIL_MESSAGE_RAPID_REVIEW,
                {"case_ref=" A, "decision=lcspr", "rationale=why"}},
    seen_b = {B,
              "2026-03-05T10:00:00Z",
              "panel",
              false,
              VIGIL_MESSAGE_SEEN,
              {"case_ref=" B, "expected_version=1"}},
    begun_r = {R,
               "2026-03-06T10:00:00Z",
               "E08000025",
               false,
               VIGIL_MESSAGE_LCSPR,
               {"lcspr_ref=1",
                "commissioned_on=2026-03-06",
                "publication=in_progress",
                "links[0].notification_ref=1"}},
    had_r = {R,
             "2026-03-07T10:00:00Z",
             "E08000025",
             false,
             VIGIL_MESSAGE_LCSPR,
             {"lcspr_ref=1",
              "commissioned_on=2026-03-06",
              "publication=awaiting",
              "links[0].case_ref=" A}},
    again_r = {R,
               "2026-03-08T10:00:00Z",
               "E08000025",
               false,
               VIGIL_MESSAGE_LCSPR,
               {"lcspr_ref=1", "publication=awaiting"}},
    old_d = {D,
             "2026-03-09T10:00:00Z",
             "panel",
             true,
             VIGIL_MESSAGE_CONSIDERATION,
             {"authority=E09000012", "considered_at=2020-01-01T00:00:00Z"}};

/* Takes an entry in at a position, as facts_query would list it. */
static void
take(struct cli_export *export, const struct entry *entry, int position)
{
    static struct vigil_form form;
    static uint8_t body[BODY];
    static char hex[2 * BODY + 1], number[16], type[48], at[48], actor[16];
    static char yes[] = "yes", no[] = "";
    char *columns[CELLS] = {(char[]){"position"},
                            (char[]){"received_at"},
                            (char[]){"type"},
                            (char[]){"actor"},
                            (char[]){"historic"},
                            (char[]){"body"}};
    size_t of = 0;
    for (; of < export->cases_count; of++) {
        if (strcmp(export->cases[of].case_ref, entry->case_ref) == 0) {
            break;
        }
    }
    if (of == export->cases_count) {
        assert_true(cli_export_add_case(export, entry->case_ref));
    }
    form_fill(&form, entry->type, entry->lines);
    size_t size = wire_form_write(&form, body, sizeof(body));
    assert_true(size > 0);
    for (size_t i = 0; i < size; i++) {
        (void)snprintf(hex + 2 * i, 3, "%02x", body[i]);
    }
    (void)snprintf(number, sizeof(number), "%d", position);
    (void)snprintf(
        type, sizeof(type), "%s", vigil_code_name(VIGIL_LIST_MESSAGE, (int)entry->type));
    (void)snprintf(at, sizeof(at), "%s", entry->at);
    (void)snprintf(actor, sizeof(actor), "%s", entry->actor);
    char *cells[CELLS] = {number, at, type, actor, entry->historic ? yes : no, hex};
    const struct vigil_listing facts = {
        .columns_count = CELLS, .columns = columns, .rows_count = 1, .cells = cells};
    assert_true(cli_export_take(export, of, &facts, 0));
}

static void
gather(struct cli_export *export, const struct entry *const *entries, size_t count)
{
    cli_export_init(export);
    export->position = 100;
    for (size_t i = 0; i < count; i++) {
        take(export, entries[i], (int)i + 1);
    }
    take(export, &review_a, 101); /* came while the export was made: not of it */
    assert_true(cli_export_order(export));
    assert_int_equal(export->records_count, count);
}

static const struct entry *const usual[] = {
    &notify_a, &notify_b, &review_a, &seen_b, &begun_r, &had_r, &again_r, &old_d};

static void
expect_order(const struct cli_export *export)
{
    static const struct {
        const char *key;
        enum vigil_message type;
    } wanted[] = {{"consideration~1", VIGIL_MESSAGE_CONSIDERATION},
                  {"1", VIGIL_MESSAGE_NOTIFICATION},
                  {"1~2", VIGIL_MESSAGE_NOTIFICATION},
                  {"1", VIGIL_MESSAGE_RAPID_REVIEW},
                  {"1~2", VIGIL_MESSAGE_SEEN},
                  {"1~3", VIGIL_MESSAGE_LCSPR},
                  {"1~3", VIGIL_MESSAGE_LCSPR},
                  {"1~3", VIGIL_MESSAGE_LCSPR}};
    for (size_t i = 0; i < BASE_COUNT(wanted); i++) {
        const struct cli_export_record *record = &export->records[i];
        assert_string_equal(export->cases[record->of].key, wanted[i].key);
        assert_int_equal(record->type->type, wanted[i].type);
    }
}

/* The order is that of the facts, whatever order the journal has cases in that have
 * nothing to do with each other. */
static void
test_order_is_of_the_facts(void **state)
{
    (void)state;
    static const struct entry *const other[] = {
        &old_d, &notify_b, &seen_b, &notify_a, &review_a, &begun_r, &had_r, &again_r};
    struct cli_export export;
    gather(&export, usual, BASE_COUNT(usual));
    expect_order(&export);
    cli_export_done(&export);
    gather(&export, other, BASE_COUNT(other));
    expect_order(&export);
    cli_export_done(&export);
}

static void
expect_text(const struct vigil_form *form,
            const char *list,
            size_t row,
            const char *name,
            const char *wanted)
{
    char text[128];
    vigil_form_text(form, list, row, name, text, sizeof(text));
    assert_string_equal(text, wanted);
}

static vigil_instant
instant(const char *text)
{
    vigil_instant at;
    assert_true(base_instant_parse(text, &at));
    return at;
}

/* What was told live is history with the time at which Vigil had it. */
static void
test_live_becomes_history(void **state)
{
    (void)state;
    static struct vigil_form form;
    struct cli_export export;
    gather(&export, usual, BASE_COUNT(usual));
    assert_true(cli_export_form(&export, &export.records[1], &form));
    assert_int_equal(vigil_form_number(&form, "", 0, "notified_at"),
                     instant("2026-03-04T10:00:00.5Z"));
    expect_text(&form, "", 0, "authority", "E08000025");
    /* what is still asked for is named: incident_on first, as the rules have it */
    expect_text(&form, "unknowns", 0, "path", "incident_on");
    assert_int_equal(vigil_form_number(&form, "unknowns", 0, "kind"),
                     VIGIL_UNKNOWN_NOT_KNOWN_YET);
    assert_int_equal(vigil_form_rows(&form, "unknowns"), 11);
    assert_true(cli_export_form(&export, &export.records[3], &form));
    assert_int_equal(vigil_form_number(&form, "", 0, "received_at"),
                     instant("2026-03-05T10:00:00Z"));
    assert_true(cli_export_form(&export, &export.records[4], &form));
    assert_int_equal(vigil_form_number(&form, "", 0, "happened_at"),
                     instant("2026-03-05T10:00:00Z"));
    cli_export_done(&export);
}

/* A review is received once, however often it is told of; its links are keys. */
static void
test_a_review_keeps_its_receipt(void **state)
{
    (void)state;
    static struct vigil_form form;
    struct cli_export export;
    gather(&export, usual, BASE_COUNT(usual));
    const vigil_instant received[] = {VIGIL_INSTANT_NONE,
                                      instant("2026-03-07T10:00:00Z"),
                                      instant("2026-03-07T10:00:00Z")};
    for (size_t i = 0; i < BASE_COUNT(received); i++) {
        const struct cli_export_record *record = &export.records[5 + i];
        assert_true(cli_export_form(&export, record, &form));
        assert_int_equal(vigil_form_number(&form, "", 0, "received_at"), received[i]);
        assert_int_equal(vigil_form_number(&form, "", 0, "happened_at"), record->at);
        expect_text(&form, "links", 0, "case_ref", i < 2 ? "1" : "");
    }
    cli_export_done(&export);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_is_of_the_facts),
        cmocka_unit_test(test_live_becomes_history),
        cmocka_unit_test(test_a_review_keeps_its_receipt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
