/* A case as people read it: the timeline, and every version of what was told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "cli/cli_timeline.h"
#include "cli/cli_versions.h"
#include "form_fill.h"
#include "wire/wire_form.h"

static char *text;
static size_t text_size;

static FILE *
open_text(void)
{
    free(text);
    return open_memstream(&text, &text_size);
}

static void
expect(FILE *to, const char *wanted)
{
    assert_int_equal(fclose(to), 0);
    assert_string_equal(text, wanted);
}

/* ---- The timeline ---- */

enum { COLUMNS = 6, ROWS = 3 };
static char names[COLUMNS][16] = {
    "position", "recorded_at", "what", "by", "detail", "of"};
static char texts[ROWS][COLUMNS][32] = {
    {"12", "2026-03-04T10:30:05+00:00", "notification", "E08000025", "", "CSP-1"},
    {"15", "2026-03-04T11:00:00+00:00", "clock_started", "deadlines", "due", "CSP-1"},
    {"17", "2026-03-29T12:00:00+01:00", "delay", "E08000025", "why: x\nhow: y", "CSP-2"}};
static char title[] = "history";

static struct vigil_listing
history(void)
{
    static enum vigil_cell_kind kinds[COLUMNS];
    static char *columns[COLUMNS], *cells[ROWS * COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        columns[i] = names[i];
    }
    for (size_t i = 0; i < (size_t)ROWS * COLUMNS; i++) {
        cells[i] = texts[i / COLUMNS][i % COLUMNS];
    }
    return (struct vigil_listing){title, COLUMNS, columns, kinds, ROWS, cells};
}

static void
test_timeline(void **state)
{
    struct vigil_listing listing = history();
    const struct cli_listings listings = {1, &listing};
    (void)state;
    FILE *to = open_text();
    cli_timeline_print(&listings, CLI_TIMELINE_PAGE, to);
    expect(to,
           "timeline (in brackets the position, for --as-of):\n"
           "  Wednesday 4 March 2026\n"
           "    10:30  notification, by E08000025 [12]\n"
           "    11:00  clock started, by deadlines [15]: due\n"
           "  Sunday 29 March 2026\n"
           "    12:00  delay, by E08000025, of CSP-2 [17]\n"
           "           why: x\n"
           "           how: y\n");
    assert_int_equal(cli_timeline_position(&listings, base_date_of(2026, 3, 3)), 0);
    assert_int_equal(cli_timeline_position(&listings, base_date_of(2026, 3, 28)), 15);
    assert_int_equal(cli_timeline_position(&listings, base_date_of(2026, 3, 29)), 17);
}

/* What is long goes on in lines of its own, each further in than the one before it. */
static void
test_long_words(void **state)
{
    static char column[] = "detail";
    static char detail[] = "facts: The health visitor saw the child on the Monday, and "
                           "told the practice of it "
                           "in a letter that nobody read until the Friday.\n"
                           "actions:\n"
                           "  1. what: a word that is as long as the page is wide: "
                           "äääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää"
                           "äääääääääääääääääääääääää"
                           "äää; owner: the Trust";
    char *column_at[] = {column}, *cell_at[] = {detail};
    enum vigil_cell_kind kind[] = {VIGIL_CELL_TEXT};
    struct vigil_listing listing = {title, 1, column_at, kind, 1, cell_at};
    const struct cli_listings listings = {1, &listing};
    (void)state;
    FILE *to = open_text();
    cli_timeline_print(&listings, CLI_TIMELINE_PAGE, to);
    assert_int_equal(fclose(to), 0);
    assert_non_null(strstr(
        text,
        "           facts: The health visitor saw the child on the Monday, and told the "
        "practice of it in a\n"
        "             letter that nobody read until the Friday.\n"
        "           actions:\n"
        "             1. what: a word that is as long as the page is wide:\n"
        "               ää"));
    assert_non_null(strstr(text, "äää;\n               owner: the Trust\n"));
}

/* A page that lacks the tables of the first one goes on with its own. */
static void
test_pages(void **state)
{
    static char other_title[] = "case";
    struct vigil_listing first[2] = {history(), history()}, second = history();
    struct cli_listings listings = {0, NULL};
    (void)state;
    first[0].title = other_title;
    assert_true(cli_listings_add(&listings, first, 2));
    assert_true(cli_listings_add(&listings, &second, 1));
    assert_int_equal(listings.count, 2);
    assert_int_equal(listings.at[0].rows_count, ROWS);
    assert_int_equal(listings.at[1].rows_count, 2 * ROWS);
    cli_listings_done(&listings);
}

/* ---- Versions ---- */

static const char *const notified[] = {"incident_on=2026-03-02",
                                       "incident_type=serious_harm",
                                       "children[0].child_no=1",
                                       "children[0].sex=female",
                                       NULL};
