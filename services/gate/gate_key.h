/*
 * The gate's own key: a file of one line, 40 characters of Z85, that only its owner can
 * read. Promises: a key file that others can read, or that is not ours, is not used.
 */
#ifndef GATE_KEY_H
#define GATE_KEY_H

#include "base/base_error.h"
#include "vigil/records.h"

/* Reads the secret key and works out the public one. */
enum base_class gate_key_read(const char *path,
                              char ret_public[VIGIL_KEY_SIZE],
                              char ret_secret[VIGIL_KEY_SIZE],
                              struct base_error *ret_error) BASE_MUST_CHECK;

/* Makes PATH with a new secret key and PATH.pub with its public key, and prints the
 * latter; never replaces a file. Gives the program's exit status. */
int gate_key_make(const char *path);

#endif
