/*
 * Loading the law from the configuration folder: bank-holidays.json, clocks.csv and
 * ladder.csv. Promises: all of it is right and complete, or the start stops with file,
 * line and reason (BASE_STOP), so that no clock ever runs on half a law.
 */
#ifndef RUN_LAW_H
#define RUN_LAW_H

#include "base/base_error.h"
#include "rules/rules_law.h"

#define RUN_LAW_CONFIG "config" /* the version of what the folder has */

/* Reads the three files of the folder, the holidays being those of this division. On
 * failure *ret_law is not to be used. */
enum base_class run_law_load(const char *config_dir,
                             const char *division,
                             struct rules_law *ret_law,
                             struct base_error *ret_error) BASE_MUST_CHECK;

#endif
