/* Durations: see cli_duration.h. */
#include "cli/cli_duration.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli.h"

#define LONGEST (CLI_DURATION_DAYS_MAX * BASE_DAY)

bool
cli_duration_parse(const char *text, int64_t *ret_microseconds)
{
    static const struct {
        char letter;
        int64_t microseconds;
    } units[] = {{'d', BASE_DAY}, {'h', 3600 * BASE_SECOND}, {'m', 60 * BASE_SECOND}};
    char digits[16];
    int64_t number;
    size_t length = strlen(text);
    if (length == 0 || !base_text_copy_bytes(digits, sizeof(digits), text, length - 1)) {
        return false;
    }
    for (size_t i = 0; i < BASE_COUNT(units); i++) {
        if (text[length - 1] == units[i].letter) {
            if (!cli_number_parse(digits, 1, LONGEST / units[i].microseconds, &number)) {
                return false;
            }
            *ret_microseconds = number * units[i].microseconds;
            return true;
        }
    }
    return false;
}
