/* A statement or a proof that is none is refused, with its path. */
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
