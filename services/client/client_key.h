/*
 * A sender's key in a file. Owns nothing. Promises: a secret key that others can read is
 * not used, and appears in no error.
 */
#ifndef CLIENT_KEY_H
#define CLIENT_KEY_H

#include "vigil/vigil.h"

/* Reads the secret key and works out the public one. */
enum vigil_result client_key_read(const char *path,
                                  char ret_public[VIGIL_KEY_SIZE],
                                  char ret_secret[VIGIL_KEY_SIZE],
                                  struct vigil_error *ret_error);

#endif
