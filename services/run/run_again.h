/*
 * The receipt that a message got before, made again byte for byte from what was kept of
 * it: the answer without what can be put back (wire/wire_kept.h) and what proves all that
 * were signed with it (store/store_proof.h, or the same row if it was signed alone).
 * Whoever has both can, without the key.
 */
#ifndef RUN_AGAIN_H
#define RUN_AGAIN_H

#include "run/run_service.h"
#include "store/store_message.h"
#include "store/store_proof.h"

/* Makes the answers of those messages that were found and were not kept whole, in one
 * round trip if proofs are to be asked for. One whose receipt cannot be made has no
 * answer then, and the log says so. */
enum base_class run_again(struct run *run,
                          struct store_message *messages,
                          size_t count,
                          struct base_error *ret_error) BASE_MUST_CHECK;

/* The two steps of it for one message. First its answer without a proof, in place of
 * what was kept, and the proof if it was kept with it (`found`), else the position by
 * which it is found; false if it is none, as when it was kept whole. */
bool run_again_open(struct store_message *message, struct store_proof *ret_proof);

/* Then the proof; false, and the answer is gone, if it is not among those proved. */
bool run_again_prove(struct store_message *message, const struct store_proof *proof);

#endif
