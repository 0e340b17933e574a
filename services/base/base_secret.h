/*
 * A service's secret key in a file of one line. Owns nothing. Promises: a file that
 * others can read, or that is not ours, is not used; no file is ever replaced.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include <stddef.h>

#include "base/base_error.h"

/* Reads the line, of less than `size` bytes; `maker` is the command that makes such a
 * file. What the service manager hands over (LoadCredential=) may belong to root, and may
 * be named without its directory, which is another for each service. */
enum base_class base_secret_read(const char *path,
                                 const char *maker,
                                 char *ret_line,
                                 size_t size,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* Makes PATH, which only its owner can read, and PATH.pub, which everyone can; or (NULL)
 * PATH alone, where there is no public half. */
enum base_class base_secret_make(const char *path,
                                 const char *secret,
                                 const char *public_half,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

#endif
