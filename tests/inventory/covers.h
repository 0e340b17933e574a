/*
 * Evidence for the inventory: while VIGIL_COVERS names a folder, a test writes there
 * which item it has just proved. Every test file is compiled with this in front of it, so
 * that a code that an assertion has found equal is written down by the assertion itself;
 * what is proved otherwise says so with covers(), behind its proof.
 *
 * A line is "kind name", a tab, the test's name.
 */
#ifndef COVERS_H
#define COVERS_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A file for each test, opened to append: a line goes in whole, whichever process of the
 * test it is of. */
static inline FILE *
covers_file(void)
{
    static FILE *to;
    const char *folder = getenv("VIGIL_COVERS");
    if (to == NULL && folder != NULL && folder[0] != '\0') {
        char path[512];
        (void)snprintf(
            path, sizeof(path), "%.400s/%.60s", folder, program_invocation_short_name);
        to = fopen(path, "ae");
        assert_non_null(to);
        (void)setvbuf(to, NULL, _IOLBF, BUFSIZ);
    }
    return to;
}

static inline void
covers(const char *kind, const char *name)
{
    FILE *to = covers_file();
    if (to != NULL) {
        (void)fprintf(to, "%s %s\t%s\n", kind, name, program_invocation_short_name);
    }
}

/* The same of an item whose name has two words. */
static inline void
covers_two(const char *kind, const char *first, const char *second)
{
    char name[160];
    (void)snprintf(name, sizeof(name), "%.78s %.78s", first, second);
    covers(kind, name);
}

/* True of `fault->code`, `rejection.code` and the like. */
static inline int
covers_is_code(const char *expression)
{
    size_t size = strlen(expression);
    return size > 5 && strcmp(expression + size - 4, "code") == 0 &&
           (expression[size - 5] == '.' || expression[size - 5] == '>');
}

static inline void
covers_equal(const char *found,
             const char *expected,
             const char *expression,
             const char *file,
             int line)
{
    _assert_string_equal(found, expected, file, line);
    if (covers_is_code(expression)) {
        covers("refusal", found);
    }
}

#undef assert_string_equal
#define assert_string_equal(found, expected)                                             \
    covers_equal((found), (expected), #found, __FILE__, __LINE__)

#endif
