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

/* The second of five that were signed together: its row of casefile.message, ... */
#define MESSAGE_ID "01a229dcace771a4a4910297a77cb46a"
#define DIGEST     "043c07716e0a596b23698dcf8c85cca78af58a183684703b332b070db71fdf69"
static const char kept[] =
    "010a114353502d323032362d3030303030322d4c109cfea297fe859303180720012a2c08001001"
    "180122116e6f74696669636174696f6e5f3230323328a3a00130aaa001380240fadbd696fe8593"
    "032a23080010021801221172617069645f7265766965775f3230323328a4a00130b9a001380130"
    "fadbd696fe859303389cfea297fe85930342700a166368696c6472656e5b315d2e646973616269"
    "6c697479120d6e6f745f6b6e6f776e5f7965741a0d6e6f74206b6e6f776e207965742238766967"
    "696c20616d656e642c207768656e206974206973206b6e6f776e2c206f72207768792069742063"
    "616e6e6f74206265206b6e6f776e";

/* ... that of casefile.proof, which begins with the first's position, ... */
#define POSITION 7
static const char signature[] =
    "d540492f0792a3266f5b7a9e17de55354ee64dc863ad2ba58bd28a54c9da08057e4024dbb27a8f"
    "706986cc925cab7199359b10e486906f683dafc155596a7e08";
static const char leaves[] =
    "5a54f9eacd8c81f14d1b98209133c8467e3256543bf5361cebe97c098c7b32b4f44edd8c0ba3f0"
    "416a4a5e4941df562c50cb51545847a95e4583684c749d3ed514b214502fb2ca012beefb413ef8"
    "e4f4b8c68a54ed31ec6f056ae2ce03025f3791738473b6a9c07d64bcf22213d5e208bb35824020"
    "4cb98ab916a0e8b2b0085f40282db5b858f2c20fb5cbd2479e5aaf42d4d0e690ad328981a6d977"
    "f2c08436";

/* ... and the service's key. What its sender saved is kept-apart.receipt. */
#define KEY "e5c1298b249edc9d9749b04543481f7c8cd4046a710a1069cd3bfd8c30e6fadf"

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
message_kept(void)
{
    struct store_message message = {.sender = "E08000025", .found = true};
    (void)from_hex(MESSAGE_ID, message.id.bytes, sizeof(message.id.bytes));
    (void)from_hex(DIGEST, message.digest, sizeof(message.digest));
    message.answer = malloc(sizeof(kept));
    assert_non_null(message.answer);
    message.answer_size = from_hex(kept, message.answer, sizeof(kept));
    return message;
}

static struct store_proof
proof_kept(void)
{
    struct store_proof proof = {.found = true};
    (void)from_hex(signature, proof.signature, sizeof(proof.signature));
    size_t size = from_hex(leaves, proof.leaves[0].hash, sizeof(proof.leaves));
    proof.leaves_count = size / sizeof(proof.leaves[0]);
    return proof;
}

static void
it_is_what_was_given(void **state)
{
    (void)state;
    int64_t position = 0;
    struct store_message message = message_kept();
    const struct store_proof proof = proof_kept();
    open_file(RECEIPTS "kept-apart.receipt");
    assert_true(run_again_open(&message, &position));
    assert_int_equal(position, POSITION);
    assert_true(run_again_prove(&message, &proof));
    assert_int_equal(message.answer_size, file.answer_size);
    assert_memory_equal(message.answer, file.answer, file.answer_size);
    verify(KEY, "CSP-2026-000002-L");
    /* what is whole is left as it is */
    assert_false(run_again_open(&message, &position));
    assert_memory_equal(message.answer, file.answer, file.answer_size);
    free(message.answer);
}

/* A row of which anything was changed gives no receipt at all. */
static void
nothing_else_is_given(void **state)
{
    (void)state;
    int64_t position;
    size_t size = strlen(kept) / 2;
    for (size_t i = 0; i < size; i++) {
        struct store_message message = message_kept();
        const struct store_proof proof = proof_kept();
        message.answer[i] ^= 1;
        if (run_again_open(&message, &position)) {
            assert_false(run_again_prove(&message, &proof));
            assert_null(message.answer);
        } else {
            assert_int_equal(i, 0); /* taken for a whole one: its sender sees it */
        }
        free(message.answer);
    }
    for (size_t changed = 0; changed < 4; changed++) {
        struct store_message message = message_kept();
        struct store_proof proof = proof_kept();
        message.digest[31] ^= changed == 0;
        message.id.bytes[15] ^= changed == 1;
        proof.found = changed != 2;
        proof.leaves[1].hash[0] ^= changed == 3;
        assert_true(run_again_open(&message, &position));
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
        cmocka_unit_test(it_is_what_was_given),
        cmocka_unit_test(nothing_else_is_given),
        cmocka_unit_test(earlier_receipts_are_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
