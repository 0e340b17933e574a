/*
 * Receipts made again, and receipts of earlier versions: what was kept once, and what was
 * saved once, is good for ever. The data below was written by daemons and stays as it is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "run/run_again.h"
#include "vigil/vigil.h"
#include "wire/wire_receipt_file.h"

#define RECEIPTS VIGIL_SOURCE_DIR "/tests/data/receipts/"

/* The last of five that were signed together: what casefile.message has of its answer,
 * and the row of casefile.proof, which begins with the first's position. */
static const char kept_apart[] =
    "010a114353502d323032362d3030303030352d4610e5e5f8b5dbefb49705180a20012a2d080010"
    "01180122116e6f74696669636174696f6e5f3230323328e3a83f30eaa83f38024090beb0b5dbef"
    "b497052a23080010021801221172617069645f7265766965775f3230323328e4a83f30f9a83f38"
    "013090beb0b5dbefb4970538e5e5f8b5dbefb4970542700a166368696c6472656e5b315d2e6469"
    "736162696c697479120d6e6f745f6b6e6f776e5f7965741a0d6e6f74206b6e6f776e2079657422"
    "38766967696c20616d656e642c207768656e206974206973206b6e6f776e2c206f722077687920"
    "69742063616e6e6f74206265206b6e6f776e";
static const char signature[] =
    "6026fc9110a720809d97e6e5aa40df5c1753492827a862df1936da58b47ad20a27b48d1baea124"
    "b6f8182c2fd756d6510e7bee2dde06e241263656cea342040f";
static const char leaves[] =
    "e03e08812181ec71e4759fc87e10f581a952977ae1ce4877094bd3093ae2bc0ecfafaf1d9feb5a"
    "a2621f3509ba2ada4640aed6629962c158db09d4818fdc8a2d4d4f2f436087d31c5a7ddfa62a2c"
    "b8ee6a0a93e0246fd40fe5160651f32ebaf018b326aa3a92baff0b147e306970977605d0fe8158"
    "b086a657bdea3e80a398957abe08c69c6d0b2eab8fd7a3d748269c7fdd6f14cd0f004a49cbdec5"
    "85730244";

/* One that was signed alone: its proof is in the same row. */
static const char kept_alone[] =
    "022bc5e8232c0a81b410e096f6a47e9b713ffc6b720cecf82bcc922b6ff38cdd3d6acaf4201bb3"
    "760e8301b121739d72b02db03594289d77bc8810e32b4e1f1a09cd7a954874c0b0b0d37cb93282"
    "6838dfbc4ed7ea765b413b3abf7243a3b5c7a00a114353502d323032362d3030303030312d4e10"
    "c9dd90b2dbefb49705180620012a4308001001180122116e6f74696669636174696f6e5f323032"
    "3328e3a83f30eaa83f380240e1dc90b2dbefb497055001580160016a06636f6e66696778018801"
    "059801012a39080010021801221172617069645f7265766965775f3230323528e4a83f30f9a83f"
    "38015002580160016a06636f6e666967780288010f9801012a3a0800100418012212706172746e"
    "6572735f746f6c645f3230313828e3a83f30eaa83f38015002580160016a06636f6e6669677801"
    "88010598010130e1dc90b2dbefb4970538c9dd90b2dbefb4970542700a166368696c6472656e5b"
    "315d2e6469736162696c697479120d6e6f745f6b6e6f776e5f7965741a0d6e6f74206b6e6f776e"
    "207965742238766967696c20616d656e642c207768656e206974206973206b6e6f776e2c206f72"
    "207768792069742063616e6e6f74206265206b6e6f776e";

/* A row, with the receipt that its sender saved and the service's key. */
struct row {
    const char *message_id, *digest, *kept;
    int64_t position;
    bool is_apart; /* its proof has a row of its own */
    const char *receipt, *key, *case_ref;
};

static const struct row apart = {
    .message_id = "01a22a00326f78d09756fe99f388f9c7",
    .digest = "ca5c26a0f3f9a1582bc2ca89882bd0f6b8b20a9283b3c86b08e0b999fc94d340",
    .kept = kept_apart,
    .position = 10,
    .is_apart = true,
    .receipt = RECEIPTS "kept-apart.receipt",
    .key = "197b3907877abceaa9c899028355b1d4eccf0ed6f7f13c08652f853c2757c63e",
    .case_ref = "CSP-2026-000005-F"};

static const struct row alone = {
    .message_id = "01a22c3ffb577bdfb4ebadc7a803206c",
    .digest = "27c972d0f21b3202081e601b752dcfaa73c13376933add83286dbfbc6f26175e",
    .kept = kept_alone,
    .position = 6,
    .receipt = RECEIPTS "kept-alone.receipt",
    .key = "e8ca97dbf911eb550f872f3bef21a19cee646ec7591d708e0239fc8127b3c6ef",
    .case_ref = "CSP-2026-000001-N"};

/* Of kept-whole.receipt, which an earlier version gave, whose rows held all of it. */
#define EARLIER_KEY "0e52a2871b032648c6e7d31d0cc16fee475eb207df87e7875bf7c8ea18c36748"

static uint8_t bytes[4096];
static struct wire_receipt_file file;

