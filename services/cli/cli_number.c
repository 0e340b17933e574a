/* Numbers of the command line: see cli.h. */
#include <errno.h>
#include <stdlib.h>

#include "cli/cli.h"

bool
cli_number_parse(const char *text, int64_t least, int64_t most, int64_t *ret_number)
{
    char *end;
    errno = 0;
    if (text[0] < '0' || text[0] > '9') {
        return false; /* strtoll would take blanks and signs */
    }
    long long number = strtoll(text, &end, 10);
    if (*end != '\0' || errno != 0 || number < least || number > most) {
        return false;
    }
    *ret_number = number;
    return true;
}
