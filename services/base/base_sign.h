/*
 * Signatures by Ed25519 (RFC 8032), of one statement or of many at once. By libsodium.
 *
 * A signature costs as much as all else that is done for a small message, so statements
 * that are ready together are signed together: their hashes are the leaves of a Merkle
 * tree, its root is signed, and each statement gets the path from its leaf to the root
 * (as Certificate Transparency, RFC 6962, and Roughtime do it; leaves and nodes are
 * hashed with different first bytes, so that neither passes for the other). Each is then
 * verified by itself, without the others.
 */
#ifndef BASE_SIGN_H
#define BASE_SIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "base/base_id.h"

enum {
    BASE_SIGN_KEY_SIZE = 32, /* a public key; a secret one as its seed */
    BASE_SIGN_KEY_TEXT_SIZE = 65,
    BASE_SIGN_SIZE = 64, /* a signature */
    BASE_SIGN_DEPTH_MAX = 7,
    BASE_SIGN_LEAVES_MAX = 1 << BASE_SIGN_DEPTH_MAX
};

struct base_sign_key {
    uint8_t public_key[BASE_SIGN_KEY_SIZE];
    uint8_t seed[BASE_SIGN_KEY_SIZE]; /* the secret */
};

/* The hash of a statement. */
struct base_leaf {
    uint8_t hash[BASE_HASH_SIZE];
};

/* What goes with a statement that was signed. */
struct base_proof {
    uint8_t signature[BASE_SIGN_SIZE]; /* of the root */
    uint32_t leaf;                     /* which leaf it is, from 0 */
    uint32_t depth;                    /* how many hashes lead to the root */
    uint8_t path[BASE_SIGN_DEPTH_MAX][BASE_HASH_SIZE];
};

/* A new pair. */
void base_sign_key_new(struct base_sign_key *ret_key);

/* The pair of a seed. */
void base_sign_key_of(const uint8_t seed[BASE_SIGN_KEY_SIZE],
                      struct base_sign_key *ret_key);

/* 64 hexadecimal digits to 32 bytes; false if the text is not that. */
bool base_sign_key_parse(const char *text,
                         uint8_t ret_key[BASE_SIGN_KEY_SIZE]) BASE_MUST_CHECK;

/* The hash of a statement as a leaf. */
void base_sign_leaf(const void *statement, size_t size, struct base_leaf *ret_leaf);

/* Signs `count` leaves (1 to BASE_SIGN_LEAVES_MAX) with one signature; ret_proofs has one
 * for each. */
void base_sign_leaves(const struct base_sign_key *key,
                      const struct base_leaf *leaves,
                      size_t count,
                      struct base_proof *ret_proofs);

/* The proof of one of them made again, from the signature and all leaves as they were
 * then; false if it is not among them. */
bool base_sign_again(const uint8_t signature[BASE_SIGN_SIZE],
                     const struct base_leaf *leaves,
                     size_t count,
                     const struct base_leaf *leaf,
                     struct base_proof *ret_proof) BASE_MUST_CHECK;

/* True if the proof shows that the holder of the key signed the statement. */
bool base_sign_verify(const uint8_t public_key[BASE_SIGN_KEY_SIZE],
                      const void *statement,
                      size_t size,
                      const struct base_proof *proof) BASE_MUST_CHECK;

/* The last root that was found to be signed by one key; all zero: none yet. */
struct base_sign_memory {
    bool filled;
    uint8_t root[BASE_HASH_SIZE];
    uint8_t signature[BASE_SIGN_SIZE];
};

/* The same for one after the other of one key: those that were signed together cost one
 * signature. */
bool base_sign_verify_next(struct base_sign_memory *memory,
                           const uint8_t public_key[BASE_SIGN_KEY_SIZE],
                           const void *statement,
                           size_t size,
                           const struct base_proof *proof) BASE_MUST_CHECK;

#endif
