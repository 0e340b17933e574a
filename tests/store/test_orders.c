/*
 * Orders about alerts, to a real vigil-intake: taken and entered in the journal, where
 * vigil-dispatch finds them (test_delivery.c); refused to those who may not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "process_each.h"
#include "wire/wire_order.h"

static const struct vigil_answer *
order(const struct vigil_key *key,
      enum vigil_message type,
      const char *case_ref,
      vigil_date until)
{
    uint8_t body[WIRE_ORDER_SIZE], bytes[512];
    struct vigil_order what = {.until = until};
    const struct vigil_id id = base_id_new();
    (void)base_text_copy(what.case_ref, sizeof(what.case_ref), case_ref);
    what.clock = until == VIGIL_DATE_NONE ? VIGIL_CLOCK_NONE : VIGIL_CLOCK_RAPID_REVIEW;
    size_t size = wire_order_write(&what, body, sizeof(body));
    size = wire_envelope_write(&id, type, body, size, bytes, sizeof(bytes));
    return stage_answer(&stage, INTAKE, stage_send(&stage, INTAKE, key, bytes, size));
}

static void
refused(const struct vigil_answer *answer, const char *code)
{
    assert_int_equal(answer->kind, VIGIL_ANSWER_REJECTION);
    assert_string_equal(answer->rejection.faults.at[0].code, code);
}

static void
orders_are_entered(void **state)
{
    (void)state;
    char ref[VIGIL_REF_SIZE];
    const vigil_date day = base_date_of(2026, 4, 7), none = VIGIL_DATE_NONE;
    process_notify("notification_ref=E/1", "neglect=yes", ref);
    assert_int_equal(order(&stage_birmingham, VIGIL_MESSAGE_SNOOZE, ref, day)->kind,
                     VIGIL_ANSWER_RECEIPT);
    journal_told(&stage, ref, VIGIL_EVENT_SNOOZE);
    assert_int_equal(order(&stage_panel, VIGIL_MESSAGE_ALERT_RETRY, ref, none)->kind,
                     VIGIL_ANSWER_RECEIPT);
    journal_told(&stage, ref, VIGIL_EVENT_ALERT_RETRY);
    assert_int_equal(order(&stage_operator, VIGIL_MESSAGE_ALERT_RETRY, "", none)->kind,
                     VIGIL_ANSWER_RECEIPT);
    journal_told(&stage, "", VIGIL_EVENT_ALERT_RETRY);
    assert_int_equal(order(&stage_operator, VIGIL_MESSAGE_GO_LIVE, "", none)->kind,
                     VIGIL_ANSWER_RECEIPT);
    journal_told(&stage, "", VIGIL_EVENT_GO_LIVE);
    refused(order(&stage_birmingham, VIGIL_MESSAGE_SNOOZE, ref, none), "required");
    refused(order(&stage_birmingham, VIGIL_MESSAGE_ALERT_RETRY, ref, none),
            "not_allowed");
    refused(order(&stage_panel, VIGIL_MESSAGE_GO_LIVE, "", none), "not_allowed");
    refused(order(&stage_panel, VIGIL_MESSAGE_SNOOZE, ref, day), "not_allowed");
    /* the case is as it was, and its history tells of the orders */
    process_expect("SELECT state FROM casefile.cases WHERE case_ref = '%s'", ref, "1");
    const struct vigil_answer *answer =
        process_ask(&stage_birmingham, VIGIL_MESSAGE_CASE_QUERY, ref);
    assert_int_equal(answer->kind, VIGIL_ANSWER_RESULT);
    bool said = false;
    for (size_t i = 0; i < answer->result.listings_count; i++) {
        const struct vigil_listing *listing = &answer->result.listings[i];
        for (size_t c = 0; c < listing->rows_count * listing->columns_count; c++) {
            said =
                said || strcmp(listing->cells[c], "rapid_review, until 2026-04-07") == 0;
        }
    }
    assert_true(said);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_are_entered),
    };
    return each_run(tests, BASE_COUNT(tests));
}
