/*
 * The code lists of the clocks: which clocks there are, which facts start and stop them,
 * how their lines in config/clocks.csv are read. Like codes.h, which includes this file:
 * a number or a name is only ever added, 0 is "not stated".
 */
#ifndef VIGIL_CLOCK_CODES_H
#define VIGIL_CLOCK_CODES_H

/* X(CONSTANT, number, name) */
/* the clocks (config/clocks.csv says how long each is, and from when) */
#define VIGIL_CLOCKS(X)                                                                  \
    X(NOTIFICATION, 1, "notification")                                                   \
    X(RAPID_REVIEW, 2, "rapid_review")                                                   \
    X(LCSPR, 3, "lcspr")                                                                 \
    X(PARTNERS_TOLD, 4, "partners_told")                                                 \
    X(PANEL_RESPONSE, 5, "panel_response")                                               \
    X(LCSPR_26_WEEKS, 6, "lcspr_26_weeks")                                               \
    X(ADVANCE_COPY, 7, "advance_copy")                                                   \
    X(PUBLIC_PERIOD, 8, "public_period")                                                 \
    X(DELAY_REASONS, 9, "delay_reasons")                                                 \
    X(NATIONAL_REVIEW, 10, "national_review")                                            \
    X(NATIONAL_COPY, 11, "national_copy")                                                \
    X(NATIONAL_PUBLIC, 12, "national_public")                                            \
    X(NATIONAL_NOTICE, 13, "national_notice")                                            \
    X(YEARLY_REPORT, 14, "yearly_report")                                                \
    X(RETURN_INTERVIEW, 15, "return_interview")                                          \
    X(DATA_QUARTER, 16, "data_quarter")                                                  \
    X(DATA_YEAR, 17, "data_year")                                                        \
    X(ANNUAL_REPORT, 18, "annual_report")

/* running: not due yet or due and unmet; met: final; stopped: the case was withdrawn,
 * merged or closed, and the clock may run again if that is undone; paused: the days do
 * not count until it goes on */
#define VIGIL_CLOCK_STATES(X)                                                            \
    X(RUNNING, 1, "running")                                                             \
    X(MET_IN_TIME, 2, "met_in_time")                                                     \
    X(MET_LATE, 3, "met_late")                                                           \
    X(STOPPED, 4, "stopped")                                                             \
    X(PAUSED, 5, "paused")

/* the dated facts of a file that start and stop clocks */
#define VIGIL_FACTS(X)                                                                   \
    X(BECAME_AWARE, 1, "became_aware")                                                   \
    X(NOTIFIED, 2, "notified")                                                           \
    X(LCSPR_DECIDED, 3, "lcspr_decided") /* commissioned, or decided by rapid review */  \
    X(PARTNERS_TOLD, 4, "partners_told") /* the last of the other two partners */        \
    X(RAPID_REVIEW, 5, "rapid_review")                                                   \
    X(RESPONSE, 6, "response")                                                           \
    X(LCSPR_REPORT, 7, "lcspr_report")                                                   \
    X(PUBLICATION_PLANNED, 8, "publication_planned")                                     \
    X(PUBLISHED, 9, "published")                                                         \
    X(NOT_PUBLISHED, 10, "not_published")                                                \
    X(REMOVED, 11, "removed")                                                            \
    X(DELAY_TOLD, 12, "delay_told")                                                      \
    X(NATIONAL_CONSIDERED, 13, "national_considered")                                    \
    X(NATIONAL_COMMISSIONED, 14, "national_commissioned")                                \
    X(NATIONAL_REPORTED, 15, "national_reported")                                        \
    X(NATIONAL_PLANNED, 16, "national_planned")                                          \
    X(NATIONAL_PUBLISHED, 17, "national_published")                                      \
    X(NATIONAL_TOLD, 18, "national_told")                                                \
    X(CHILD_RETURNED, 19, "child_returned")                                              \
    X(INTERVIEW_HELD, 20, "interview_held")                                              \
    X(PERIOD_BEGAN, 21, "period_began") /* what is given each period was given last */   \
    X(PERIOD_GIVEN, 22, "period_given") /* and again */                                  \
    X(COVERS, 23, "covers")             /* of a review: cases; without a time */

/* what is given for each period, not for a case */
#define VIGIL_PERIOD_KINDS(X)                                                            \
    X(YEARLY_REPORT, 1, "yearly_report") /* of a partnership */                          \
    X(DATA_QUARTER, 2, "data_quarter")   /* of the Panel, as all that follow */          \
    X(DATA_YEAR, 3, "data_year")                                                         \
    X(ANNUAL_REPORT, 4, "annual_report")

/* the files that a line of config/clocks.csv is for; a line may name several. live: only
 * those that began in Vigil */
