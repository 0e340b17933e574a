/*
 * That codes.proto and vigil/codes.h have the same lists, and a walk over all message
 * types: none contains itself, none is deeper than the scan allows, and none uses a type
 * of field that the scan does not know.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "vigil/codes.h"
#include "vigil/v1/alert.pb-c.h"
#include "vigil/v1/answer.pb-c.h"
#include "vigil/v1/caller.pb-c.h"
#include "vigil/v1/clock_event.pb-c.h"
#include "vigil/v1/codes.pb-c.h"
#include "vigil/v1/duplicate_suspected.pb-c.h"
#include "vigil/v1/envelope.pb-c.h"
#include "vigil/v1/event.pb-c.h"
#include "vigil/v1/roster.pb-c.h"
#include "vigil/v1/statement.pb-c.h"
#include "wire/wire_codes.h"
#include "wire/wire_scan.h"
#include "wire/wire_types.h"

/* One row a list: its enum, and the word that its constants begin with. */
static const struct {
    enum vigil_code_list list;
    const ProtobufCEnumDescriptor *descriptor;
} enums[] = {
#define ROW(list, name)                                                                  \
    {                                                                                    \
        VIGIL_LIST_##list, &vigil__v1__##name##__descriptor                              \
    }
    ROW(INCIDENT_TYPE, incident_type),
    ROW(DEATH_CATEGORY, death_category),
    ROW(HARM_CATEGORY, harm_category),
    ROW(YES_NO, yes_no),
    ROW(SOCIAL_CARE, social_care),
    ROW(HISTORY, history),
    ROW(SEX, sex),
    ROW(ETHNICITY, ethnicity),
    ROW(DECISION, decision),
    ROW(RESPONSE, response),
    ROW(RESPONSE_REASON, response_reason),
    ROW(SHAPE, shape),
    ROW(METHODOLOGY, methodology),
    ROW(PUBLICATION, publication),
    ROW(ROLE, role),
    ROW(CLOCK, clock),
    ROW(CLOCK_STATE, clock_state),
    ROW(FACT, fact),
    ROW(PERIOD_KIND, period_kind),
    ROW(CLOCK_SCOPE, clock_scope),
    ROW(CLOCK_UNIT, clock_unit),
    ROW(CLOCK_SENSE, clock_sense),
    ROW(CLOCK_STATUS, clock_status),
    ROW(CLOCK_OWNER, clock_owner),
    ROW(ALERT_STATE, alert_state),
    ROW(CHANNEL, channel),
    ROW(CASE_STATE, case_state),
    ROW(MESSAGE, message_type),
    ROW(EVENT, event_type),
    ROW(FILE_KIND, file_kind),
    ROW(ITEM_KIND, item_kind),
    ROW(ITEM_STATE, item_state),
    ROW(PART, part),
    ROW(UNKNOWN, unknown),
    ROW(PLACE, place),
    ROW(PLACEMENT, placement),
    ROW(PLAN_CATEGORY, plan_category),
    ROW(IMPAIRMENT, impairment),
    ROW(AGENCY, agency),
    ROW(PROCEEDING, proceeding),
    ROW(WITHDRAWAL, withdrawal_reason),
    ROW(PARTNER, partner),
    ROW(ASSENT, assent),
    ROW(CRITERION, criterion),
    ROW(THEME, theme),
    ROW(FACTOR, factor),
    ROW(CHARACTERISTIC, characteristic),
    ROW(CAUSE, cause),
    ROW(DELAY_REASON, delay_reason),
    ROW(STAND, stand),
    ROW(GAP_OUTCOME, gap_end),
    ROW(FATE, fate),
    ROW(INDEPENDENCE, independence),
    ROW(LEVEL, level),
    ROW(RECOMMENDATION_ANSWER, recommendation_answer_kind),
    ROW(RAG, rag),
    ROW(NATIONAL_STAGE, national_stage),
    ROW(ISSUE_ANSWER, issue_answer),
    ROW(QUALITY_FEATURE, quality_feature),
    ROW(QUALITY_ANSWER, quality_answer),
    ROW(DOCUMENT_KIND, document_kind),
    ROW(MEDIA, media),
    ROW(FAMILY_OUTCOME, family_outcome),
    ROW(RECEIPT_LEVEL, receipt_level),
};

/* death_category + SUDI */
struct code {
    const char *constant;
    int number;
};

#define X(constant, number, name) {#constant, number},
#define L(constant, tag, rows)    static const struct code codes_of_##tag[] = {rows(X)};
VIGIL_CODE_LISTS(L)
#undef L
#undef X

