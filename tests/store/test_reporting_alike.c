/*
 * Notifications that may be of one incident: each pair is flagged once, with why; none of
 * the past, none that differ, none of many. Real vigil-reporting on a real PostgreSQL.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "figures_stage.h"
#include "wire/wire_duplicate.h"
#include "wire/wire_event.h"

static int32_t last; /* number of the last case */

static int
setup(void **state)
{
    (void)state;
    figures_open();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    figures_close();
    return 0;
}

/* Each test has a month of its own. */
static struct vigil_notification
sample(int month)
{
    struct vigil_notification notification = notification_sample("");
    notification.incident_on = base_date_of(2025, month, 10);
    return notification;
}

static void
add(const struct vigil_notification *notification, const char *party, bool historic)
{
    char ref[VIGIL_REF_SIZE];
    struct vigil_notification own = *notification;
    (void)base_text_print(ref, sizeof(ref), "CSP-2026-%06d-X", (int)++last);
    memcpy(own.notification_ref, ref, sizeof(ref));
    if (historic) {
        own.notified_at = JOURNAL_RECORDED_AT;
    }
    figures_add_notification(&own, party, ref, historic);
}

/* How many pairs the journal has flagged of the last case. */
static size_t
flagged(struct vigil_duplicate *ret_last)
{
    struct store_entries entries = {.at = NULL};
    static struct vigil_faults faults;
    char ref[VIGIL_REF_SIZE];
    size_t count = 0;
    (void)base_text_print(ref, sizeof(ref), "CSP-2026-%06d-X", (int)last);
    store_journal_of_case(stage.store, ref, 0, 100, &entries);
    assert_int_equal(store_run(stage.store, &stage.error), BASE_OK);
    for (size_t i = 0; i < entries.count; i++) {
        struct vigil_event event;
        assert_int_equal(
            wire_event_read(
                entries.at[i].event, entries.at[i].event_size, &event, &faults),
            BASE_OK);
        if (event.type == VIGIL_EVENT_DUPLICATE_SUSPECTED) {
            assert_string_equal(event.actor, "reporting");
            assert_int_equal(
                wire_duplicate_read(event.body, event.body_size, ret_last, &faults),
                BASE_OK);
            assert_string_equal(ret_last->case_ref, ref);
            covers("event", "duplicate_suspected");
            count++;
        }
    }
    store_entries_done(&entries);
    return count;
}

/* What is flagged of a second notification that differs in this. */
static const struct {
    const char *what;
    int days;       /* the incident */
    int birth_days; /* the child */
    enum vigil_sex first, second;
    const char *party;
    size_t flagged;
    const char *why;
} pairs[] = {
    /* clang-format off */
    {"the same", 0, 0, VIGIL_SEX_FEMALE, VIGIL_SEX_FEMALE, "E08000025", 1, "date,age,sex,place"},
    {"another authority", 3, 0, VIGIL_SEX_MALE, VIGIL_SEX_MALE, "E08000003", 1,
     "date,age,sex,other_authority"},
    {"near age", -3, 300, VIGIL_SEX_MALE, VIGIL_SEX_MALE, "E08000003", 1,
     "date,age,sex,other_authority"},
    {"sex not known", 0, 0, VIGIL_SEX_FEMALE, VIGIL_SEX_NOT_KNOWN, "E08000025", 1,
     "date,age,place"},
    {"near age, sex not known", 0, 1, VIGIL_SEX_FEMALE, VIGIL_SEX_NONE, "E08000025", 0, ""},
    {"other sex", 0, 0, VIGIL_SEX_FEMALE, VIGIL_SEX_MALE, "E08000025", 0, ""},
    {"other age", 0, 400, VIGIL_SEX_FEMALE, VIGIL_SEX_FEMALE, "E08000025", 0, ""},
    {"other day", 4, 0, VIGIL_SEX_FEMALE, VIGIL_SEX_FEMALE, "E08000025", 0, ""},
    /* clang-format on */
};

static void
each_pair(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(pairs); i++) {
        struct vigil_duplicate duplicate = {.why = ""};
        struct vigil_notification n = sample((int)i + 1);
        n.children[0].sex = pairs[i].first;
        add(&n, "E08000025", false);
        if (i % 2 == 0) { /* in one run of entries as in two */
            figures_commit();
        }
        n.incident_on += pairs[i].days;
        n.children[0].date_of_birth += pairs[i].birth_days;
        n.children[0].sex = pairs[i].second;
        add(&n, pairs[i].party, false);
        figures_commit();
        size_t count = flagged(&duplicate);
        if (count != pairs[i].flagged || strcmp(duplicate.why, pairs[i].why) != 0) {
            fail_msg("%s: %zu %s", pairs[i].what, count, duplicate.why);
        }
    }
}

/* Records of the past, a withdrawn case, and a death that is only noted are nobody's
 * duplicates; when the figures are made again, nothing is said again. */
static void
not_again(void **state)
{
    (void)state;
    struct vigil_duplicate duplicate;
    struct vigil_notification n = sample(9);
    char ref[VIGIL_REF_SIZE], ignored[64];
    add(&n, "E08000025", true);
    add(&n, "E08000025", true);
    figures_commit();
    assert_int_equal(flagged(&duplicate), 0);
    add(&n, "E08000025", false);
    figures_commit();
    assert_int_equal(flagged(&duplicate), 0);
    (void)base_text_print(ref, sizeof(ref), "CSP-2026-%06d-X", (int)last);
    figures_add(VIGIL_MESSAGE_WITHDRAWAL,
                "E08000025",
                ref,
                false,
                LINES("why=entered_in_error", "reason=x"));
    n.incident_type = VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH;
    add(&n, "E08000025", false);
    n.incident_type = VIGIL_INCIDENT_TYPE_DEATH;
    add(&n, "E08000025", false);
    figures_commit();
    assert_int_equal(flagged(&duplicate), 0);
    long entries = stage_count("SELECT count(*) FROM journal.entry");
    stage_sql("TRUNCATE reporting.notification, reporting.lcspr, reporting.lcspr_link,"
              " reporting.consideration; UPDATE reporting.follower SET position = 0",
              ignored,
              sizeof(ignored));
    journal_await_applied();
    assert_int_equal(stage_count("SELECT count(*) FROM journal.entry"), entries);
}

/* The best three of several; of more than 20 none, and no flood of them. */
static void
few_of_many(void **state)
{
    (void)state;
    struct vigil_duplicate duplicate = {.why = ""};
    struct vigil_notification n = sample(11);
    for (int i = 0; i < 8; i++) {
        n.incident_on = base_date_of(2025, 11, 10) + i % 3;
        add(&n, "E08000025", false);
    }
    figures_commit();
    assert_int_equal(flagged(&duplicate), 3);
    for (int i = 0; i < 200; i++) {
        add(&n, "E08000025", false);
    }
    figures_commit();
    assert_int_equal(flagged(&duplicate), 0);
    long count = stage_count("SELECT count(*) FROM reporting.suspicion WHERE case_ref >="
                             " 'CSP-2026-000022-X'");
    assert_in_range(count, 30, 60);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_pair),
                                       cmocka_unit_test(not_again),
                                       cmocka_unit_test(few_of_many)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
