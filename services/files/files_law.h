/*
 * Reading the tables of the law, from files or texts: config/clocks.csv and
 * config/ladder.csv.
 *
 *     name,clock,scope,owner,starts,stops,length,unit,sense,status,valid_from,
 *         valid_until,basis
 *     clock,name,offset,recipient,every,times
 *
 * Promises: all faults of a file are found in one reading, each with line and column.
 * Whether the lines make a law is a rule (rules_clocks_check, rules_ladder_check); each
 * record's line is given, so that those faults too can be told where they are.
 */
#ifndef FILES_LAW_H
#define FILES_LAW_H

#include <stddef.h>

#include "base/base_error.h"
#include "files/files_faults.h"
#include "vigil/records.h"

/* Reads the clocks, up to max of them: of the text, whose name for faults is the path;
 * or, text NULL, of the file. BASE_OK: *ret_count lines were read, and are right as far
 * as faults->errors is 0. BASE_REFUSE: the file is no such table, the reason is in the
 * faults. BASE_STOP: it could not be read, the reason is in *ret_error. */
enum base_class files_law_clocks(const char *path,
                                 const char *text,
                                 size_t max,
                                 struct files_faults *faults,
                                 struct vigil_clock_rule *ret_rules,
                                 long *ret_lines,
                                 size_t *ret_count,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* Reads the rungs; as files_law_clocks. */
enum base_class files_law_ladder(const char *path,
                                 const char *text,
                                 size_t max,
                                 struct files_faults *faults,
                                 struct vigil_rung *ret_rungs,
                                 long *ret_lines,
                                 size_t *ret_count,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* The file as it is. BASE_STOP: it cannot be read, has no room, or is no text. */
enum base_class files_law_text(const char *path,
                               char *ret_text,
                               size_t size,
                               struct base_error *ret_error) BASE_MUST_CHECK;

#endif
