/*
 * The local authorities of England, from config/local-authorities.csv: which GSS codes
 * there are or were.
 */
#ifndef RUN_AUTHORITIES_H
#define RUN_AUTHORITIES_H

#include "base/base_error.h"
#include "rules/rules_authorities.h"

/* Reads the file of the folder; the list is the caller's, for run_authorities_done. */
enum base_class run_authorities_load(const char *config_dir,
                                     struct rules_authorities *ret_authorities,
                                     struct base_error *ret_error) BASE_MUST_CHECK;
void run_authorities_done(struct rules_authorities *authorities);

#endif
