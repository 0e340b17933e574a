/* Receipts as they are kept: short, and byte for byte what they were when read back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_faults.h"
#include "base/base_id.h"
#include "wire/wire_kept.h"
#include "wire/wire_proof.h"
#include "wire/wire_receipt.h"
#include "wire/wire_rejection.h"
#include "wire_samples.h"

static uint8_t answer[WIRE_RECEIPT_SIZE + WIRE_PROOF_SIZE];
static uint8_t kept[sizeof(answer) + 1], back[sizeof(answer) + 64];
static struct vigil_receipt receipt;
static struct vigil_faults warnings;

/* Keeps the answer without a proof, reads it back; gives how much was kept. */
static size_t
there_and_back(size_t size)
{
    size_t kept_size = wire_kept_write(answer, size, NULL, kept, sizeof(kept));
    assert_true(kept_size > 0 && kept_size < size);
    assert_true(wire_kept_is(kept, kept_size));
    assert_false(wire_kept_is(answer, size));
    assert_int_equal(
        wire_kept_read(kept, kept_size, &receipt.message_id, back, sizeof(back)), size);
    assert_memory_equal(back, answer, size);
    return kept_size;
}

static size_t
pack(void)
{
    return wire_receipt_write(&receipt, answer, sizeof(answer));
}

static void
it_comes_back_as_it_was(void **state)
{
    (void)state;
    static const vigil_instant instants[] = {VIGIL_INSTANT_NONE,
                                             1,
                                             1000000,
                                             INT64_C(1772557198000000),
                                             INT64_C(1772557198000001),
                                             INT64_C(7258118399999999)};
    sample_receipt(&receipt);
    size_t size = pack();
    (void)there_and_back(size);
    for (size_t i = 0; i < sizeof(instants) / sizeof(instants[0]); i++) {
        receipt.received_at = receipt.valid_at = instants[i];
        receipt.deadlines[0].met_at = instants[i];
        receipt.deadlines_count = i % 3;
        (void)there_and_back(pack());
    }
    for (size_t i = 0; i < VIGIL_FAULTS_MAX + 2; i++) {
        base_faults_add(&warnings, "children[1].sex", "not_known", "not known", "amend");
    }
    receipt.warnings = &warnings;
    receipt.case_ref[0] = '\0';
    (void)there_and_back(pack());
    receipt.warnings = NULL;
}

/* The proof is not kept, whatever it is. */
static void
without_its_proof(void **state)
{
    (void)state;
    static uint8_t proved[sizeof(answer)], again[sizeof(kept)];
    static struct vigil_proof proof;
    sample_receipt(&receipt);
    size_t size = pack(), kept_size = there_and_back(size);
    proof.statement_size = 9;
    proof.depth = VIGIL_PROOF_PATH_MAX;
    proof.leaf = 77;
    size_t proved_size = wire_proof_add(answer, size, &proof, proved, sizeof(proved));
    assert_true(proved_size > size);
    assert_int_equal(wire_kept_write(proved, proved_size, NULL, again, sizeof(again)),
                     kept_size);
    assert_memory_equal(again, kept, kept_size);
}

/* That of one signed alone is kept with it, and what else is kept is the same. */
static void
with_its_seal(void **state)
{
    (void)state;
    static uint8_t sealed[sizeof(kept) + sizeof(struct wire_kept_seal)];
    struct wire_kept_seal seal, found;
    memset(&seal, 0xA5, sizeof(seal));
    sample_receipt(&receipt);
    size_t size = pack(), kept_size = there_and_back(size);
    size_t room = size + 1 + sizeof(seal);
    assert_int_equal(wire_kept_write(answer, size, &seal, sealed, room - 1), 0);
    size_t sealed_size = wire_kept_write(answer, size, &seal, sealed, room);
    assert_int_equal(sealed_size, kept_size + sizeof(seal));
    assert_true(wire_kept_is(sealed, sealed_size));
    assert_true(wire_kept_seal_of(sealed, sealed_size, &found));
    assert_memory_equal(&found, &seal, sizeof(seal));
    assert_memory_equal(sealed + 1 + sizeof(seal), kept + 1, kept_size - 1);
    assert_int_equal(
        wire_kept_read(sealed, sealed_size, &receipt.message_id, back, sizeof(back)),
        size);
    assert_memory_equal(back, answer, size);
    assert_false(wire_kept_seal_of(kept, kept_size, &found));
    for (size_t cut = 0; cut <= sizeof(seal); cut++) {
        assert_false(wire_kept_is(sealed, cut));
        assert_int_equal(
            wire_kept_read(sealed, cut, &receipt.message_id, back, sizeof(back)), 0);
    }
}

/* A time that would come back otherwise, an answer of another kind, no room: whole. */
static void
what_would_not_come_back_is_kept_whole(void **state)
{
    (void)state;
    static struct vigil_rejection rejection;
    sample_receipt(&receipt);
    size_t size = pack();
    assert_int_equal(wire_kept_write(answer, size, NULL, kept, size), 0);
    for (size_t i = 0; i + 3 < size; i++) {
        if (memcmp(&answer[i], "2026-", 5) == 0) {
            memcpy(back, answer, size);
            memcpy(&answer[i], "20x6", 4);
            assert_int_equal(wire_kept_write(answer, size, NULL, kept, sizeof(kept)), 0);
            memcpy(answer, back, size);
        }
    }
    rejection.message_id = receipt.message_id;
    memcpy(rejection.code, "invalid", sizeof("invalid"));
    size = wire_rejection_write(&rejection, answer, sizeof(answer));
    assert_int_equal(wire_kept_write(answer, size, NULL, kept, sizeof(kept)), 0);
    assert_int_equal(wire_kept_write(answer, 0, NULL, kept, sizeof(kept)), 0);
}

/* Whatever a row holds, nothing is written beyond the room, and no part is half read. */
static void
what_was_not_kept_so_is_none(void **state)
{
    (void)state;
    static uint8_t bent[sizeof(kept)];
    sample_receipt(&receipt);
    size_t size = pack(), kept_size = there_and_back(size);
    for (size_t room = 0; room < size; room++) {
        back[room] = 0x5A;
        assert_int_equal(wire_kept_read(kept, kept_size, &receipt.message_id, back, room),
                         0);
        assert_int_equal(back[room], 0x5A);
    }
    assert_int_equal(
        wire_kept_read(answer, size, &receipt.message_id, back, sizeof(back)), 0);
    assert_int_equal(wire_kept_read(kept, 0, &receipt.message_id, back, sizeof(back)), 0);
    for (size_t i = 0; i < kept_size; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            memcpy(bent, kept, kept_size);
            bent[i] ^= (uint8_t)(1U << bit);
            size_t got =
                wire_kept_read(bent, kept_size, &receipt.message_id, back, sizeof(back));
            assert_false(got == size && memcmp(back, answer, size) == 0);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_comes_back_as_it_was),
        cmocka_unit_test(without_its_proof),
        cmocka_unit_test(with_its_seal),
        cmocka_unit_test(what_would_not_come_back_is_kept_whole),
        cmocka_unit_test(what_was_not_kept_so_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
