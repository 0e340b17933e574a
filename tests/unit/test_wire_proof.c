/* A statement or a proof that is none is refused, with its path. */
#include "vigil/v1/statement.pb-c.h"
#include "wire/wire_answer.h"
#include "wire/wire_receipt.h"
#include "wire/wire_rejection.h"
#include "wire/wire_statement.h"

static struct vigil_faults faults, warnings;

/* message_id, digest and answer (13), as long as said */
static size_t
statement(uint8_t *bytes, uint8_t digest_size, uint8_t answer_size)
{
    const uint8_t sizes[][2] = {{0x0A, 16}, {0x12, digest_size}, {0x6A, answer_size}};
    size_t used = 0;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        memcpy(bytes + used, sizes[i], 2);
        memset(bytes + used + 2, 0x5A, sizes[i][1]);
        used += 2U + sizes[i][1];
    }
    return used;
}

static void
a_statement_has_whole_hashes(void **state)
{
    (void)state;
    uint8_t bytes[256];
    struct vigil_statement read;
    size_t size = statement(bytes, 32, 32);
    assert_int_equal(wire_statement_read(bytes, size, &read, &faults), BASE_OK);
    size = statement(bytes, 31, 32);
    assert_int_equal(wire_statement_read(bytes, size, &read, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "digest");
    assert_string_equal(faults.at[0].code, "size");
    size = statement(bytes, 32, 33);
    assert_int_equal(wire_statement_read(bytes, size, &read, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "answer");
    assert_string_equal(faults.at[0].code, "size");
}

/* What is signed is what protobuf-c would pack, whatever is stated; or nothing. */
static void
a_statement_is_packed_as_protobuf_is(void **state)
{
    (void)state;
    uint8_t bytes[VIGIL_STATEMENT_MAX], other[VIGIL_STATEMENT_MAX];
    for (unsigned i = 0; i < 1U << 8; i++) {
        struct vigil_statement stated = {.received_at = VIGIL_INSTANT_NONE,
                                         .valid_at = i & 1 ? 1 : VIGIL_INSTANT_NONE,
                                         .registered_at = i & 2 ? INT64_MAX : 0,
                                         .seen_at = i & 4 ? 127 : -1,
                                         .position = i & 8 ? 128 : 0,
                                         .level = i & 16 ? 3 : 0,
                                         .sandbox = (i & 32) != 0};
        memset(stated.case_ref, 'C', i & 64 ? sizeof(stated.case_ref) - 1 : 0);
        memset(stated.sender, 'S', i & 64 ? sizeof(stated.sender) - 1 : 0);
        memset(stated.refused, 'R', i & 128 ? sizeof(stated.refused) - 1 : 0);
        memset(stated.digest, (int)i, sizeof(stated.digest));
        Vigil__V1__Statement packed;
        vigil__v1__statement__init(&packed);
        packed.message_id.data = stated.message_id.bytes;
        packed.message_id.len = sizeof(stated.message_id.bytes);
        packed.digest.data = stated.digest;
        packed.answer.data = stated.answer;
        packed.digest.len = packed.answer.len = VIGIL_HASH_SIZE;
        packed.level = (Vigil__V1__ReceiptLevel)stated.level;
        packed.valid_at = i & 1;
        packed.registered_at = i & 2 ? INT64_MAX : 0;
        packed.seen_at = i & 4 ? 127 : 0;
        packed.position = i & 8 ? 128 : 0;
        packed.case_ref = stated.case_ref;
        packed.sender = stated.sender;
        packed.refused = stated.refused;
        packed.sandbox = stated.sandbox;
        size_t size = wire_statement_write(&stated, bytes, sizeof(bytes));
        assert_int_equal(vigil__v1__statement__get_packed_size(&packed), size);
        assert_int_equal(vigil__v1__statement__pack(&packed, other), size);
        assert_memory_equal(bytes, other, size);
        assert_int_equal(wire_statement_write(&stated, bytes, size - 1), 0);
    }
}

/* A receipt and a rejection with a proof (15) whose signature (2) has three bytes. */
static void
half_a_proof_is_none(void **state)
{
    (void)state;
    static const uint8_t half[] = {0x7A, 5, 0x12, 3, 1, 2, 3};
    static struct vigil_receipt receipt;
    static struct vigil_rejection rejection;
    assert_int_equal(wire_receipt_read(half, sizeof(half), &receipt, &warnings, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "proof");
    assert_string_equal(faults.at[0].code, "malformed");
    faults.count = 0;
    assert_int_equal(wire_rejection_read(half, sizeof(half), &rejection, &faults),
                     BASE_REFUSE);
    assert_string_equal(faults.at[0].code, "malformed");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_statement_has_whole_hashes),
        cmocka_unit_test(half_a_proof_is_none),
        cmocka_unit_test(a_statement_is_packed_as_protobuf_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
