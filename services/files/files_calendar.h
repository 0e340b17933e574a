/*
 * Reading the bank holidays in the format of www.gov.uk/bank-holidays.json: for each
 * division (england-and-wales, scotland, northern-ireland) its events with title and
 * date. Promises: a file that is malformed, lacks the division, or lacks the holidays of
 * a year within it, is refused with file and reason; a calendar with a hole would give
 * due days that are too early. Whether the days make a calendar is a rule:
 * rules_calendar_build. The only user of jansson besides the submissions' reader.
 */
#ifndef FILES_CALENDAR_H
#define FILES_CALENDAR_H

#include <stddef.h>

#include "base/base_error.h"
#include "vigil/records.h"

#define FILES_CALENDAR_ENGLAND "england-and-wales"

enum {
    FILES_CALENDAR_MAX = 512,
    FILES_CALENDAR_TITLE_SIZE = 64,
    FILES_CALENDAR_YEAR_LEAST = 8 /* the permanent bank holidays of a year in England */
};

struct files_calendar {
    vigil_date from;  /* 1 January of the first year in the file */
    vigil_date until; /* 31 December of the last */
    size_t count;
    vigil_date
        holidays[FILES_CALENDAR_MAX]; /* as in the file, for rules_calendar_build */
    char titles[FILES_CALENDAR_MAX][FILES_CALENDAR_TITLE_SIZE]; /* of each, maybe cut */
};

/* Reads the holidays of one division; BASE_STOP with file and reason if refused. */
enum base_class files_calendar_read(const char *path,
                                    const char *division,
                                    struct files_calendar *ret_calendar,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

#endif
