/* Case references and their check character: see rules_reference.h. */
#include "rules/rules_reference.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

enum { ALPHABET = 36, SERIAL_DIGITS_MIN = 6, SERIAL_DIGITS_MAX = 12 };
static const int64_t SERIAL_MAX = INT64_C(999999999999);
static const int64_t SERIAL_SHORT = 1000000; /* from here on a serial has more digits */

/* CSP-, four digits, the longest serial, the check character, two hyphens */
_Static_assert(VIGIL_REF_SIZE > 4 + 4 + 1 + SERIAL_DIGITS_MAX + 2, "any reference fits");

/* The check character of the letters and digits in text (ISO 7064:2003, hybrid system
 * MOD 37,36); hyphens do not count. */
static char
check_of(const char *text, size_t length)
{
    int product = ALPHABET;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '-') {
            continue;
        }
        int value = (int)(strchr(alphabet, text[i]) - alphabet);
        int sum = (product + value) % ALPHABET;
        product = (sum == 0 ? ALPHABET : sum) * 2 % (ALPHABET + 1);
    }
    /* the check value c is the one with product + c = 1 (mod 36) */
    return alphabet[(ALPHABET + 1 - product) % ALPHABET];
}

static void
put_digits(char *to, int64_t number, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        to[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

bool
rules_reference_make(int year, int64_t serial, char ret_text[VIGIL_REF_SIZE])
{
    ret_text[0] = '\0';
    if (year < 1000 || year > 9999 || serial < 1 || serial > SERIAL_MAX) {
        return false;
    }
    /* by hand: one is made for every notification */
    int digits = SERIAL_DIGITS_MIN;
    for (int64_t beyond = serial / SERIAL_SHORT; beyond > 0; beyond /= 10) {
        digits++;
    }
    memcpy(ret_text, "CSP-", 4);
    put_digits(ret_text + 4, year, 4);
    ret_text[8] = '-';
    put_digits(ret_text + 9, serial, digits);
    size_t body = 9 + (size_t)digits;
    ret_text[body] = '-';
    ret_text[body + 1] = check_of(ret_text, body);
    ret_text[body + 2] = '\0';
    return true;
}

static size_t
count_digits(const char *text)
{
    return strspn(text, "0123456789");
}

enum rules_reference_fault
rules_reference_check(const char *text)
{
    if (strncmp(text, "CSP-", 4) != 0 || count_digits(text + 4) != 4 || text[8] != '-') {
        return RULES_REFERENCE_SHAPE;
    }
    size_t digits = count_digits(text + 9);
    size_t body = 9 + digits;
    if (digits < SERIAL_DIGITS_MIN || digits > SERIAL_DIGITS_MAX || text[body] != '-' ||
        text[body + 1] == '\0' || strchr(alphabet, text[body + 1]) == NULL ||
        text[body + 2] != '\0') {
        return RULES_REFERENCE_SHAPE;
    }
    return text[body + 1] == check_of(text, body) ? RULES_REFERENCE_OK
                                                  : RULES_REFERENCE_MISTYPED;
}
