/* The second opinion: see chaos_oracle.h. */
#include "chaos_oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/base_text.h"

enum { RAPID_REVIEW_DAYS = 15, RAISED_AT_HOUR = 9 }; /* Working Together 2023, ch. 5 */

static const vigil_instant second_us = 1000000;

/* Days since 1970 of a date that the C library makes whole. */
static vigil_date
day_of(int year, int month, int day)
{
    struct tm tm = {
        .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day, .tm_hour = 12};
    return (vigil_date)(timegm(&tm) / 86400);
}

/* The holidays of England and Wales: the first division of GOV.UK's file. */
static bool
read_holidays(const char *path, struct chaos_oracle *oracle)
{
    FILE *file = fopen(path, "re");
    char text[256];
    bool ours = false;
    while (file != NULL && fgets(text, sizeof(text), file) != NULL) {
        int year, month, day;
        if (strstr(text, "\"division\"") != NULL) {
            ours = strstr(text, "england-and-wales") != NULL;
        }
        if (ours && sscanf(text, " \"date\": \"%d-%d-%d\"", &year, &month, &day) == 3 &&
            oracle->holidays_count < CHAOS_HOLIDAYS_MAX) {
            oracle->holidays[oracle->holidays_count++] = day_of(year, month, day);
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return oracle->holidays_count > 50;
}

static bool
read_ladder(const char *path, struct chaos_oracle *oracle)
{
    FILE *file = fopen(path, "re");
    char text[256];
    while (file != NULL && fgets(text, sizeof(text), file) != NULL) {
        struct chaos_rung rung;
        if (sscanf(text,
                   "rapid_review,%23[^,],%d,%23[^,\n]",
                   rung.name,
                   &rung.offset,
                   rung.recipient) == 3 &&
            oracle->rungs_count < CHAOS_RUNGS_MAX) {
            oracle->rungs[oracle->rungs_count++] = rung;
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return oracle->rungs_count > 0;
}

bool
chaos_oracle_open(const char *config_dir, struct chaos_oracle *ret_oracle)
{
    char path[512];
    memset(ret_oracle, 0, sizeof(*ret_oracle));
    (void)setenv("TZ", "Europe/London", 1);
    tzset();
    (void)base_text_print(path, sizeof(path), "%s/bank-holidays.json", config_dir);
    if (!read_holidays(path, ret_oracle)) {
        return false;
    }
    (void)base_text_print(path, sizeof(path), "%s/ladder.csv", config_dir);
    return read_ladder(path, ret_oracle);
}

static bool
is_working(const struct chaos_oracle *oracle, vigil_date day)
{
    int weekday = (int)((day + 4) % 7); /* 1970-01-01 was a Thursday; 0: Sunday */
    if (weekday == 0 || weekday == 6) {
        return false;
    }
    for (size_t i = 0; i < oracle->holidays_count; i++) {
        if (oracle->holidays[i] == day) {
            return false;
        }
    }
    return true;
}

static vigil_date
walk(const struct chaos_oracle *oracle, vigil_date day, int working_days)
{
    int step = working_days < 0 ? -1 : 1;
    while (working_days != 0) {
        day += step;
        if (is_working(oracle, day)) {
            working_days -= step;
        }
    }
    return day;
}

vigil_date
chaos_oracle_day(vigil_instant instant)
{
    time_t seconds = (time_t)(instant / second_us);
    struct tm tm;
    (void)localtime_r(&seconds, &tm);
    return day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

vigil_date
chaos_oracle_due(const struct chaos_oracle *oracle, vigil_instant notified_at)
{
    return walk(oracle, chaos_oracle_day(notified_at), RAPID_REVIEW_DAYS);
}

vigil_instant
chaos_oracle_raise(const struct chaos_oracle *oracle, vigil_date due_on, int offset)
{
    time_t noon = (time_t)walk(oracle, due_on, offset) * 86400 + 43200;
    struct tm tm;
    (void)gmtime_r(&noon, &tm);
    tm.tm_hour = RAISED_AT_HOUR;
    tm.tm_isdst = -1;
    return (vigil_instant)mktime(&tm) * second_us;
}

void
chaos_oracle_recipient(const struct chaos_rung *rung,
                       const char *authority,
                       char ret_text[48])
{
    if (strncmp(rung->recipient, "panel_", 6) == 0) {
        (void)base_text_print(ret_text, 48, "panel/%s", rung->recipient + 6);
    } else {
        (void)base_text_print(ret_text, 48, "%s/%s", authority, rung->recipient);
    }
}
