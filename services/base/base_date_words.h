/*
 * Days in words. English whatever the locale: a receipt is quoted in letters. Pure.
 */
#ifndef BASE_DATE_WORDS_H
#define BASE_DATE_WORDS_H

#include "vigil/records.h"

/* Of a day, Monday to Sunday. */
const char *base_date_weekday(vigil_date date);

/* Of its number, from 1: January to December. */
const char *base_date_month(int month);

/* Writes Wednesday 22 April 2026, or "" for VIGIL_DATE_NONE. */
enum { BASE_DATE_WORDS_SIZE = 32 };
void base_date_say(vigil_date date, char ret_text[BASE_DATE_WORDS_SIZE]);

#endif