static const char *const amended[] = {"reason=The child's ethnicity is now known.",
                                      "changes[0].path=children[0].ethnicity",
                                      "changes[1].path=outline",
                                      "changes[2].path=incident_on",
                                      "changes[0].value=WBRI",
                                      "changes[1].unknown=cannot_be_known",
                                      "changes[1].note=the record is lost",
                                      NULL};
static const char *const seen[] = {"officer=duty", NULL};

static bool
add(struct cli_versions *versions,
    enum vigil_message type,
    const char *const *lines,
    const char *position)
{
    static struct vigil_form form;
    form_fill(&form, type, lines);
    return cli_versions_add(versions, &form, position, "2026-03-04T10:00:00Z", "E1");
}

static void
test_versions(void **state)
{
    struct cli_versions versions;
    (void)state;
    cli_versions_init(&versions);
    assert_true(add(&versions, VIGIL_MESSAGE_NOTIFICATION, notified, "12"));
    assert_true(add(&versions, VIGIL_MESSAGE_SEEN, seen, "13"));
    assert_true(add(&versions, VIGIL_MESSAGE_AMENDMENT, amended, "14"));
    FILE *to = open_text();
    assert_true(cli_versions_print(&versions, false, to));
    expect(to,
           "versions:\n"
           "field                  version 1   version 2\n"
           "position               12          14\n"
           "reason                             The child's ethnicity is now known.\n"
           "incident_on            2026-03-02\n"
           "children[0].ethnicity              WBRI\n"
           "outline                            cannot_be_known: the record is lost\n");
    to = open_text();
    assert_true(cli_versions_print(&versions, true, to));
    assert_int_equal(fclose(to), 0);
    assert_non_null(strstr(text, "\"field\": \"children[0].sex\""));
    assert_non_null(strstr(text, "\"version 2\": \"female\""));
    cli_versions_done(&versions);
}

/* More than there is room for: the newest is there. */
static void
test_many_versions(void **state)
{
    struct cli_versions versions;
    char position[16];
    (void)state;
    cli_versions_init(&versions);
    assert_true(add(&versions, VIGIL_MESSAGE_NOTIFICATION, notified, "1"));
    for (int i = 2; i < CLI_VERSIONS_MAX + 5; i++) {
        (void)snprintf(position, sizeof(position), "%d", i);
        assert_true(add(&versions, VIGIL_MESSAGE_AMENDMENT, amended, position));
    }
    assert_int_equal(versions.count, CLI_VERSIONS_MAX);
    assert_string_equal(versions.rows[0].texts[CLI_VERSIONS_MAX - 1], "28");
    FILE *to = open_text();
    assert_true(cli_versions_print(&versions, false, to));
    assert_int_equal(fclose(to), 0);
    assert_null(strstr(text, "too wide"));
    cli_versions_done(&versions);
}

/* As facts_query gives them: bytes in hexadecimal. */
static void
test_facts(void **state)
{
    static char columns[4][16] = {"position", "type", "actor", "body"};
    static char facts_title[] = "facts", cells[3][16] = {"12", "notification", "E1"};
    static char hex[4096], wrong[] = "0x";
    static struct vigil_form form;
    uint8_t body[1024];
    enum vigil_cell_kind kinds[4] = {VIGIL_CELL_TEXT};
    char *names_at[4], *cells_at[8];
    struct cli_versions versions;
    (void)state;
    form_fill(&form, VIGIL_MESSAGE_NOTIFICATION, notified);
    size_t size = wire_form_write(&form, body, sizeof(body));
    for (size_t i = 0; i < size; i++) {
        (void)snprintf(hex + 2 * i, 3, "%02x", body[i]);
    }
    for (size_t i = 0; i < 4; i++) {
        names_at[i] = columns[i];
        cells_at[i] = cells_at[4 + i] = i < 3 ? cells[i] : hex;
    }
    cells_at[7] = wrong; /* cannot be read: says nothing */
    const struct vigil_listing facts = {facts_title, 4, names_at, kinds, 2, cells_at};
    cli_versions_init(&versions);
    assert_true(cli_versions_add_facts(&versions, &facts));
    assert_int_equal(versions.count, 1);
    FILE *to = open_text();
    assert_true(cli_versions_print(&versions, true, to));
    assert_int_equal(fclose(to), 0);
    assert_non_null(strstr(text, "serious_harm"));
    cli_versions_done(&versions);
}

static int
free_text(void **state)
{
    (void)state;
    free(text);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline),
        cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_many_versions),
        cmocka_unit_test(test_facts),
    };
    return cmocka_run_group_tests(tests, NULL, free_text);
}
