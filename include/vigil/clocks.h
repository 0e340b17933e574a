/*
 * The plain records of the clocks: facts and pauses of a case, the lines of the two
 * tables of the law, deadlines. Part of records.h, which includes it; see there for the
 * units.
 */
#ifndef VIGIL_CLOCKS_H
#define VIGIL_CLOCKS_H

#include "vigil/units.h"

/* A fact of a case that clocks know and no other member holds. Of a day it is the day's
 * first instant in London. */
struct vigil_case_fact {
    enum vigil_fact fact;
    vigil_instant at;
};

/* Days that do not count for a clock, as the Panel approved. */
struct vigil_pause {
    enum vigil_clock clock;
    vigil_date from_on;   /* the first day that does not count */
    vigil_date until_on;  /* the first that counts again; VIGIL_DATE_NONE: still paused */
    bool moves_extension; /* the clock had been extended before: that day moves too */
};

/* A line of config/clocks.csv: for which files a clock runs, what starts and stops it,
 * how long it is, and for which days of its start the line holds. */
struct vigil_clock_rule {
    char name[VIGIL_OWN_REF_SIZE]; /* rapid_review_2018; its words never change */
    enum vigil_clock clock;
    uint32_t scopes;              /* 1 << enum vigil_clock_scope, each */
    enum vigil_clock_owner owner; /* who must act */
    enum vigil_fact starts;       /* the fact whose day is day 0; NONE: */
    enum vigil_clock starts_due;  /* the day that this other clock is due */
    uint32_t stops;               /* 1 << enum vigil_fact, each; whichever comes first */
    int32_t length;               /* negative: so long before day 0 */
    enum vigil_clock_unit unit;
    enum vigil_clock_sense sense;
    enum vigil_clock_status status;
    vigil_date valid_from;  /* day 0 from this day ... */
    vigil_date valid_until; /* ... to this day inclusive; VIGIL_DATE_NONE: still valid */
    char basis[VIGIL_NOTE_SIZE]; /* the law or guidance that says so */
};

/* A line of config/ladder.csv: when an alert of a clock is raised, and to whom. */
struct vigil_rung {
    char name[24]; /* before_5 */
    enum vigil_clock clock;
    int32_t offset;     /* working days from the due day; negative: before */
    char recipient[24]; /* a role: notifier, partnership_lead, panel_secretariat */
    int32_t every; /* it comes again after so many working days, as name_2 ...; 0: not */
    int32_t times; /* how often it comes in all, at least 1 */
};

/* One clock of one case, at one revision. */
struct vigil_deadline {
    char case_ref[VIGIL_REF_SIZE];
    enum vigil_clock clock;
    int32_t revision;              /* from 1; a corrected date is a new revision */
    char rule[VIGIL_OWN_REF_SIZE]; /* the line of config/clocks.csv that gave it */
    vigil_date started_on;         /* day 0 */
    vigil_date due_on;             /* met if done by the end of this day in London */
    vigil_instant due_at;          /* the first instant that is too late; of a clock in
                                    * hours, within due_on */
    enum vigil_clock_state state;
    vigil_instant met_at; /* VIGIL_INSTANT_NONE while running; as kept, of a stopped one:
                           * when it stopped */
    bool provisional; /* due_on lies where the calendar has no holidays: weekends only */
    enum vigil_clock_sense sense;
    enum vigil_clock_status status;
    enum vigil_clock_owner owner;
    char calendar[VIGIL_CALENDAR_SIZE]; /* the version of the calendar that gave it */
    /* how the day came about, from the line; unit NONE: nobody has told */
    enum vigil_fact starts;      /* the fact whose day is day 0; NONE: */
    enum vigil_clock starts_due; /* the day that this other clock is due */
    int32_t length;              /* negative: so long before day 0 */
    enum vigil_clock_unit unit;
    int32_t paused;     /* days that pauses took out: working days, of a clock in such */
    vigil_date base_on; /* the due day before the Panel granted more; else due_on */
};

#endif
