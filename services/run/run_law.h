/*
 * Loading the law from the configuration folder: bank-holidays.json, clocks.csv and
 * ladder.csv; and making rules of the texts that a version has. Promises: all of it is
 * right and complete, or the start stops with file, line and reason (BASE_STOP), so that
 * no clock ever runs on half a law.
 */
#ifndef RUN_LAW_H
#define RUN_LAW_H

#include "base/base_error.h"
#include "files/files_faults.h"
#include "rules/rules_law.h"

/* the versions of what the folder has; names of rules begin so, no other does */
#define RUN_LAW_CONFIG       "config"
#define RUN_LAW_RULES        "rules-"
#define RUN_LAW_CONFIG_RULES RUN_LAW_RULES "config"

/* Reads the three files of the folder, the holidays being those of this division. On
 * failure *ret_law is not to be used. */
enum base_class run_law_load(const char *config_dir,
                             const char *division,
                             struct rules_law *ret_law,
                             struct base_error *ret_error) BASE_MUST_CHECK;

/* The texts that were loaded. */
const struct vigil_rules *run_law_loaded(void);

/* What new rules are not to change: the law in force, and what has begun by this day. */
struct run_law_since {
    const struct rules_law *law;
    vigil_date today;
};

/* Puts clocks and ladder of the texts into the law; `since` NULL: they succeed none.
 * BASE_REFUSE: all that is wrong, by file and line, is in the faults; law is not to be
 * used. BASE_STOP: no memory. */
enum base_class run_law_set_rules(const struct vigil_rules *rules,
                                  const struct run_law_since *since,
                                  struct rules_law *law,
                                  struct files_faults *faults,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

#endif
