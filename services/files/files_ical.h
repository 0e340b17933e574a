/*
 * Calendars of deadlines (iCalendar, RFC 5545), by libical: an all-day entry for each
 * clock, on the day that it is due. One file of this room knows libical.
 *
 * Owns nothing. Promises: the bytes follow from the records alone, so that the same state
 * gives the same bytes; no more of a case is in them than its reference, its authority,
 * days, the names of clocks, rule and calendar, and the words of the law; entry by entry
 * they are written as they come, so that a calendar of any length needs little memory.
 *
 * An entry's UID belongs to its case and clock for ever. Its SEQUENCE grows with all that
 * can happen to a clock: each revision, and within one when it becomes certain, when it
 * is stopped and when it is met. A clock that stopped is CANCELLED, one whose day may
 * still move, since it is paused or for want of a calendar, is TENTATIVE.
 */
#ifndef FILES_ICAL_H
#define FILES_ICAL_H

#include <stdio.h>

#include "vigil/records.h"

enum { FILES_ICAL_ALARMS_MAX = 8 };

/* A clock at its present revision. */
struct files_ical_clock {
    struct vigil_deadline deadline;
    char authority[VIGIL_PARTY_SIZE];
    char basis[VIGIL_NOTE_SIZE]; /* the law or guidance of its rule; "" if not known */
    vigil_instant changed_at;    /* when what it is now was recorded */
    size_t alarms_count;
    vigil_date alarms[FILES_ICAL_ALARMS_MAX]; /* days with a reminder, at alarm_hour */
};

/* A calendar that is being written. */
struct files_ical {
    FILE *to;
    bool sandbox;
    bool failed;
    size_t count; /* of entries */
};

/* Begins a calendar for this party; in a sandbox all of it says SANDBOX. */
void
files_ical_begin(struct files_ical *ret_ical, FILE *to, const char *party, bool sandbox);
void files_ical_add(struct files_ical *ical, const struct files_ical_clock *clock);

/* False if not all of it could be written. The file stays open. */
bool files_ical_end(struct files_ical *ical);

/* files_ical_words.c, for files_ical.c alone: what an entry says. */
enum files_ical_status {
    FILES_ICAL_TENTATIVE,
    FILES_ICAL_CONFIRMED,
    FILES_ICAL_CANCELLED
};

struct files_ical_words {
    char uid[48];
    int32_t sequence;
    enum files_ical_status status;
    char kind[VIGIL_OWN_REF_SIZE]; /* the clock's name for people: Rapid review */
    char summary[160];
    char description[800];
};

void files_ical_say(const struct files_ical_clock *clock,
                    bool sandbox,
                    struct files_ical_words *ret_words);

#endif
