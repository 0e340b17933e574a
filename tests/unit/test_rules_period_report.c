/* What is given each period: who tells of what, each refusal alone, and the clock that
 * the days start and meet. Now is 2021-06-30T10:00:00Z. */
#include "partner_stage.h"

#include "base/base_attr.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_london.h"

static struct panel_stage stage;

static void
send_as(enum vigil_role role,
        bool historic,
        const char *const *lines,
        enum base_class wanted)
{
    static const char *const parties[] = {[VIGIL_ROLE_AUTHORITY] = "E08000025",
                                          [VIGIL_ROLE_PANEL] = "panel",
                                          [VIGIL_ROLE_OPERATOR] = "operator"};
    stage.context = record_context(role, historic);
    (void)strcpy(stage.context.party, parties[role]);
    memset(&stage.faults, 0, sizeof(stage.faults));
    form_fill(&stage.form, VIGIL_MESSAGE_PERIOD_REPORT, lines);
    enum base_class class =
        rules_process_decide(&stage.form, &stage.context, &stage.file, &stage.faults);
    if (class != wanted) {
        fail_msg("%s: %s %s",
                 base_class_name(class),
                 stage.faults.at[0].path,
                 stage.faults.at[0].code);
    }
}

/* Nothing was told yet. */
static void
open_none(void)
{
    partner_open(&stage, VIGIL_CASE_STATE_NONE);
    memset(&stage.found, 0, sizeof(stage.found));
}

static vigil_date
began_on(void)
{
    struct rules_clocks_facts facts;
    rules_clock_facts_of(&stage.found, &facts);
    assert_int_equal(facts.at[VIGIL_FACT_PERIOD_GIVEN], VIGIL_INSTANT_NONE);
    vigil_instant at = facts.at[VIGIL_FACT_PERIOD_BEGAN];
    return at == VIGIL_INSTANT_NONE ? VIGIL_DATE_NONE : rules_london_date(at);
}

#define AUTHORITY VIGIL_ROLE_AUTHORITY
#define PANEL     VIGIL_ROLE_PANEL
#define OPERATOR  VIGIL_ROLE_OPERATOR
#define YEARLY    "kind=yearly_report"
#define OF        "authority=E08000025"

/* told to a file of which nothing was known, and to one whose period began 2021-03-01 */
static const struct {
    enum vigil_role role;
    bool known;
    const char *lines[8];
    const char *path, *code;
} rows[] = {
    {AUTHORITY, false, {YEARLY, "period=2020", "given_on=2021-06-30"}, NULL, NULL},
    {AUTHORITY, false, {YEARLY, "began_on=2021-06-30"}, NULL, NULL},
    {PANEL,
     false,
     {"kind=data_quarter", "period=2020Q4", "given_on=2021-05-03"},
     NULL,
     NULL},
    {PANEL,
     false,
     {"kind=annual_report", "period=2020", "given_on=2021-05-03"},
     NULL,
     NULL},
    {PANEL, false, {YEARLY, OF, "began_on=2021-05-03"}, NULL, NULL},
    {OPERATOR, false, {YEARLY, OF, "began_on=2021-05-03"}, NULL, NULL},
    {OPERATOR, false, {"kind=data_year", "began_on=2021-04-01"}, NULL, NULL},
    {AUTHORITY, false, {"began_on=2021-04-01"}, "kind", "required"},
    {AUTHORITY, false, {YEARLY}, "given_on", "required"},
    {AUTHORITY,
     false,
     {YEARLY, "period=2020", "given_on=2021-06-01", "began_on=2021-06-01"},
     "began_on",
     "one_of_two"},
    {AUTHORITY, false, {YEARLY, "given_on=2021-06-01"}, "period", "required"},
    {AUTHORITY,
     false,
     {YEARLY, "period=2020", "given_on=2021-07-01"},
     "given_on",
     "in_future"},
    {AUTHORITY, false, {YEARLY, "began_on=2021-07-01"}, "began_on", "in_future"},
    {AUTHORITY,
     false,
     {YEARLY, "period=last year", "given_on=2021-06-01"},
     "period",
     "no_such_period"},
    {AUTHORITY,
     false,
     {YEARLY, "period=2020Q4", "given_on=2021-06-01"},
     "period",
     "other_length"},
    {AUTHORITY,
     false,
     {YEARLY, "period=2020H2", "given_on=2021-06-01"},
     "period",
     "other_length"},
    {PANEL,
     false,
     {"kind=data_quarter", "period=2020", "given_on=2021-06-01"},
     "period",
     "other_length"},
    {AUTHORITY,
     false,
     {YEARLY, "period=2021", "given_on=2021-06-01"},
     "period",
     "period_not_over"},
    {AUTHORITY, false, {"kind=data_year", "began_on=2021-06-01"}, "kind", "not_yours"},
    {PANEL,
     false,
     {"kind=data_year", OF, "began_on=2021-06-01"},
     "authority",
     "of_the_panel"},
    {AUTHORITY,
     false,
     {YEARLY, "authority=E10000016", "began_on=2021-06-01"},
     "authority",
     "not_your_authority"},
    {PANEL, false, {YEARLY, "began_on=2021-06-01"}, "authority", "required"},
    {PANEL,
     false,
     {YEARLY, OF, "period=2020", "given_on=2021-06-01"},
     "given_on",
     "told_by_its_giver"},
    {OPERATOR,
     false,
     {"kind=data_year", "period=2020", "given_on=2021-06-01"},
     "given_on",
     "told_by_its_giver"},
    {AUTHORITY,
     false,
     {YEARLY, "began_on=2021-06-01", "expected_version=2"},
     "expected_version",
     "no_such_version"},
    {AUTHORITY, true, {YEARLY, "period=2020", "given_on=2021-06-30"}, NULL, NULL},
    {AUTHORITY,
     true,
     {YEARLY, "period=2020", "given_on=2021-03-01"},
     "given_on",
     "before_period"},
    {OPERATOR, true, {YEARLY, OF, "began_on=2021-02-01", "reason=typed"}, NULL, NULL},
    {AUTHORITY, true, {YEARLY, "began_on=2021-02-01"}, "reason", "required"},
};

