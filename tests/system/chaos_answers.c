/*
 * The answers given, put together from what is kept of them, as a message that is sent
 * again gets them: what the clients wrote down is compared with it.
 */
#include <stdlib.h>
#include <string.h>

#include "chaos_stored.h"
#include "run/run_again.h"

/* What proves the receipt of that position: the last row that begins there or before. */
static struct store_proof
proof_of(const struct chaos_stored *stored, int64_t position)
{
    struct store_proof proof = {.position = position};
    for (size_t i = stored->proofs_count; i > 0; i--) {
        const struct chaos_proof *kept = &stored->proofs[i - 1];
        if (kept->position <= position && kept->leaves.size <= sizeof(proof.leaves) &&
            kept->signature.size == sizeof(proof.signature)) {
            memcpy(proof.signature, kept->signature.at, kept->signature.size);
            memcpy(proof.leaves, kept->leaves.at, kept->leaves.size);
            proof.leaves_count = kept->leaves.size / sizeof(proof.leaves[0]);
            proof.found = true;
            return proof;
        }
    }
    return proof;
}

bool
chaos_answers_make(struct chaos_stored *stored)
{
    bool fine = true;
    for (size_t i = 0; i < stored->messages_count; i++) {
        struct chaos_message *message = &stored->messages[i];
        struct store_message kept = {.sender = message->sender,
                                     .id = message->id,
                                     .answer_size = message->answer.size,
                                     .found = true};
        struct store_proof proof;
        if (message->digest.size != sizeof(kept.digest)) {
            return false;
        }
        memcpy(kept.digest, message->digest.at, sizeof(kept.digest));
        kept.answer = malloc(kept.answer_size + 1);
        memcpy(kept.answer, message->answer.at, kept.answer_size);
        if (run_again_open(&kept, &proof)) {
            if (!proof.found) {
                proof = proof_of(stored, proof.position);
            }
            fine = run_again_prove(&kept, &proof) && fine;
        }
        message->made = kept.answer;
        message->answer = (struct chaos_bytes){kept.answer, kept.answer_size};
    }
    return fine;
}
