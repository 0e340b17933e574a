/* Signatures: see base_sign.h. */
#include "base/base_sign.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

static_assert(BASE_SIGN_SIZE == crypto_sign_BYTES, "Ed25519");
static_assert(BASE_SIGN_KEY_SIZE == crypto_sign_PUBLICKEYBYTES, "Ed25519");
static_assert(BASE_SIGN_KEY_SIZE == crypto_sign_SEEDBYTES, "Ed25519");

/* What is signed begins with this, so that a signature means nothing anywhere else. */
static const uint8_t purpose[] = "vigil receipts 1";

enum { SIGNED_SIZE = sizeof(purpose) + BASE_HASH_SIZE };

void
base_sign_key_new(struct base_sign_key *ret_key)
{
    uint8_t seed[BASE_SIGN_KEY_SIZE];
    base_random(seed, sizeof(seed));
    base_sign_key_of(seed, ret_key);
    sodium_memzero(seed, sizeof(seed));
}

void
base_sign_key_of(const uint8_t seed[BASE_SIGN_KEY_SIZE], struct base_sign_key *ret_key)
{
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    (void)crypto_sign_seed_keypair(ret_key->public_key, secret, seed);
    memcpy(ret_key->seed, seed, sizeof(ret_key->seed));
    sodium_memzero(secret, sizeof(secret));
}

bool
base_sign_key_parse(const char *text, uint8_t ret_key[BASE_SIGN_KEY_SIZE])
{
    uint8_t key[BASE_SIGN_KEY_SIZE];
    size_t size = 0;
    const char *end = NULL;
    size_t length = strlen(text);
    if (length != BASE_SIGN_KEY_TEXT_SIZE - 1 ||
        sodium_hex2bin(key, sizeof(key), text, length, NULL, &size, &end) != 0 ||
        size != sizeof(key) || *end != '\0') {
        return false;
    }
    memcpy(ret_key, key, sizeof(key));
    return true;
}

void
base_sign_leaf(const void *statement, size_t size, struct base_leaf *ret_leaf)
{
    static const uint8_t leaf = 0;
    base_hash_pair(&leaf, 1, statement, size, ret_leaf->hash);
}

static void
join(const uint8_t left[BASE_HASH_SIZE],
     const uint8_t right[BASE_HASH_SIZE],
     uint8_t ret_node[BASE_HASH_SIZE])
{
    uint8_t both[1 + 2 * BASE_HASH_SIZE] = {1};
    memcpy(both + 1, left, BASE_HASH_SIZE);
    memcpy(both + 1 + BASE_HASH_SIZE, right, BASE_HASH_SIZE);
    base_hash(both, sizeof(both), ret_node);
}

static void
to_sign(const uint8_t root[BASE_HASH_SIZE], uint8_t ret_bytes[SIGNED_SIZE])
{
    memcpy(ret_bytes, purpose, sizeof(purpose));
    memcpy(ret_bytes + sizeof(purpose), root, BASE_HASH_SIZE);
}

/* The paths of the leaves from..to, which fill ret_proofs but for the signature. */
static void
climb(const struct base_leaf *leaves,
      size_t count,
      size_t from,
      size_t to,
      struct base_proof *ret_proofs,
      uint8_t ret_root[BASE_HASH_SIZE])
{
    uint8_t nodes[BASE_SIGN_LEAVES_MAX][BASE_HASH_SIZE] = {{0}}; /* none: all zero */
    uint32_t depth = 0;
    memcpy(nodes, leaves, count * sizeof(leaves[0]));
    for (size_t width = 1; width < count; width *= 2) {
        depth++;
    }
    for (size_t i = from; i < to; i++) {
        ret_proofs[i - from].leaf = (uint32_t)i;
        ret_proofs[i - from].depth = depth;
    }
    for (uint32_t level = 0; level < depth; level++) {
        for (size_t i = from; i < to; i++) {
            memcpy(ret_proofs[i - from].path[level],
                   nodes[(i >> level) ^ 1],
                   BASE_HASH_SIZE);
        }
        for (size_t i = 0; i < ((size_t)1 << (depth - level)) / 2; i++) {
            join(nodes[2 * i], nodes[2 * i + 1], nodes[i]);
        }
    }
    memcpy(ret_root, nodes[0], BASE_HASH_SIZE);
}

