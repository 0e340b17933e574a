/*
 * Lines of a table of clocks, short to write, for the tests of the table.
 */
#ifndef CLOCKS_LINES_H
#define CLOCKS_LINES_H

#include "rules/rules_clocks.h"

#define LINE(called, of_clock, started_by, from, until)                                  \
    {                                                                                    \
        .name = called, .clock = VIGIL_CLOCK_##of_clock,                                 \
        .scopes = 1U << VIGIL_CLOCK_SCOPE_INCIDENT,                                      \
        .owner = VIGIL_CLOCK_OWNER_AUTHORITY, .starts = VIGIL_FACT_##started_by,         \
        .stops = 1U << VIGIL_FACT_RAPID_REVIEW, .length = 15,                            \
        .unit = VIGIL_CLOCK_UNIT_WORKING_DAYS, .sense = VIGIL_CLOCK_SENSE_BY,            \
        .status = VIGIL_CLOCK_STATUS_DUTY, .valid_from = from, .valid_until = until,     \
        .basis = "basis"                                                                 \
    }

enum { JAN_2018 = 17532, JAN_2024 = 19723 }; /* days since 1970 */

#endif
