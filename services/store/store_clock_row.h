/*
 * A clock's row as its statements select it: for the files of this room only.
 */
#ifndef STORE_CLOCK_ROW_H
#define STORE_CLOCK_ROW_H

#include "store/store_clock.h"
#include "store/store_connection.h"

/* The columns that store_clock_read reads, from the first on; `of` is "" or "c." */
#define STORE_CLOCK_COLUMNS(of)                                                          \
    of "case_ref, " of "clock, " of "revision, " of "authority, " of "rule, " of         \
       "started_on, " of "due_on, " of "provisional, " of "state, " of "met_at, " of     \
       "climbed_to, " of "due_at, " of "sense, " of "status, " of "owner = 'panel', " of \
       "asked, " of "calendar"

void store_clock_read(const PGresult *rows, int row, struct store_clock *ret_clock);

#endif