void
base_sign_leaves(const struct base_sign_key *key,
                 const struct base_leaf *leaves,
                 size_t count,
                 struct base_proof *ret_proofs)
{
    uint8_t root[BASE_HASH_SIZE];
    uint8_t secret[crypto_sign_SECRETKEYBYTES], bytes[SIGNED_SIZE];
    climb(leaves, count, 0, count, ret_proofs, root);
    memcpy(secret, key->seed, BASE_SIGN_KEY_SIZE);
    memcpy(secret + BASE_SIGN_KEY_SIZE, key->public_key, BASE_SIGN_KEY_SIZE);
    to_sign(root, bytes);
    (void)crypto_sign_detached(
        ret_proofs[0].signature, NULL, bytes, sizeof(bytes), secret);
    sodium_memzero(secret, sizeof(secret));
    for (size_t i = 1; i < count; i++) {
        memcpy(ret_proofs[i].signature, ret_proofs[0].signature, BASE_SIGN_SIZE);
    }
}

bool
base_sign_again(const uint8_t signature[BASE_SIGN_SIZE],
                const struct base_leaf *leaves,
                size_t count,
                const struct base_leaf *leaf,
                struct base_proof *ret_proof)
{
    uint8_t root[BASE_HASH_SIZE];
    for (size_t i = 0; i < count; i++) {
        if (memcmp(&leaves[i], leaf, sizeof(*leaf)) == 0) {
            climb(leaves, count, i, i + 1, ret_proof, root);
            memcpy(ret_proof->signature, signature, BASE_SIGN_SIZE);
            return true;
        }
    }
    return false;
}

/* The root that the path leads to; false if there is no such path. */
static bool
root_of(const void *statement,
        size_t size,
        const struct base_proof *proof,
        uint8_t ret_root[BASE_HASH_SIZE])
{
    struct base_leaf leaf;
    if (proof->depth > BASE_SIGN_DEPTH_MAX || proof->leaf >> proof->depth != 0) {
        return false;
    }
    base_sign_leaf(statement, size, &leaf);
    memcpy(ret_root, leaf.hash, BASE_HASH_SIZE);
    for (uint32_t level = 0; level < proof->depth; level++) {
        bool is_right = (proof->leaf >> level & 1) != 0;
        join(is_right ? proof->path[level] : ret_root,
             is_right ? ret_root : proof->path[level],
             ret_root);
    }
    return true;
}

bool
base_sign_verify_next(struct base_sign_memory *memory,
                      const uint8_t public_key[BASE_SIGN_KEY_SIZE],
                      const void *statement,
                      size_t size,
                      const struct base_proof *proof)
{
    uint8_t root[BASE_HASH_SIZE], bytes[SIGNED_SIZE];
    if (!root_of(statement, size, proof, root)) {
        return false;
    }
    if (memory->filled && memcmp(memory->root, root, sizeof(root)) == 0 &&
        memcmp(memory->signature, proof->signature, BASE_SIGN_SIZE) == 0) {
        return true;
    }
    to_sign(root, bytes);
    if (crypto_sign_verify_detached(proof->signature, bytes, sizeof(bytes), public_key) !=
        0) {
        return false;
    }
    memory->filled = true;
    memcpy(memory->root, root, sizeof(root));
    memcpy(memory->signature, proof->signature, BASE_SIGN_SIZE);
    return true;
}

bool
base_sign_verify(const uint8_t public_key[BASE_SIGN_KEY_SIZE],
                 const void *statement,
                 size_t size,
                 const struct base_proof *proof)
{
    struct base_sign_memory none = {.filled = false};
    return base_sign_verify_next(&none, public_key, statement, size, proof);
}