static void
is_told_by_whose_it_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        open_none();
        if (rows[i].known) {
            send_as(
                AUTHORITY, false, PANEL_LINES(YEARLY, "began_on=2021-03-01"), BASE_OK);
        }
        struct vigil_case before = stage.found;
        send_as(rows[i].role,
                false,
                rows[i].lines,
                rows[i].code == NULL ? BASE_OK : BASE_REFUSE);
        if (rows[i].code == NULL) {
            assert_int_equal(stage.found.version, before.version + 1);
            covers("event", "period_report");
            continue;
        }
        assert_int_equal(stage.faults.count, 1);
        assert_string_equal(stage.faults.at[0].path, rows[i].path);
        assert_string_equal(stage.faults.at[0].code, rows[i].code);
        assert_memory_equal(&before, &stage.found, sizeof(before));
        covers("refusal", rows[i].code);
    }
}

static void
has_one_file_that_stands(void **state)
{
    (void)state;
    open_none();
    send_as(AUTHORITY, false, PANEL_LINES(YEARLY, "began_on=2020-03-01"), BASE_OK);
    assert_int_equal(stage.found.state, VIGIL_CASE_STATE_STANDING);
    assert_int_equal(stage.found.kind, VIGIL_FILE_KIND_PERIOD);
    assert_int_equal(stage.found.period, VIGIL_PERIOD_KIND_YEARLY_REPORT);
    assert_string_equal(stage.found.authority, "E08000025");
    assert_string_equal(stage.found.notification_ref, "yearly_report");
    assert_int_equal(began_on(), record_date("2020-03-01"));
    vigil_instant opened = stage.found.notified_at;
    send_as(AUTHORITY,
            false,
            PANEL_LINES(
                YEARLY, "period=2019-20", "given_on=2021-02-01", "expected_version=1"),
            BASE_OK);
    assert_int_equal(stage.found.version, 2);
    assert_int_equal(stage.found.notified_at, opened);
    assert_int_equal(began_on(), record_date("2021-02-01"));
    send_as(AUTHORITY,
            false,
            PANEL_LINES(YEARLY, "began_on=2021-02-02", "reason=one day later"),
            BASE_OK);
    assert_int_equal(began_on(), record_date("2021-02-02"));
    /* with what another has seen of it, and from before Vigil */
    send_as(
        AUTHORITY,
        false,
        PANEL_LINES(YEARLY, "period=2020", "given_on=2021-06-01", "expected_version=2"),
        BASE_REFUSE);
    assert_string_equal(stage.faults.at[0].code, "case_changed");
    send_as(AUTHORITY,
            true,
            PANEL_LINES(YEARLY,
                        "period=2020",
                        "given_on=2021-06-01",
                        "happened_at=2021-06-01T10:00:00Z"),
            BASE_REFUSE);
    assert_string_equal(stage.faults.at[0].code, "case_is_live");
}

/* The Panel's secretariat brings in what partnerships gave before Vigil. */
static void
history_is_brought_in(void **state)
{
    (void)state;
    static const char *const lines[] = {YEARLY,
                                        OF,
                                        "period=2019",
                                        "given_on=2020-06-01",
                                        "happened_at=2020-06-02T10:00:00Z",
                                        NULL};
    open_none();
    send_as(PANEL, true, lines, BASE_OK);
    assert_true(stage.found.historic);
    assert_int_equal(began_on(), record_date("2020-06-01"));
    open_none();
    send_as(OPERATOR, true, lines, BASE_REFUSE);
    assert_string_equal(stage.faults.at[0].code, "told_by_its_giver");
}

/* Nothing of a case belongs to it, but for a document. */
static void
is_no_case(void **state)
{
    (void)state;
    static const struct partner_row withdrawal[] = {
        {VIGIL_CASE_STATE_STANDING,
         {"why=entered_in_error", "reason=why"},
         "case_ref",
         "not_a_case"}};
    PARTNER_ROWS(VIGIL_MESSAGE_WITHDRAWAL, withdrawal, NULL);
    partner_open(&stage, VIGIL_CASE_STATE_STANDING);
    panel_stage_accepted(
        &stage,
        VIGIL_MESSAGE_DOCUMENT,
        PANEL_LINES(
            "digest=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "size=4",
            "kind=other",
            "media=text"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_told_by_whose_it_is),
        cmocka_unit_test(has_one_file_that_stands),
        cmocka_unit_test(history_is_brought_in),
        cmocka_unit_test(is_no_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
