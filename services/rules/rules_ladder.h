/*
 * The ladder of alerts (config/ladder.csv): before, on and after a clock's due day, who
 * is told. Pure: works on a deadline as rules_deadlines_of gives it.
 *
 * A rung falls on the day that lies `offset` working days from the due day (0: the due
 * day itself, even on a weekend) and is raised at 09:00 in London. A rung that comes
 * several times does so every so many working days behind that, under its name and _2, _3
 * and so on. Left out: rungs before the clock's day 0 (of a clock that is due behind it:
 * one that is counted backwards, or from another's due day, has all), and rungs that the
 * clock was met before (at their instant or earlier). Each rung that is reached goes into
 * the ledger once, under (case, clock, revision, rung, recipient); if several were
 * reached while nobody looked, each recipient is sent the last of its own only, and the
 * earlier are entered as passed over.
 */
#ifndef RULES_LADDER_H
#define RULES_LADDER_H

#include "rules/rules_law.h"

enum {
    RULES_LADDER_HOUR = 9,
    RULES_LADDER_RECIPIENT_SIZE = 48,
    RULES_LADDER_STEPS_MAX = 128 /* of one clock, each time that a rung comes */
};

struct rules_ladder_step {
    const struct vigil_rung *rung;                     /* of the law */
    char name[sizeof(((struct vigil_rung *)0)->name)]; /* the rung's, and which time */
    int32_t offset;                                    /* working days from the due day */
    vigil_date day;
    vigil_instant raise_at;
    bool send; /* false: enter it in the ledger as passed over, send nothing */
};

/* The rungs of the deadline that are reached behind `after` and by `now`, in order of
 * time, with `send` set; how many. after = VIGIL_INSTANT_NONE: from the beginning. A
 * rung reached by `now` is reached at any later time, so that doing this again gives
 * the same rungs: the ledger's key makes it harmless. Of a clock that is met by now,
 * nothing is sent: the rungs it passed unmet are only entered. */
size_t rules_ladder_reached(const struct rules_law *law,
                            const struct vigil_deadline *deadline,
                            vigil_instant after,
                            vigil_instant now,
                            struct rules_ladder_step ret_steps[RULES_LADDER_STEPS_MAX]);

/* When the next rung behind `after` is reached; VIGIL_INSTANT_NONE if none will be,
 * as for every clock that is met. What a daemon sleeps until. */
vigil_instant rules_ladder_next(const struct rules_law *law,
                                const struct vigil_deadline *deadline,
                                vigil_instant after);

/* The rung's recipient as the ledger has it: panel_secretariat is panel/secretariat,
 * every other role is one of the case's authority: E08000025/notifier. Of a reserved
 * authority all are, the Panel's too: E99000001/panel_secretariat. */
void rules_ladder_recipient(const struct vigil_rung *rung,
                            const char *authority,
                            char ret_text[RULES_LADDER_RECIPIENT_SIZE]);

/* Whose recipient it is: E08000025, panel; "" if it is none. */
void rules_ladder_party(const char *recipient, char ret_party[VIGIL_PARTY_SIZE]);

/* Adds a fault for every rung that could not work: unknown clock, offset beyond 250
 * working days, name or recipient empty or not lower_snake_case, a rung doubled. Paths
 * are ladder[i].field. So is a rung that comes again without a distance, or more often
 * than its clock has room for. The rapid review and the LCSPR must have a rung before, on
 * and behind their due days. */
void rules_ladder_check(const struct vigil_rung *rungs,
                        size_t count,
                        struct vigil_faults *faults);

#endif
