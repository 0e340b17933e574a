/*
 * Whether an answer is what the holder of the receipt key signed. Private to this room.
 */
#ifndef CLIENT_RECEIPT_H
#define CLIENT_RECEIPT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_sign.h"
#include "vigil/vigil.h"

/* How receipts are checked: with which key, if with any. */
struct client_receipts {
    bool checked;
    uint8_t key[BASE_SIGN_KEY_SIZE];
    struct base_sign_memory memory;
};

/* From the profile's key; an error if it is none. */
enum vigil_result client_receipts_init(const char *receipt_key,
                                       struct client_receipts *ret_receipts,
                                       struct vigil_error *ret_error);

/* Judges an answer that was read against the bytes that it came in and the message. */
enum vigil_result client_receipt_judge(struct client_receipts *receipts,
                                       const struct vigil_answer *answer,
                                       const uint8_t *message,
                                       size_t message_size,
                                       struct vigil_statement *ret_statement,
                                       struct vigil_error *ret_error);

/* The same of what a submission was answered: VIGIL_OK, or VIGIL_WRONG_SETUP, as vigil.h
 * says. */
enum vigil_result client_receipt_admit(struct client_receipts *receipts,
                                       const struct vigil_answer *answer,
                                       const uint8_t *message,
                                       size_t message_size,
                                       struct vigil_error *ret_error);

#endif
