/*
 * Reading one submission from a JSON file: the names are the casebook's, by the same
 * tables (files_field.h). By jansson, which only files_json*.c know.
 *
 * Owns nothing after the call. Promises: all faults at once, each with its path
 * (children[1].sex), the nearest name for an unknown field; doubled names and \u0000 are
 * refused; a syntax error is told with line and column; nothing of the text is quoted but
 * a plain name of an unknown field. What is missing is not judged here: the rules do.
 */
#ifndef FILES_JSON_H
#define FILES_JSON_H

#include "base/base_error.h"
#include "files/files_field.h"
#include "vigil/records.h"

enum { FILES_JSON_MAX = 262144 }; /* bytes of a file; a submission has 65536 at most */

/* Read a file, "-" for standard input. BASE_OK; BASE_REFUSE: the reasons are in
 * *ret_faults; BASE_STOP: it could not be read, *ret_error says why. */
enum base_class
files_json_notification_read(const char *path,
                             struct vigil_notification *ret_notification,
                             struct vigil_faults *ret_faults,
                             struct base_error *ret_error) BASE_MUST_CHECK;
enum base_class
files_json_rapid_review_read(const char *path,
                             struct vigil_rapid_review *ret_review,
                             struct vigil_faults *ret_faults,
                             struct base_error *ret_error) BASE_MUST_CHECK;
enum base_class
files_json_panel_response_read(const char *path,
                               struct vigil_panel_response *ret_response,
                               struct vigil_faults *ret_faults,
                               struct base_error *ret_error) BASE_MUST_CHECK;
enum base_class files_json_lcspr_read(const char *path,
                                      struct vigil_lcspr *ret_review,
                                      struct vigil_faults *ret_faults,
                                      struct base_error *ret_error) BASE_MUST_CHECK;

/* Puts faults in the order of the record's fields, those of no field behind them. */
void files_json_faults_sort(const struct files_record *record,
                            struct vigil_faults *faults);

/* The same from memory, for any record of files_field.h. */
enum base_class files_json_read_bytes(const char *bytes,
                                      size_t size,
                                      const struct files_record *record,
                                      void *ret_record,
                                      struct vigil_faults *ret_faults) BASE_MUST_CHECK;

#endif
