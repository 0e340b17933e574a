/*
 * vigil-reporting on a real PostgreSQL: the journal of a whole casebook becomes the
 * figures of the independent tally, line for line; who may see what; and what live
 * entries mean.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "files/files_casebook.h"
#include "journal_stage.h"
#include "notification_sample.h"
#include "rules/rules_reference.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"

#define DATA VIGIL_SOURCE_DIR "/tests/data"

enum { CASES_MAX = 2048, GROUP = 100 };

static struct vigil_case_name cases[CASES_MAX];
static size_t cases_count;
static uint8_t body[WIRE_LCSPR_SIZE];
static const vigil_instant recorded_at = INT64_C(1774857600) * BASE_SECOND; /* 2026 */

/* The case of an authority's own reference, in the event. */
static void
set_case(struct vigil_event *event, const struct vigil_case_name *name)
{
    for (size_t i = 0; i < cases_count; i++) {
        if (strcmp(cases[i].authority, name->authority) == 0 &&
            strcmp(cases[i].notification_ref, name->notification_ref) == 0) {
            memcpy(event->case_ref, cases[i].case_ref, sizeof(event->case_ref));
            memcpy(event->party, cases[i].authority, sizeof(event->party));
            return;
        }
    }
    fail_msg("no case %s", name->notification_ref);
}

static void
open_case(struct vigil_event *event, const struct vigil_notification *notification)
{
    struct vigil_case_name *name = &cases[cases_count++];
    assert_true(cases_count < CASES_MAX);
    memcpy(name->authority, notification->authority, sizeof(name->authority));
    memcpy(name->notification_ref,
           notification->notification_ref,
           sizeof(name->notification_ref));
    assert_true(rules_reference_make(2021, (int64_t)cases_count, name->case_ref));
    set_case(event, name);
}

/* A record of the casebook as the entry that its import would become. */
static void
add_step(const struct files_step *step)
{
    struct vigil_event event = {.actor = "panel", .historic = true, .body = body};
    switch ((int)step->type) {
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        event.type = VIGIL_EVENT_NOTIFICATION;
        open_case(&event, &step->notification);
        event.body_size =
            wire_notification_write(&step->notification, body, sizeof(body));
        break;
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        event.type = VIGIL_EVENT_RAPID_REVIEW;
        set_case(&event, &step->rapid_review.of);
        event.body_size =
            wire_rapid_review_write(&step->rapid_review, body, sizeof(body));
        break;
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        event.type = VIGIL_EVENT_PANEL_RESPONSE;
        set_case(&event, &step->panel_response.of);
        event.body_size =
            wire_panel_response_write(&step->panel_response, body, sizeof(body));
        break;
    default:
        event.type = VIGIL_EVENT_LCSPR;
        if (step->lcspr.links_count > 0) {
            set_case(&event, &step->lcspr.links[0]);
        }
        event.body_size = wire_lcspr_write(&step->lcspr, body, sizeof(body));
    }
    assert_true(event.body_size > 0);
    journal_add(&event);
}

static void
import_casebook(void)
{
    static struct files_step step;
    struct files_faults faults;
    struct files_casebook *book = NULL;
    files_faults_init(&faults);
    assert_int_equal(
        files_casebook_read(
            DATA "/casebook-2021", VIGIL_INSTANT_NONE, &faults, &book, &stage.error),
        BASE_OK);
    size_t count = files_casebook_steps(book);
    assert_true(count > 3000);
    for (size_t i = 0; i < count; i++) {
        files_casebook_step(book, i, &step);
        add_step(&step);
        if (i % GROUP == GROUP - 1 || i + 1 == count) {
            journal_commit(recorded_at);
        }
    }
    files_casebook_free(book);
    files_faults_done(&faults);
}

static int
setup(void **state)
{
    (void)state;
    stage_open(&stage, "2026-03-30T09:00:00Z");
    stage_enrol(&stage, &stage_panel);
    stage_enrol(&stage, &stage_operator);
    stage_enrol(&stage, &stage_birmingham);
    import_casebook();
    stage_start(&stage, REPORTING, "reporting");
    journal_await_applied();
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

static struct vigil_query
query_of(const char *period, bool unsuppressed)
{
    struct vigil_query query = {.unsuppressed = unsuppressed};
    assert_true(base_text_copy(query.period, sizeof(query.period), period));
    return query;
}

static const struct vigil_listing *
report(const struct vigil_key *key, const struct vigil_query *query)
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

/* The listing's rows that begin with `only` are the lines of the tally that do. */
static void
compare(const struct vigil_listing *listing, const char *period, const char *only)
{
    char path[512], line[256], mine[256];
    assert_true(
        base_text_print(path, sizeof(path), "%s/tally-2021/%s.csv", DATA, period));
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof(line), file));
    size_t row = 0;
    while (fgets(line, sizeof(line), file) != NULL) {
        if (strncmp(line, only, strlen(only)) != 0) {
            continue;
        }
        assert_true(row < listing->rows_count);
        char **cells = &listing->cells[5 * row++];
        assert_true(base_text_print(mine,
                                    sizeof(mine),
                                    "%s,%s,%s,%s,%s\n",
                                    cells[0],
                                    cells[1],
                                    cells[2],
                                    cells[3],
                                    cells[4]));
        assert_string_equal(mine, line);
    }
    assert_true(row > 0);
    assert_int_equal(listing->rows_count, row);
    (void)fclose(file);
}

