/* Days and times of receipts that are kept: see wire_kept_time.h. */
#include "wire/wire_kept_time.h"

/* 2026-03-04, 2026-03-04T10:00:12Z and 2026-03-04T10:00:12.752747Z */
enum { DAY_SIZE = 10, WHOLE_SIZE = 20, FINE_SIZE = WIRE_KEPT_TIME_SIZE };

/* seconds of a clock whose hours have two digits; microseconds of a second */
enum { CLOCKS = 360000, PARTS = 1000000 };

/* Exactly `count` digits; -1 if they are not, or beyond `most`. */
static int64_t
digits(const uint8_t *at, size_t count, int64_t most)
{
    int64_t value = 0;
    for (size_t i = 0; i < count; i++) {
        if (at[i] < '0' || at[i] > '9') {
            return -1;
        }
        value = value * 10 + at[i] - '0';
    }
    return value > most ? -1 : value;
}

static uint8_t *
put_digits(uint8_t *to, int64_t number, size_t count)
{
    for (size_t i = count; i-- > 0; number /= 10) {
        to[i] = (uint8_t)('0' + number % 10);
    }
    return to + count;
}

/* 2026-03-04 as a number, months of 32 days each: one for each text, which need not be
 * in the calendar. -1 if it does not look so. */
static int64_t
day_number(const uint8_t *at)
{
    int64_t year = digits(at, 4, 9999), month = digits(at + 5, 2, 15);
    int64_t day = digits(at + 8, 2, 31);
    return year < 0 || month < 0 || day < 0 || at[4] != '-' || at[7] != '-'
               ? -1
               : year << 9 | month << 5 | day;
}

static uint8_t *
put_day(uint8_t *to, int64_t number)
{
    to = put_digits(to, number >> 9, 4);
    *to++ = '-';
    to = put_digits(to, number >> 5 & 15, 2);
    *to++ = '-';
    return put_digits(to, number & 31, 2);
}

/* 10:00:12 in seconds, hours to the hundred; -1 if it does not look so. */
static int64_t
clock_number(const uint8_t *at)
{
    int64_t hour = digits(at, 2, 99), minute = digits(at + 3, 2, 59);
    int64_t second = digits(at + 6, 2, 59);
    return hour < 0 || minute < 0 || second < 0 || at[2] != ':' || at[5] != ':'
               ? -1
               : (hour * 60 + minute) * 60 + second;
}

int64_t
wire_kept_day(const uint8_t *text, size_t size)
{
    return size == DAY_SIZE ? day_number(text) : -1;
}

int64_t
wire_kept_time(const uint8_t *text, size_t size)
{
    bool whole = size == WHOLE_SIZE;
    if (!(whole || size == FINE_SIZE) || text[size - 1] != 'Z' || text[DAY_SIZE] != 'T' ||
        (!whole && text[WHOLE_SIZE - 1] != '.')) {
        return -1;
    }
    int64_t day = day_number(text), clock = clock_number(text + DAY_SIZE + 1);
    int64_t part = whole ? 0 : digits(text + WHOLE_SIZE, 6, PARTS - 1);
    return day < 0 || clock < 0 || part < 0 || (part == 0 && !whole)
               ? -1
               : (day * CLOCKS + clock) * PARTS + part;
}

size_t
wire_kept_put_day(uint64_t number, uint8_t ret_text[WIRE_KEPT_TIME_SIZE])
{
    if (number >> 9 > 9999) {
        return 0;
    }
    return (size_t)(put_day(ret_text, (int64_t)number) - ret_text);
}

size_t
wire_kept_put_time(uint64_t number, uint8_t ret_text[WIRE_KEPT_TIME_SIZE])
{
    int64_t part = (int64_t)(number % PARTS), rest = (int64_t)(number / PARTS);
    int64_t clock = rest % CLOCKS;
    uint8_t *to = ret_text;
    if (wire_kept_put_day((uint64_t)(rest / CLOCKS), ret_text) == 0) {
        return 0;
    }
    to += DAY_SIZE;
    *to++ = 'T';
    to = put_digits(to, clock / 3600, 2);
    *to++ = ':';
    to = put_digits(to, clock / 60 % 60, 2);
    *to++ = ':';
    to = put_digits(to, clock % 60, 2);
    if (part != 0) {
        *to++ = '.';
        to = put_digits(to, part, 6);
    }
    *to++ = 'Z';
    return (size_t)(to - ret_text);
}
