/*
 * How the due day of a clock came about: in a sentence, from what the deadline itself
 * says; and day by day from day 0 on, which days were counted and why others were not.
 * The days are one letter each, so that they can be kept with the deadline: what was
 * explained stays explained when the calendar is another. Pure.
 */
#ifndef RULES_EXPLAIN_H
#define RULES_EXPLAIN_H

#include "rules/rules_calendar.h"

/* The letters. Of more days than there is room for, the first. */
enum rules_explain_why {
    RULES_EXPLAIN_DAY_0 = '0', /* the day of the start: not counted */
    RULES_EXPLAIN_COUNTED = 'c',
    RULES_EXPLAIN_WEEKEND = 'w',
    RULES_EXPLAIN_HOLIDAY = 'h',
    RULES_EXPLAIN_PAUSED = 'p'
};
enum { RULES_EXPLAIN_DAYS_SIZE = 1025 };

/* Each day from day 0 to base_on of a clock in days or working days, in the order of
 * counting: backwards of one that is counted back. "" of months, weeks and hours, which
 * are not counted day by day. The deadline is one that this calendar gave of the case. */
void rules_explain_days(const struct rules_calendar *calendar,
                        const struct vigil_case *c,
                        const struct vigil_deadline *deadline,
                        char ret_days[RULES_EXPLAIN_DAYS_SIZE]);

/* The day that the i-th letter stands for. */
vigil_date rules_explain_day(const struct vigil_deadline *deadline, size_t i);

/* What a letter means, in words. */
const char *rules_explain_words(char why);

/* How many days between day 0 and base_on were not counted, by the dates alone. */
struct rules_explain_left_out {
    int32_t weekends; /* days */
    int32_t holidays;
    int32_t paused;
};
void rules_explain_left_out(const struct vigil_deadline *deadline,
                            struct rules_explain_left_out *ret_left_out);

/* "15 working days from 31 March 2026 (notified), without 6 weekend days, 2 bank
 * holidays"; "" if the deadline does not say. */
enum { RULES_EXPLAIN_SENTENCE_SIZE = 240 };
void rules_explain_sentence(const struct vigil_deadline *deadline,
                            char ret_text[RULES_EXPLAIN_SENTENCE_SIZE]);

/* A code's name as words: working days, became aware. */
void rules_explain_name(enum vigil_code_list list, int code, char *ret_text, size_t size);

#endif