static void
figures_are_those_of_the_tally(void **state)
{
    (void)state;
    static const char *const periods[] = {
        "2019", "2020", "2021", "2021Q2", "2021H1", "2020-21", "2020-21Q3"};
    for (size_t i = 0; i < BASE_COUNT(periods); i++) {
        struct vigil_query query = query_of(periods[i], true);
        compare(report(&stage_panel, &query), periods[i], "");
    }
    struct vigil_query query = query_of("2021", true);
    (void)base_text_copy(query.table, sizeof(query.table), "panel_responses");
    compare(report(&stage_panel, &query), "2021", "panel_responses,");
}

static void
as_at_says_from_what(void **state)
{
    (void)state;
    struct vigil_query query = query_of("2021", true);
    const struct vigil_listing *as_at = report(&stage_panel, &query) + 1;
    char head[24];
    stage_sql("SELECT position FROM journal.head", head, sizeof(head));
    assert_string_equal(as_at->title, "as_at");
    assert_string_equal(as_at->cells[0], "2021");
    assert_string_equal(as_at->cells[1], head);
    assert_string_equal(as_at->cells[2], head);
    assert_string_equal(as_at->cells[3], "no");
    assert_string_equal(as_at->cells[4], "SANDBOX");
}

/* All that the facts are can be made again from the journal, to the same bytes. */
static void
facts_can_be_rebuilt(void **state)
{
    (void)state;
    struct vigil_query query = query_of("2021", false);
    char ignored[64];
    const struct vigil_answer *before =
        journal_ask(&stage_panel, VIGIL_MESSAGE_REPORT_QUERY, &query);
    stage_sql("TRUNCATE reporting.notification, reporting.lcspr, reporting.lcspr_link;"
              " UPDATE reporting.follower SET position = 0",
              ignored,
              sizeof(ignored));
    journal_await_applied();
    const struct vigil_answer *after =
        journal_ask(&stage_panel, VIGIL_MESSAGE_REPORT_QUERY, &query);
    assert_true(before->bytes_size > 10000);
    assert_int_equal(before->bytes_size, after->bytes_size);
    assert_memory_equal(before->bytes, after->bytes, before->bytes_size);
}

/* An authority gets no small count; neither does the Panel if it does not ask. */
static void
small_counts_are_suppressed(void **state)
{
    (void)state;
    const struct vigil_key *const keys[] = {&stage_birmingham, &stage_panel};
    for (size_t k = 0; k < BASE_COUNT(keys); k++) {
        struct vigil_query query = query_of("2021Q2", false);
        const struct vigil_listing *listing = report(keys[k], &query);
        size_t hidden = 0;
        for (size_t i = 0; i < listing->rows_count; i++) {
            char **cells = &listing->cells[5 * i];
            bool small = cells[4][1] == '\0' && strchr("12345", cells[4][0]) != NULL;
            assert_false(strcmp(cells[3], "count") == 0 && small);
            hidden += strcmp(cells[4], "c") == 0;
        }
        assert_true(hidden > 50);
        assert_string_equal(listing[1].cells[3], "yes");
    }
}

static void
refused(const struct vigil_key *key,
        const struct vigil_query *query,
        const char *code,
        const char *fault)
{
    const struct vigil_answer *answer =
        journal_ask(key, VIGIL_MESSAGE_REPORT_QUERY, query);
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.code, code);
    assert_true(answer->rejection.faults.count > 0);
    assert_string_equal(answer->rejection.faults.at[0].code, fault);
    assert_true(answer->rejection.faults.at[0].right[0] != '\0');
}

static void
wrong_questions_are_refused(void **state)
{
    (void)state;
    static const char *const periods[] = {"", "2021Q5", "2021-23", "21", "2021H1x"};
    for (size_t i = 0; i < BASE_COUNT(periods); i++) {
        struct vigil_query query = query_of(periods[i], true);
        refused(&stage_panel, &query, "invalid", "no_such_period");
    }
    struct vigil_query query = query_of("2021", true);
    refused(&stage_birmingham, &query, "denied", "not_allowed");
    query.unsuppressed = false;
    refused(&stage_operator, &query, "denied", "not_allowed");
    query.as_of = 17;
    refused(&stage_panel, &query, "invalid", "as_of_not_available");
    query.as_of = stage_count("SELECT position FROM journal.head");
    (void)report(&stage_panel, &query);
    (void)base_text_copy(query.table, sizeof(query.table), "names");
    refused(&stage_panel, &query, "invalid", "no_such_table");
}

