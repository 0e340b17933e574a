/*
 * Reading the bank holidays in the format of www.gov.uk/bank-holidays.json: for each
 * division (england-and-wales, scotland, northern-ireland) its events with title and
 * date. Promises: all faults of the file are found in one reading, each with its line; a
 * file of another nation only is refused. Whether the days make a calendar is a rule
 * (rules_calendar_check); each holiday's line is given, so that those faults too can be
 * told where they are.
 */
#ifndef FILES_CALENDAR_H
#define FILES_CALENDAR_H

#include <stddef.h>

#include "base/base_error.h"
#include "files/files_faults.h"
#include "vigil/law.h"

#define FILES_CALENDAR_ENGLAND "england-and-wales"

/* Reads the holidays of one division. BASE_OK: they are right as far as faults->errors is
 * 0; the coverage and the version are not set. BASE_REFUSE: the file is no such calendar,
 * the reason is in the faults. BASE_STOP: it could not be read, the reason is in
 * *ret_error. */
enum base_class files_calendar_read(const char *path,
                                    const char *division,
                                    struct files_faults *faults,
                                    struct vigil_calendar *ret_calendar,
                                    long ret_lines[VIGIL_HOLIDAYS_MAX],
                                    struct base_error *ret_error) BASE_MUST_CHECK;

/* The line of each of the division's events, from 1, in a text that is known to be JSON;
 * at most max. files_calendar_lines.c */
size_t files_calendar_lines(
    const char *text, size_t size, const char *division, size_t max, long *ret_lines);

#endif
