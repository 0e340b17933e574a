/* Days in words: see base_date_words.h. */
#include "base/base_date_words.h"

#include "base/base_date.h"
#include "base/base_text.h"

/* Day 0, 1970-01-01, was a Thursday. */
const char *
base_date_weekday(vigil_date date)
{
    static const char *const names[] = {
        "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"};
    return names[((date % 7) + 7) % 7];
}

const char *
base_date_month(int month)
{
    static const char *const names[] = {"January",
                                        "February",
                                        "March",
                                        "April",
                                        "May",
                                        "June",
                                        "July",
                                        "August",
                                        "September",
                                        "October",
                                        "November",
                                        "December"};
    return names[month - 1];
}

void
base_date_say(vigil_date date, char ret_text[BASE_DATE_WORDS_SIZE])
{
    int year, month, day;
    if (date == VIGIL_DATE_NONE) {
        ret_text[0] = '\0';
        return;
    }
    base_date_split(date, &year, &month, &day);
    (void)base_text_print(ret_text,
                          BASE_DATE_WORDS_SIZE,
                          "%s %d %s %d",
                          base_date_weekday(date),
                          day,
                          base_date_month(month),
                          year);
}
