/*
 * What the law asks for, a second time and by other means: plain loops over the days of
 * the files in config/, libc's time zone, none of services/rules. Slow, short, and the
 * judge of what vigil-deadlines wrote.
 */
#ifndef CHAOS_ORACLE_H
#define CHAOS_ORACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

enum { CHAOS_HOLIDAYS_MAX = 512, CHAOS_RUNGS_MAX = 32, CHAOS_NAME_SIZE = 24 };

struct chaos_rung {
    char name[CHAOS_NAME_SIZE], recipient[CHAOS_NAME_SIZE];
    int offset; /* working days from the due day */
};

struct chaos_oracle {
    vigil_date holidays[CHAOS_HOLIDAYS_MAX];
    size_t holidays_count;
    struct chaos_rung rungs[CHAOS_RUNGS_MAX]; /* of the rapid review's clock */
    size_t rungs_count;
};

/* Reads bank-holidays.json and ladder.csv of the directory; false if they tell nothing.
 */
bool chaos_oracle_open(const char *config_dir, struct chaos_oracle *ret_oracle);

/* The day in London of an instant. */
vigil_date chaos_oracle_day(vigil_instant instant);

/* When the rapid review of a notification recorded at this instant is due. */
vigil_date chaos_oracle_due(const struct chaos_oracle *oracle, vigil_instant notified_at);

/* When an alert that lies `offset` working days from that day is to be raised. */
vigil_instant
chaos_oracle_raise(const struct chaos_oracle *oracle, vigil_date due_on, int offset);

/* The ledger's name for a rung's recipient in a case of this authority. */
void chaos_oracle_recipient(const struct chaos_rung *rung,
                            const char *authority,
                            char ret_text[48]);

#endif
