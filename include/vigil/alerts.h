/*
 * The records of alerts: one on its way, and an order about those that are. Plain values;
 * included by records.h, which has the units.
 */
#ifndef VIGIL_ALERTS_H
#define VIGIL_ALERTS_H

#include "vigil/records.h"

/* An alert of one rung: its key is (case, clock, revision, rung, recipient). */
struct vigil_alert {
    char case_ref[VIGIL_REF_SIZE];
    enum vigil_clock clock;
    int32_t revision;
    char rung[24];
    char recipient[48]; /* E08000025/notifier */
    vigil_date due_on;
    char outcome[40]; /* of a delivery; "" when raised */
    int32_t hop;      /* of a delivery: which of the recipient's ways, from 1; or 0 */
    enum vigil_channel channel; /* of a delivery */
};

/* An order about alerts on their way: alert_retry, go_live, snooze. */
struct vigil_order {
    char case_ref[VIGIL_REF_SIZE]; /* "": all, of alert_retry */
    enum vigil_clock clock;        /* of snooze */
    vigil_date until;              /* of snooze: reminders go out again on this day */
};

#endif
