/* What proves receipts: see store_proof.h. */
#include "store/store_proof.h"

#include <string.h>

#include "store/store_connection.h"

static const struct store_statement find_statement = {
    "proof_find",
    "SELECT k.n, p.signature, p.leaves"
    " FROM unnest($1::bigint[]) WITH ORDINALITY k (position, n)"
    " CROSS JOIN LATERAL (SELECT signature, leaves FROM casefile.proof"
    " WHERE position <= k.position ORDER BY position DESC LIMIT 1) p",
    1};

static const struct store_statement add_statement = {
    "proof_add",
    "INSERT INTO casefile.proof (position, signature, leaves)"
    " SELECT unnest($1::bigint[]), unnest($2::bytea[]), unnest($3::bytea[])",
    3};

static void
read_found(const PGresult *rows, void *into)
{
    struct store_proof *proofs = into;
    for (int i = 0; i < PQntuples(rows); i++) {
        struct store_proof *proof = &proofs[store_field_int8(rows, i, 0) - 1];
        size_t signature_size, size;
        const uint8_t *signature = store_field_bytes(rows, i, 1, &signature_size);
        const uint8_t *leaves = store_field_bytes(rows, i, 2, &size);
        if (signature_size == sizeof(proof->signature) && size <= sizeof(proof->leaves)) {
            memcpy(proof->signature, signature, signature_size);
            memcpy(proof->leaves, leaves, size);
            proof->leaves_count = size / sizeof(proof->leaves[0]);
            proof->found = true;
        }
    }
}

void
store_proof_find(struct store *store, struct store_proof *proofs, size_t count)
{
    if (count == 0) {
        return;
    }
    store_array_begin(&store->arrays[0], STORE_INT8);
    for (size_t i = 0; i < count; i++) {
        proofs[i].found = false;
        store_array_int8(&store->arrays[0], proofs[i].position);
    }
    store_queue_arrays(store, &find_statement, read_found, proofs);
}

void
store_proof_add(struct store *store, const struct store_proof *proofs, size_t count)
{
    static const enum store_type types[] = {STORE_INT8, STORE_BYTEA, STORE_BYTEA};
    if (count == 0) {
        return;
    }
    store_begin_arrays(store, types, BASE_COUNT(types));
    for (size_t i = 0; i < count; i++) {
        const struct store_proof *proof = &proofs[i];
        store_array_int8(&store->arrays[0], proof->position);
        store_array_bytes(&store->arrays[1], proof->signature, sizeof(proof->signature));
        store_array_bytes(&store->arrays[2],
                          proof->leaves,
                          proof->leaves_count * sizeof(proof->leaves[0]));
    }
    store_queue_arrays(store, &add_statement, NULL, NULL);
}