static const struct {
    const char *prefix;
    const struct code *codes;
    size_t count;
} lists[] = {
#define L(constant, tag, rows)                                                           \
    {#constant "_", codes_of_##tag, BASE_COUNT(codes_of_##tag)},
    VIGIL_CODE_LISTS(L)
#undef L
};

static void
every_number_is_the_same(void **state)
{
    (void)state;
    assert_int_equal(BASE_COUNT(enums), VIGIL_LIST_COUNT);
    for (size_t i = 0; i < BASE_COUNT(enums); i++) {
        enum vigil_code_list list;
        assert_true(wire_codes_list(enums[i].descriptor, &list));
        assert_int_equal(list, enums[i].list);
        /* the same count and each of ours in theirs: the lists are equal, but for 0 */
        assert_int_equal(enums[i].descriptor->n_values, lists[list].count + 1);
        assert_int_equal(enums[i].descriptor->values[0].value, 0);
        for (size_t k = 0; k < lists[list].count; k++) {
            const ProtobufCEnumValue *value = protobuf_c_enum_descriptor_get_value(
                enums[i].descriptor, lists[list].codes[k].number);
            assert_non_null(value);
            size_t length = strlen(lists[list].prefix);
            assert_memory_equal(value->name, lists[list].prefix, length);
            assert_string_equal(value->name + length, lists[list].codes[k].constant);
        }
    }
}

static void
a_code_of_a_newer_vigil_is_not_stated(void **state)
{
    (void)state;
    assert_int_equal(wire_codes_known(VIGIL_LIST_CLOCK, VIGIL_CLOCK_LCSPR),
                     VIGIL_CLOCK_LCSPR);
    assert_int_equal(wire_codes_known(VIGIL_LIST_CLOCK, 99), 0);
    assert_int_equal(wire_codes_known(VIGIL_LIST_CLOCK, -1), 0);
}

/* What is no body of an envelope; those follow from wire_types.h. */
static const ProtobufCMessageDescriptor *const roots[] = {
    &vigil__v1__alert__descriptor,
    &vigil__v1__answer__descriptor,
    &vigil__v1__caller__descriptor,
    &vigil__v1__clock_event__descriptor,
    &vigil__v1__duplicate_suspected__descriptor,
    &vigil__v1__envelope__descriptor,
    &vigil__v1__event__descriptor,
    &vigil__v1__roster__descriptor,
    &vigil__v1__statement__descriptor,
};

static unsigned widest;

static void
walk(const ProtobufCMessageDescriptor *type, unsigned depth)
{
    /* a type that contained itself would pass any depth */
    assert_true(depth <= WIRE_SCAN_DEPTH_MAX);
    widest = type->n_fields > widest ? type->n_fields : widest;
    for (unsigned i = 0; i < type->n_fields; i++) {
        const ProtobufCFieldDescriptor *field = &type->fields[i];
        enum vigil_code_list list;
        switch (field->type) {
        case PROTOBUF_C_TYPE_MESSAGE:
            walk(field->descriptor, depth + 1);
            break;
        case PROTOBUF_C_TYPE_STRING:
        case PROTOBUF_C_TYPE_BYTES:
            break;
        case PROTOBUF_C_TYPE_ENUM:
            assert_true(wire_codes_list(field->descriptor, &list));
            assert_true(field->label != PROTOBUF_C_LABEL_REPEATED);
            break;
        case PROTOBUF_C_TYPE_BOOL:
        case PROTOBUF_C_TYPE_UINT32:
        case PROTOBUF_C_TYPE_UINT64:
            assert_true(field->label != PROTOBUF_C_LABEL_REPEATED);
            break;
        default:
            fail_msg("%s.%s has a type that is not scanned", type->name, field->name);
        }
    }
}

static void
no_message_is_deep_or_recursive(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(roots); i++) {
        walk(roots[i], 1);
    }
    for (size_t i = 0; i < BASE_COUNT(codes_of_message); i++) {
        walk(wire_types_body((enum vigil_message)codes_of_message[i].number), 1);
    }
    assert_int_equal(widest, WIRE_SCAN_FIELDS_MAX); /* no more room than needed */
}

static void
every_type_of_envelope_has_a_body(void **state)
{
    (void)state;
    for (int type = -1; type < 300; type++) {
        const char *name = vigil_code_name(VIGIL_LIST_MESSAGE, type);
        bool known = name != NULL && name[0] != '\0';
        const ProtobufCMessageDescriptor *body =
            wire_types_body((enum vigil_message)type);
        if ((body != NULL) != known) {
            fail_msg("type %d (%s) %s a body", type, name, known ? "has not" : "has");
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_is_the_same),
        cmocka_unit_test(a_code_of_a_newer_vigil_is_not_stated),
        cmocka_unit_test(every_type_of_envelope_has_a_body),
        cmocka_unit_test(no_message_is_deep_or_recursive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