#define VIGIL_CLOCK_SCOPES(X)                                                            \
    X(INCIDENT, 1, "incident") /* abuse or neglect is known or suspected */              \
    X(LOOKED_AFTER_DEATH, 2, "looked_after_death")                                       \
    X(CARE_LEAVER_DEATH, 3, "care_leaver_death")                                         \
    X(REVIEW, 4, "review") /* an LCSPR */                                                \
    X(YEARLY_REPORT, 5, "yearly_report")                                                 \
    X(DATA_QUARTER, 6, "data_quarter")                                                   \
    X(DATA_YEAR, 7, "data_year")                                                         \
    X(ANNUAL_REPORT, 8, "annual_report")                                                 \
    X(LIVE, 9, "live")                                                                   \
    X(REVIEW_ALONE, 10, "review_alone") /* one that covers no case */

#define VIGIL_CLOCK_UNITS(X)                                                             \
    X(WORKING_DAYS, 1, "working_days")                                                   \
    X(MONTHS, 2, "months") /* of the calendar, clamped to the month's last day */        \
    X(WEEKS, 3, "weeks")                                                                 \
    X(DAYS, 4, "days")                                                                   \
    X(HOURS, 5, "hours")

/* by: to be done by the end of its day; keep: to hold at least until then */
#define VIGIL_CLOCK_SENSES(X)                                                            \
    X(BY, 1, "by")                                                                       \
    X(KEEP, 2, "keep")

/* what sets it: the law, guidance, or the house itself */
#define VIGIL_CLOCK_STATUSES(X)                                                          \
    X(DUTY, 1, "duty")                                                                   \
    X(EXPECTATION, 2, "expectation")                                                     \
    X(INTERNAL, 3, "internal")

/* who must act */
#define VIGIL_CLOCK_OWNERS(X)                                                            \
    X(AUTHORITY, 1, "authority")                                                         \
    X(PANEL, 2, "panel")

/* X(list constant, enum tag and prefix, rows) */
#define VIGIL_CLOCK_CODE_LISTS(L)                                                        \
    L(CLOCK, clock, VIGIL_CLOCKS)                                                        \
    L(CLOCK_STATE, clock_state, VIGIL_CLOCK_STATES)                                      \
    L(FACT, fact, VIGIL_FACTS)                                                           \
    L(PERIOD_KIND, period_kind, VIGIL_PERIOD_KINDS)                                      \
    L(CLOCK_SCOPE, clock_scope, VIGIL_CLOCK_SCOPES)                                      \
    L(CLOCK_UNIT, clock_unit, VIGIL_CLOCK_UNITS)                                         \
    L(CLOCK_SENSE, clock_sense, VIGIL_CLOCK_SENSES)                                      \
    L(CLOCK_STATUS, clock_status, VIGIL_CLOCK_STATUSES)                                  \
    L(CLOCK_OWNER, clock_owner, VIGIL_CLOCK_OWNERS)

#define X(constant, number, name) +1
enum { VIGIL_CLOCK_COUNT = 1 VIGIL_CLOCKS(X), VIGIL_FACT_COUNT = 1 VIGIL_FACTS(X) };
#undef X

enum vigil_clock {
    VIGIL_CLOCK_NONE = 0,
#define X(constant, number, name) VIGIL_CLOCK_##constant = (number),
    VIGIL_CLOCKS(X)
#undef X
};

enum vigil_clock_state {
    VIGIL_CLOCK_STATE_NONE = 0,
#define X(constant, number, name) VIGIL_CLOCK_STATE_##constant = (number),
    VIGIL_CLOCK_STATES(X)
#undef X
};

enum vigil_fact {
    VIGIL_FACT_NONE = 0,
#define X(constant, number, name) VIGIL_FACT_##constant = (number),
    VIGIL_FACTS(X)
#undef X
};

enum vigil_period_kind {
    VIGIL_PERIOD_KIND_NONE = 0,
#define X(constant, number, name) VIGIL_PERIOD_KIND_##constant = (number),
    VIGIL_PERIOD_KINDS(X)
#undef X
};

enum vigil_clock_scope {
    VIGIL_CLOCK_SCOPE_NONE = 0,
#define X(constant, number, name) VIGIL_CLOCK_SCOPE_##constant = (number),
    VIGIL_CLOCK_SCOPES(X)
#undef X
};

enum vigil_clock_unit {
    VIGIL_CLOCK_UNIT_NONE = 0,
#define X(constant, number, name) VIGIL_CLOCK_UNIT_##constant = (number),
    VIGIL_CLOCK_UNITS(X)
#undef X
};

enum vigil_clock_sense {
    VIGIL_CLOCK_SENSE_NONE = 0,
#define X(constant, number, name) VIGIL_CLOCK_SENSE_##constant = (number),
    VIGIL_CLOCK_SENSES(X)
#undef X
};

enum vigil_clock_status {
    VIGIL_CLOCK_STATUS_NONE = 0,
#define X(constant, number, name) VIGIL_CLOCK_STATUS_##constant = (number),
    VIGIL_CLOCK_STATUSES(X)
#undef X
};

enum vigil_clock_owner {
    VIGIL_CLOCK_OWNER_NONE = 0,
#define X(constant, number, name) VIGIL_CLOCK_OWNER_##constant = (number),
    VIGIL_CLOCK_OWNERS(X)
#undef X
};

#endif
