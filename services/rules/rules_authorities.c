/* The list of local authorities: see rules_authorities.h. */
#include "rules/rules_authorities.h"

#include <string.h>

bool
rules_authorities_reserved(const char *authority)
{
    const size_t length = sizeof(VIGIL_RESERVED_CODES) - 1;
    return strncmp(authority, VIGIL_RESERVED_CODES, length) == 0 &&
           strspn(authority + length, "0123456789") == 3 && authority[length + 3] == '\0';
}

bool
rules_authorities_has(const struct rules_authorities *authorities, const char *code)
{
    size_t low = 0, high = authorities->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(code, authorities->codes[middle]);
        if (order == 0) {
            return true;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return rules_authorities_reserved(code);
}