static size_t
from_hex(const char *hex, uint8_t *ret_bytes, size_t capacity)
{
    size_t size = strlen(hex) / 2;
    assert_true(size <= capacity);
    for (size_t i = 0; i < size; i++) {
        const char digits[] = {hex[2 * i], hex[2 * i + 1], '\0'};
        ret_bytes[i] = (uint8_t)strtoul(digits, NULL, 16);
    }
    return size;
}

static void
open_file(const char *path)
{
    FILE *from = fopen(path, "rbe");
    assert_non_null(from);
    size_t size = fread(bytes, 1, sizeof(bytes), from);
    (void)fclose(from);
    assert_int_equal(wire_receipt_file_read(bytes, size, &file), BASE_OK);
}

static void
verify(const char *key, const char *case_ref)
{
    struct vigil_statement statement;
    struct vigil_error error = {"", ""};
    enum vigil_result result = vigil_receipt_verify(key,
                                                    file.message,
                                                    file.message_size,
                                                    file.answer,
                                                    file.answer_size,
                                                    &statement,
                                                    &error);
    assert_string_equal(error.text, "");
    assert_int_equal(result, VIGIL_OK);
    assert_string_equal(statement.case_ref, case_ref);
    assert_string_equal(statement.sender, "E08000025");
}

static struct store_message
message_of(const struct row *row)
{
    struct store_message message = {.sender = "E08000025", .found = true};
    size_t size = strlen(row->kept);
    (void)from_hex(row->message_id, message.id.bytes, sizeof(message.id.bytes));
    (void)from_hex(row->digest, message.digest, sizeof(message.digest));
    message.answer = malloc(size);
    assert_non_null(message.answer);
    message.answer_size = from_hex(row->kept, message.answer, size);
    return message;
}

/* Looks for what proves it, where it is not with it. */
static void
find_proof(const struct row *row, struct store_proof *proof)
{
    assert_int_equal(proof->found, !row->is_apart);
    if (row->is_apart) {
        (void)from_hex(signature, proof->signature, sizeof(proof->signature));
        size_t size = from_hex(leaves, proof->leaves[0].hash, sizeof(proof->leaves));
        proof->leaves_count = size / sizeof(proof->leaves[0]);
        proof->found = true;
    }
}

static void
it_is_what_was_given(const struct row *row)
{
    struct store_message message = message_of(row);
    struct store_proof proof = {.found = true};
    open_file(row->receipt);
    assert_true(run_again_open(&message, &proof));
    assert_int_equal(proof.position, row->position);
    find_proof(row, &proof);
    assert_true(run_again_prove(&message, &proof));
    assert_int_equal(message.answer_size, file.answer_size);
    assert_memory_equal(message.answer, file.answer, file.answer_size);
    verify(row->key, row->case_ref);
    /* what is whole is left as it is */
    assert_false(run_again_open(&message, &proof));
    assert_memory_equal(message.answer, file.answer, file.answer_size);
    free(message.answer);
}

static void
signed_together(void **state)
{
    (void)state;
    it_is_what_was_given(&apart);
}

static void
signed_alone(void **state)
{
    (void)state;
    it_is_what_was_given(&alone);
}

/* A row of which any bit but those of the signature was changed gives no receipt at all.
 */
static void
no_other_row_gives_one(const struct row *row)
{
    size_t size = strlen(row->kept) / 2;
    for (size_t i = 0; i < size; i++) {
        struct store_message message = message_of(row);
        struct store_proof proof = {.found = false};
        message.answer[i] ^= i == 0 ? 4 : 1;
        if (run_again_open(&message, &proof)) {
            find_proof(row, &proof);
            bool in_signature = !row->is_apart && i <= sizeof(proof.signature);
            assert_int_equal(run_again_prove(&message, &proof), in_signature);
            assert_int_equal(message.answer != NULL, in_signature);
        } else {
            assert_int_equal(i, 0); /* taken for a whole one: its sender sees it */
        }
        free(message.answer);
    }
}

static void
nothing_else_is_given(void **state)
{
    (void)state;
    no_other_row_gives_one(&apart);
    no_other_row_gives_one(&alone);
    for (size_t changed = 0; changed < 8; changed++) {
        const struct row *row = changed % 2 == 0 ? &apart : &alone;
        struct store_message message = message_of(row);
        struct store_proof proof = {.found = false};
        message.digest[31] ^= changed / 2 == 0;
        message.id.bytes[15] ^= changed / 2 == 1;
        assert_true(run_again_open(&message, &proof));
        find_proof(row, &proof);
        proof.found = changed / 2 != 2;
        proof.leaves[proof.leaves_count - 1].hash[0] ^= changed / 2 == 3;
        assert_false(run_again_prove(&message, &proof));
        assert_null(message.answer);
    }
}

static void
earlier_receipts_are_good(void **state)
{
    (void)state;
    open_file(RECEIPTS "kept-whole.receipt");
    verify(EARLIER_KEY, "CSP-2026-000004-H");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signed_together),
        cmocka_unit_test(signed_alone),
        cmocka_unit_test(nothing_else_is_given),
        cmocka_unit_test(earlier_receipts_are_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
