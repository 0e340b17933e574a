/*
 * Verifying a receipt file's bytes and telling the result.
 */
#ifndef CLI_RECEIPT_VERIFY_H
#define CLI_RECEIPT_VERIFY_H

#include <stdint.h>

#include "cli/cli.h"

/* The key that receipts are checked with: what was given, or the profile's. */
enum cli_exit cli_receipt_key(const struct cli *cli,
                              const char *given,
                              char ret_key[VIGIL_RECEIPT_KEY_SIZE]);

/* Prints what the file shows, or why it shows nothing. */
enum cli_exit cli_receipt_verify_bytes(const struct cli *cli,
                                       const char *key,
                                       const uint8_t *bytes,
                                       size_t size);

#endif
