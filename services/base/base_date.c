/* Days and instants as text and as numbers: see base_date.h. */
#include "base/base_date.h"

#include <string.h>

/* Days are counted from 1 March of year 0, so that the leap day ends a year and each
 * 400 years (an era) has 146,097 days; 719,468 days lie between that and 1970-01-01. */
enum { ERA_YEARS = 400, ERA_DAYS = 146097, TO_1970 = 719468 };

vigil_date
base_date_of(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - (ERA_YEARS - 1)) / ERA_YEARS;
    int year_of_era = y - era * ERA_YEARS;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - TO_1970;
}

void
base_date_split(vigil_date date, int *ret_year, int *ret_month, int *ret_day)
{
    int z = date + TO_1970;
    int era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
    int day_of_era = z - era * ERA_DAYS;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    *ret_day = day_of_year - (153 * shifted + 2) / 5 + 1;
    *ret_month = shifted < 10 ? shifted + 3 : shifted - 9;
    *ret_year = year_of_era + era * ERA_YEARS + (*ret_month <= 2 ? 1 : 0);
}

int
base_date_month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* Reads exactly count digits; -1 if they are not digits. */
static int
digits(const char *text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/* The first ten characters as a day. */
static bool
day_at(const char *text, vigil_date *ret_date)
{
    int year = digits(text, 4);
    if (year < 1900 || year > 2199 || text[4] != '-') {
        return false;
    }
    int month = digits(text + 5, 2);
    if (month < 1 || month > 12 || text[7] != '-') {
        return false;
    }
    int day = digits(text + 8, 2);
    if (day < 1 || day > base_date_month_length(year, month)) {
        return false;
    }
    *ret_date = base_date_of(year, month, day);
    return true;
}

bool
base_date_parse(const char *text, vigil_date *ret_date)
{
    return strlen(text) == 10 && day_at(text, ret_date);
}

/* Writes a number in exactly count digits; gives the place behind them. By hand, since
 * every message and every entry holds several dates. */
static char *
put_digits(char *to, int number, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        to[i] = (char)('0' + number % 10);
        number /= 10;
    }
    return to + count;
}

void
base_date_print(vigil_date date, char ret_text[BASE_DATE_SIZE])
{
    if (date == VIGIL_DATE_NONE) {
        ret_text[0] = '\0';
        return;
    }
    int year, month, day;
    base_date_split(date, &year, &month, &day);
    char *to = put_digits(ret_text, year, 4);
    *to++ = '-';
    to = put_digits(to, month, 2);
    *to++ = '-';
    *put_digits(to, day, 2) = '\0';
}

/* Reads ".123456" (one to six digits), moves *at behind it; -1 if it is malformed. */
static int64_t
fraction(const char **at)
{
    int64_t value = 0, unit = BASE_SECOND / 10;
    if (**at != '.') {
        return 0;
    }
    ++*at;
    if (**at < '0' || **at > '9') {
        return -1;
    }
    for (; **at >= '0' && **at <= '9'; ++*at, unit /= 10) {
        if (unit == 0) {
            return -1;
        }
        value += (**at - '0') * unit;
    }
    return value;
}

/* Reads "Z" or "+01:00" to the end, in seconds east of UTC. */
static bool
offset(const char *at, int *ret_seconds)
{
    if (strcmp(at, "Z") == 0) {
        *ret_seconds = 0;
        return true;
    }
    if ((at[0] != '+' && at[0] != '-') || strlen(at) != 6 || at[3] != ':') {
        return false;
    }
    int hours = digits(at + 1, 2), minutes = digits(at + 4, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) {
        return false;
    }
    *ret_seconds = (at[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return true;
}

bool
base_instant_parse(const char *text, vigil_instant *ret_instant)
{
    vigil_date day;
    if (strlen(text) < 17 || !day_at(text, &day) || text[10] != 'T' || text[13] != ':') {
        return false;
    }
    int hour = digits(text + 11, 2), minute = digits(text + 14, 2), second = 0;
    const char *at = text + 16;
    int64_t part = 0;
    if (*at == ':') {
        second = strlen(at) >= 3 ? digits(at + 1, 2) : -1;
        if (second < 0 || second > 59) {
            return false;
        }
        at += 3;
        part = fraction(&at);
    }
    int east;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || part < 0 ||
        !offset(at, &east)) {
        return false;
    }
    int64_t seconds = hour * 3600 + minute * 60 + second - east;
    *ret_instant = (int64_t)day * BASE_DAY + seconds * BASE_SECOND + part;
    return true;
}

void
base_instant_print(vigil_instant instant, char ret_text[BASE_INSTANT_SIZE])
{
    if (instant == VIGIL_INSTANT_NONE) {
        ret_text[0] = '\0';
        return;
    }
    int64_t days = instant / BASE_DAY, rest = instant % BASE_DAY;
    if (rest < 0) {
        days -= 1;
        rest += BASE_DAY;
    }
    base_date_print((vigil_date)days, ret_text);
    int64_t seconds = rest / BASE_SECOND, part = rest % BASE_SECOND;
    char *to = ret_text + BASE_DATE_SIZE - 1;
    *to++ = 'T';
    to = put_digits(to, (int)(seconds / 3600), 2);
    *to++ = ':';
    to = put_digits(to, (int)(seconds / 60 % 60), 2);
    *to++ = ':';
    to = put_digits(to, (int)(seconds % 60), 2);
    if (part != 0) {
        *to++ = '.';
        to = put_digits(to, (int)part, 6);
    }
    *to++ = 'Z';
    *to = '\0';
}
