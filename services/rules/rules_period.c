/* Periods of figures: see rules_period.h. */
#include "rules/rules_period.h"

#include <stdbool.h>
#include <string.h>

#include "base/base_date.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, MONTHS = 12, APRIL = 4 };

struct shape {
    int year;
    int month;  /* in which its year begins */
    int length; /* of the period, in months */
    int part;   /* from 0 */
};

/* Reads count digits and moves on; -1 if they are not digits. */
static int
number(const char **text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if ((*text)[i] < '0' || (*text)[i] > '9') {
            return -1;
        }
        value = value * 10 + ((*text)[i] - '0');
    }
    *text += count;
    return value;
}

/* "Q3", "H1" or nothing. */
static bool
part_parse(const char *text, struct shape *ret_shape)
{
    ret_shape->length = MONTHS;
    ret_shape->part = 0;
    if (*text == '\0') {
        return true;
    }
    if (*text != 'Q' && *text != 'H') {
        return false;
    }
    ret_shape->length = *text == 'Q' ? 3 : 6;
    text++;
    int part = number(&text, 1);
    ret_shape->part = part - 1;
    return part >= 1 && part <= MONTHS / ret_shape->length && *text == '\0';
}

static bool
shape_parse(const char *text, struct shape *ret_shape)
{
    ret_shape->year = number(&text, 4);
    ret_shape->month = 1;
    if (ret_shape->year < FIRST_YEAR || ret_shape->year > LAST_YEAR) {
        return false;
    }
    if (*text == '-') {
        text++;
        if (number(&text, 2) != (ret_shape->year + 1) % 100) {
            return false;
        }
        ret_shape->month = APRIL;
    }
    return part_parse(text, ret_shape);
}

/* The first day of the month that lies `months` behind January of the year. */
static vigil_date
first_day(int year, int months)
{
    return base_date_of(year + months / MONTHS, months % MONTHS + 1, 1);
}

enum base_class
rules_period_parse(const char *text,
                   vigil_date *ret_from,
                   vigil_date *ret_until_exclusive,
                   struct base_error *ret_error)
{
    struct shape shape;
    if (!shape_parse(text, &shape)) {
        return base_error_set(ret_error,
                              BASE_REFUSE,
                              "no_such_period",
                              "no such period: a period is a year (2021 or 2022-23), or "
                              "its quarter or half (2021Q2, 2022-23H1)");
    }
    int start = shape.month - 1 + shape.part * shape.length;
    *ret_from = first_day(shape.year, start);
    *ret_until_exclusive = first_day(shape.year, start + shape.length);
    return BASE_OK;
}
