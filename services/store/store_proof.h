/*
 * What proves the receipts that were signed together: the signature, and the leaves of
 * the tree whose root was signed (base/base_sign.h). See store.h for how functions queue.
 */
#ifndef STORE_PROOF_H
#define STORE_PROOF_H

#include <stdint.h>

#include "base/base_sign.h"
#include "store/store.h"

struct store_proof {
    /* in: for add, of the first entry of those signed together; for find, of any */
    int64_t position;
    bool found; /* out of find */
    uint8_t signature[BASE_SIGN_SIZE];
    size_t leaves_count;
    struct base_leaf leaves[BASE_SIGN_LEAVES_MAX];
};

/* Looks for what proves the receipt of each position: those signed together there or
 * before. The array must live until store_run has returned. */
void store_proof_find(struct store *store, struct store_proof *proofs, size_t count);

void store_proof_add(struct store *store, const struct store_proof *proofs, size_t count);

#endif