static void
add_live(enum vigil_event_kind type, const char *case_ref, size_t body_size)
{
    struct vigil_event event = {.actor = "E08000025",
                                .party = "E08000025",
                                .type = type,
                                .body = body,
                                .body_size = body_size};
    assert_true(body_size > 0);
    (void)base_text_copy(event.case_ref, sizeof(event.case_ref), case_ref);
    journal_add(&event);
}

static void
add_live_lcspr(enum vigil_publication publication, const char *case_ref)
{
    struct vigil_lcspr lcspr = {.lcspr_ref = "L/1",
                                .commissioned_on = base_date_of(2026, 4, 1),
                                .received_at = VIGIL_INSTANT_NONE,
                                .published_on = VIGIL_DATE_NONE,
                                .publication = publication,
                                .children = 1,
                                .links_count = 1};
    (void)base_text_copy(lcspr.links[0].notification_ref, VIGIL_OWN_REF_SIZE, "R/1");
    add_live(VIGIL_EVENT_LCSPR, case_ref, wire_lcspr_write(&lcspr, body, sizeof(body)));
}

static long
count_where(const char *table, const char *condition)
{
    char statement[400];
    assert_true(base_text_print(statement,
                                sizeof(statement),
                                "SELECT count(*) FROM reporting.%s WHERE %s",
                                table,
                                condition));
    return stage_count(statement);
}

/* Live facts are of the time at which they were recorded, whatever the body says; of two
 * words on one thing in one run of entries the last counts; a blank authority is the
 * sender; a review stays received; what cannot be read is passed over. */
static void
live_entries(void **state)
{
    (void)state;
    const char *ref = "CSP-2026-000001-X";
    const vigil_instant day = BASE_DAY;
    struct vigil_notification notification = notification_sample("R/1");
    struct vigil_rapid_review review = {.received_at = VIGIL_INSTANT_NONE,
                                        .decision = VIGIL_DECISION_NO_LCSPR};
    add_live(VIGIL_EVENT_NOTIFICATION,
             ref,
             wire_notification_write(&notification, body, sizeof(body)));
    body[0] = 0xff;
    add_live(VIGIL_EVENT_NOTIFICATION, "CSP-2026-000002-X", 1);
    for (int i = 0; i < 40; i++) {
        review.decision = i < 39 ? VIGIL_DECISION_NO_LCSPR : VIGIL_DECISION_LCSPR;
        add_live(VIGIL_EVENT_RAPID_REVIEW,
                 ref,
                 wire_rapid_review_write(&review, body, sizeof(body)));
    }
    add_live_lcspr(VIGIL_PUBLICATION_IN_PROGRESS, ref);
    journal_commit(recorded_at);
    journal_await_applied();
    assert_int_equal(count_where("notification",
                                 "case_ref = 'CSP-2026-000001-X' AND notified_at ="
                                 " '2026-03-30T08:00:00Z' AND rapid_review_at ="
                                 " notified_at AND decision = 1 AND child_present"),
                     1);
    assert_int_equal(count_where("notification", "case_ref = 'CSP-2026-000002-X'"), 0);
    assert_int_equal(count_where("lcspr",
                                 "lcspr_ref = 'L/1' AND authority = 'E08000025'"
                                 " AND received_at IS NULL"),
                     1);
    assert_int_equal(count_where("lcspr_link", "case_ref = 'CSP-2026-000001-X'"), 1);
    add_live_lcspr(VIGIL_PUBLICATION_AWAITING, ref);
    journal_commit(recorded_at + day);
    add_live_lcspr(VIGIL_PUBLICATION_PUBLISHED, ref);
    journal_commit(recorded_at + 2 * day);
    journal_await_applied();
    assert_int_equal(count_where("lcspr",
                                 "lcspr_ref = 'L/1' AND publication = 1"
                                 " AND received_at = '2026-03-31T08:00:00Z'"),
                     1);
    struct vigil_query query = query_of("2026Q1", true);
    const struct vigil_listing *listing = report(&stage_panel, &query);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(listing->cells[5 * i + 4], "1");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_those_of_the_tally),
        cmocka_unit_test(as_at_says_from_what),
        cmocka_unit_test(facts_can_be_rebuilt),
        cmocka_unit_test(small_counts_are_suppressed),
        cmocka_unit_test(wrong_questions_are_refused),
        cmocka_unit_test(live_entries),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
