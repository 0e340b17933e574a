/* Case references: made, recognised, and mistypings told as such. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rules/rules_reference.h"

static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static void
makes_known_references(void **state)
{
    (void)state;
    static const struct {
        int year;
        int64_t serial;
        const char *text;
    } rows[] = {
        {2026, 123, "CSP-2026-000123-3"},
        {2026, 999999, "CSP-2026-999999-U"},
        {2026, 1000000, "CSP-2026-1000000-X"},
        {2031, INT64_C(999999999999), "CSP-2031-999999999999-F"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[VIGIL_REF_SIZE];
        assert_true(rules_reference_make(rows[i].year, rows[i].serial, text));
        assert_string_equal(text, rows[i].text);
        assert_int_equal(rules_reference_check(text), RULES_REFERENCE_OK);
    }
}

/* The standard's own condition, counted a second way: the whole string, check character
 * included, is congruent to 1. */
static void
fulfils_the_standard(void **state)
{
    (void)state;
    for (int64_t serial = 1; serial < 3000; serial += 7) {
        char text[VIGIL_REF_SIZE];
        assert_true(rules_reference_make(2026, serial, text));
        int p = 36;
        const char *last = text + strlen(text) - 1;
        for (const char *at = text; at < last; at++) {
            if (*at != '-') {
                int s = p + (int)(strchr(alphabet, *at) - alphabet);
                s = s > 36 ? s - 36 : s;
                p = s * 2 > 36 ? s * 2 - 37 : s * 2;
            }
        }
        assert_int_equal((p + (strchr(alphabet, *last) - alphabet)) % 36, 1);
    }
}

static void
refuses_what_does_not_fit(void **state)
{
    (void)state;
    char text[VIGIL_REF_SIZE] = "x";
    assert_false(rules_reference_make(2026, 0, text));
    assert_string_equal(text, "");
    assert_false(rules_reference_make(2026, -1, text));
    assert_false(rules_reference_make(2026, INT64_C(1000000000000), text));
    assert_false(rules_reference_make(999, 1, text));
    assert_false(rules_reference_make(10000, 1, text));
}

static void
tells_wrong_shapes(void **state)
{
    (void)state;
    static const char *const shapes[] = {"",
                                         "CSP",
                                         "CSP-",
                                         "CSP-2026",
                                         "CSP-2026-",
                                         "CSP-2026-000123",
                                         "CSP-2026-000123-",
                                         "CSP-2026-00123-K",
                                         "CSP-2026-1234567890123-K",
                                         "CSP-2026-000123-k",
                                         "CSP-2026-000123-KK",
                                         "csp-2026-000123-K",
                                         "CSP-202A-000123-K",
                                         "CSP 2026 000123 K",
                                         " CSP-2026-000123-K",
                                         "CSP-2026-000123-K "};
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        assert_int_equal(rules_reference_check(shapes[i]), RULES_REFERENCE_SHAPE);
    }
}

static void
detects_every_substitution(void **state)
{
    (void)state;
    for (int64_t serial = 1; serial < 200000; serial = serial * 3 + 11) {
        char text[VIGIL_REF_SIZE];
        assert_true(rules_reference_make(2026, serial, text));
        for (size_t at = 0; at < strlen(text); at++) {
            char right = text[at];
            for (const char *other = alphabet; *other != '\0'; other++) {
                text[at] = *other;
                if (*other != right) {
                    assert_int_not_equal(rules_reference_check(text), RULES_REFERENCE_OK);
                }
            }
            text[at] = right;
        }
    }
}

/* MOD 37,36 misses a transposition only of two digits that differ by one, and only behind
 * one of the 36 intermediate values: the standard claims no more. */
static void
detects_transpositions(void **state)
{
    (void)state;
    size_t tried = 0, missed = 0;
    for (int64_t serial = 1; serial <= 20000; serial++) {
        char text[VIGIL_REF_SIZE];
        assert_true(rules_reference_make(2026, serial, text));
        for (size_t at = 0; at + 1 < strlen(text); at++) {
            char first = text[at], second = text[at + 1];
            if (first == second) {
                continue;
            }
            text[at] = second;
            text[at + 1] = first;
            tried++;
            if (rules_reference_check(text) == RULES_REFERENCE_OK) {
                missed++;
                assert_true(first - second == 1 || second - first == 1);
            }
            text[at] = first;
            text[at + 1] = second;
        }
    }
    print_message("%zu of %zu adjacent transpositions undetected\n", missed, tried);
    assert_true(missed * 200 < tried);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_known_references),
        cmocka_unit_test(fulfils_the_standard),
        cmocka_unit_test(refuses_what_does_not_fit),
        cmocka_unit_test(tells_wrong_shapes),
        cmocka_unit_test(detects_every_substitution),
        cmocka_unit_test(detects_transpositions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
