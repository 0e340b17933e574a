/*
 * Forms beyond the plain round trip: the order of values whatever the order of bytes,
 * rows that skip, and which messages have more than their typed readers know.
 */
#include "form_fill.h"
#include "form_sample.h"
#include "wire/wire_form.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_put.h"
#include "wire/wire_rapid_review.h"
#include "wire_samples.h"

static struct vigil_faults faults;
static struct vigil_form form;
static uint8_t bytes[VIGIL_MESSAGE_MAX];

static void
values_are_by_field_then_row(void **state)
{
    (void)state;
    /* changes[0].note and path, the reason, changes[1].path, of.case_ref */
    static const uint8_t mixed[] = {0x2A, 6, 0x22, 1, 'n', 0x0A, 1, 'p',  0x22, 1,  'r',
                                    0x2A, 3, 0x0A, 1, 'q', 0x0A, 3, 0x0A, 1,    'c'};
    assert_int_equal(
        wire_form_read(VIGIL_MESSAGE_AMENDMENT, mixed, sizeof(mixed), &form, &faults),
        BASE_OK);
    assert_int_equal(form.count, 5);
    static const char texts[] = "crpqn";
    for (size_t i = 0; i < form.count; i++) {
        assert_int_equal(form.at[i].size, 1);
        assert_int_equal(form.at[i].text[0], texts[i]);
        assert_true(form.at[i].text > (const char *)mixed &&
                    form.at[i].text < (const char *)mixed + sizeof(mixed));
    }
    assert_int_equal(form.at[3].row, 1);
}

static void
a_filled_form_is_read_back(void **state)
{
    (void)state;
    static const char *const lines[] = {"case_ref=CSP-2026-000123-K",
                                        "lcspr_ref=R 1",
                                        "expected_version=7",
                                        "happened_at=2026-03-04T10:00:00Z",
                                        "reason=why",
                                        "changes[0].path=children[0].died_on",
                                        "changes[0].value=2026-03-02",
                                        NULL};
    form_fill(&form, VIGIL_MESSAGE_AMENDMENT, lines);
    size_t size = wire_form_write(&form, bytes, sizeof(bytes));
    static struct vigil_form back;
    assert_int_equal(wire_form_read(VIGIL_MESSAGE_AMENDMENT, bytes, size, &back, &faults),
                     BASE_OK);
    assert_int_equal(back.count, 7);
    char text[32];
    vigil_form_text(&back, "changes", 0, "value", text, sizeof(text));
    assert_string_equal(text, "2026-03-02");
    vigil_form_text(&back, "", 0, "case_ref", text, sizeof(text));
    assert_string_equal(text, "CSP-2026-000123-K");
    assert_int_equal(vigil_form_number(&back, "", 0, "expected_version"), 7);
    assert_true(vigil_form_number(&back, "", 0, "happened_at") ==
                vigil_form_number(&form, "", 0, "happened_at"));
}

/* A form may skip a row, but not so travel: nobody could say what is meant. */
static void
a_row_that_was_skipped_is_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {"changes[1].path=outline", NULL};
    form_fill(&form, VIGIL_MESSAGE_AMENDMENT, lines);
    size_t size = wire_form_write(&form, bytes, sizeof(bytes));
    assert_int_equal(wire_form_read(VIGIL_MESSAGE_AMENDMENT, bytes, size, &form, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "changes[0]");
    assert_string_equal(faults.at[0].code, "empty_row");
}

static void
what_does_not_fit_is_not_written(void **state)
{
    (void)state;
    static char words[VIGIL_MESSAGE_MAX * 5];
    memset(words, 'w', sizeof(words));
    form_fill(&form, VIGIL_MESSAGE_SEEN, (const char *const[]){"officer=duty", NULL});
    form.at[0].text = words;
    form.at[0].size = VIGIL_MESSAGE_MAX; /* and its tag and length */
    assert_int_equal(wire_form_write(&form, bytes, sizeof(bytes)), 0);
    form.at[0].size = sizeof(words); /* more than may ever be built */
    assert_int_equal(wire_form_write(&form, bytes, sizeof(bytes)), 0);
    form_fill(&form,
              VIGIL_MESSAGE_AMENDMENT,
              (const char *const[]){"changes[0].path=outline", NULL});
    form.at[0].row = UINT16_MAX;
    assert_int_equal(wire_form_write(&form, bytes, sizeof(bytes)), 0);
}

static void
plain_records_have_nothing_further(void **state)
{
    (void)state;
    static struct vigil_notification notification;
    sample_notification(&notification, VIGIL_CHILDREN_MAX);
    size_t size = wire_notification_write(&notification, bytes, sizeof(bytes));
    assert_false(wire_form_has_further(VIGIL_MESSAGE_NOTIFICATION, bytes, size));
    assert_true(wire_form_has_further(VIGIL_MESSAGE_WITHDRAWAL, bytes, size));
    (void)wire_put_bytes(bytes + size, 16, "outline", 7);
    assert_true(
        wire_form_has_further(VIGIL_MESSAGE_HISTORIC_NOTIFICATION, bytes, size + 10));
    static const uint8_t spoken[] = {0x72, 1, 'x'}; /* language, of a child */
    (void)wire_put_bytes(bytes + size, 13, spoken, sizeof(spoken));
    assert_true(wire_form_has_further(VIGIL_MESSAGE_NOTIFICATION, bytes, size + 5));

    static struct vigil_lcspr lcspr;
    sample_lcspr(&lcspr, 2, 2);
    lcspr.links[0].lcspr_ref[0] = lcspr.links[1].lcspr_ref[0] = '\0';
    size = wire_lcspr_write(&lcspr, bytes, sizeof(bytes));
    assert_false(wire_form_has_further(VIGIL_MESSAGE_LCSPR, bytes, size));
    lcspr.links[1].lcspr_ref[0] = 'x';
    size = wire_lcspr_write(&lcspr, bytes, sizeof(bytes));
    assert_true(wire_form_has_further(VIGIL_MESSAGE_LCSPR, bytes, size));

    struct vigil_rapid_review review;
    sample_rapid_review(&review);
    review.of.lcspr_ref[0] = '\0';
    size = wire_rapid_review_write(&review, bytes, sizeof(bytes));
    assert_false(wire_form_has_further(VIGIL_MESSAGE_RAPID_REVIEW, bytes, size));
    struct vigil_panel_response response;
    sample_panel_response(&response);
    response.of.lcspr_ref[0] = '\0';
    size = wire_panel_response_write(&response, bytes, sizeof(bytes));
    assert_false(wire_form_has_further(VIGIL_MESSAGE_PANEL_RESPONSE, bytes, size));
    assert_false(wire_form_has_further(VIGIL_MESSAGE_PANEL_RESPONSE, NULL, 0));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_by_field_then_row),
        cmocka_unit_test(a_filled_form_is_read_back),
        cmocka_unit_test(a_row_that_was_skipped_is_refused),
        cmocka_unit_test(what_does_not_fit_is_not_written),
        cmocka_unit_test(plain_records_have_nothing_further),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
