/* Signatures: known answers, every size of a batch, and that nothing else verifies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_sign.h"

static struct base_sign_key key;
static struct base_leaf leaves[BASE_SIGN_LEAVES_MAX];
static struct base_proof proofs[BASE_SIGN_LEAVES_MAX];

/* RFC 8032, 7.1, test 1: the public key of a seed. */
static void
a_known_pair(void **state)
{
    (void)state;
    uint8_t seed[BASE_SIGN_KEY_SIZE], public_key[BASE_SIGN_KEY_SIZE];
    assert_true(base_sign_key_parse(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", seed));
    assert_true(base_sign_key_parse(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", public_key));
    base_sign_key_of(seed, &key);
    assert_memory_equal(key.public_key, public_key, sizeof(public_key));
    assert_false(base_sign_key_parse("d75a", public_key));
    assert_false(base_sign_key_parse(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511", public_key));
    assert_false(base_sign_key_parse(
        "x75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", public_key));
}

/* The proof made again from the leaves and the signature, without the key. */
static void
same_again(size_t count, size_t i)
{
    struct base_proof again;
    assert_true(base_sign_again(proofs[0].signature, leaves, count, &leaves[i], &again));
    assert_int_equal(again.leaf, proofs[i].leaf);
    assert_int_equal(again.depth, proofs[i].depth);
    assert_memory_equal(again.signature, proofs[i].signature, sizeof(again.signature));
    assert_memory_equal(again.path, proofs[i].path, again.depth * sizeof(again.path[0]));
    assert_false(base_sign_again(proofs[0].signature, leaves, i, &leaves[i], &again));
}

static void
of_every_size(void **state)
{
    (void)state;
    char text[16];
    base_sign_key_new(&key);
    for (size_t count = 1; count <= BASE_SIGN_LEAVES_MAX; count += count < 18 ? 1 : 11) {
        for (size_t i = 0; i < count; i++) {
            int size = snprintf(text, sizeof(text), "statement %zu", i);
            base_sign_leaf(text, (size_t)size, &leaves[i]);
        }
        base_sign_leaves(&key, leaves, count, proofs);
        for (size_t i = 0; i < count; i++) {
            int size = snprintf(text, sizeof(text), "statement %zu", i);
            assert_true(base_sign_verify(key.public_key, text, (size_t)size, &proofs[i]));
            assert_false(
                base_sign_verify(key.public_key, text, (size_t)size - 1, &proofs[i]));
            if (i > 0) {
                assert_false(
                    base_sign_verify(key.public_key, text, (size_t)size, &proofs[0]));
            }
            same_again(count, i);
        }
    }
}

/* One bit anywhere, another key, a node shown as a leaf: nothing of it verifies. */
static void
nothing_else_verifies(void **state)
{
    (void)state;
    base_sign_key_new(&key);
    base_sign_leaf("a", 1, &leaves[0]);
    base_sign_leaf("b", 1, &leaves[1]);
    base_sign_leaf("c", 1, &leaves[2]);
    base_sign_leaves(&key, leaves, 3, proofs);
    assert_true(base_sign_verify(key.public_key, "c", 1, &proofs[2]));
    struct base_proof changed = proofs[2];
    changed.signature[63] ^= 1;
    assert_false(base_sign_verify(key.public_key, "c", 1, &changed));
    changed = proofs[2];
    changed.path[1][0] ^= 0x80;
    assert_false(base_sign_verify(key.public_key, "c", 1, &changed));
    changed = proofs[2];
    changed.leaf = 1;
    assert_false(base_sign_verify(key.public_key, "c", 1, &changed));
    changed.leaf = 2 + 4; /* beyond the tree */
    assert_false(base_sign_verify(key.public_key, "c", 1, &changed));
    changed = proofs[2];
    changed.depth = BASE_SIGN_DEPTH_MAX + 1;
    assert_false(base_sign_verify(key.public_key, "c", 1, &changed));
    uint8_t pair[2 * BASE_HASH_SIZE];
    memcpy(pair, leaves[0].hash, BASE_HASH_SIZE);
    memcpy(pair + BASE_HASH_SIZE, leaves[1].hash, BASE_HASH_SIZE);
    changed = (struct base_proof){.leaf = 0, .depth = 1};
    memcpy(changed.signature, proofs[0].signature, BASE_SIGN_SIZE);
    memcpy(changed.path[0], proofs[0].path[1], BASE_HASH_SIZE);
    assert_false(base_sign_verify(key.public_key, pair, sizeof(pair), &changed));
    struct base_sign_key other;
    base_sign_key_new(&other);
    assert_false(base_sign_verify(other.public_key, "c", 1, &proofs[2]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_pair),
        cmocka_unit_test(of_every_size),
        cmocka_unit_test(nothing_else_verifies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
