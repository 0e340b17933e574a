/*
 * Working-day sums, timed: the product's own rules_calendar_add on a calendar from a
 * file, for tests/bench/bench_calendar.py, which times numpy on the same cases.
 *
 *     bench_calendar HOLIDAYS.json CASES ANSWERS ROUNDS
 *
 * CASES holds pairs of int32 (day since 1970, n), ANSWERS gets an int32 each. Prints the
 * nanoseconds of one sum, one line a round, over all cases: independent sums, as a
 * report makes them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "files/files_calendar.h"
#include "rules/rules_calendar_check.h"
#include "rules/rules_law.h"

struct sum {
    int32_t day, n;
};

static struct rules_calendar calendar;

static void
stop(const char *why)
{
    (void)fprintf(stderr, "bench_calendar: %s\n", why);
    exit(1);
}

static void
load_calendar(const char *path)
{
    static struct rules_law law;
    static struct vigil_calendar holidays;
    static long lines[VIGIL_HOLIDAYS_MAX];
    struct vigil_faults found = {.count = 0};
    struct files_faults faults;
    struct base_error error = {.text = "the calendar is wrong"};
    files_faults_init(&faults);
    enum base_class class = files_calendar_read(
        path, FILES_CALENDAR_ENGLAND, &faults, &holidays, lines, &error);
    if (class == BASE_OK && faults.errors == 0) {
        rules_calendar_check(&holidays, &found);
    }
    if (class != BASE_OK || faults.errors + found.count > 0 ||
        rules_law_set_calendar(&law, &holidays, &error) != BASE_OK) {
        stop(error.text);
    }
    calendar = law.calendar;
}

static struct sum *
load_cases(const char *path, size_t *ret_count)
{
    FILE *file = fopen(path, "rbe");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        stop("the cases cannot be read");
    }
    size_t count = (size_t)ftell(file) / sizeof(struct sum);
    struct sum *cases = calloc(count + 1, sizeof(*cases));
    rewind(file);
    if (cases == NULL || count == 0 ||
        fread(cases, sizeof(*cases), count, file) != count) {
        stop("the cases cannot be read");
    }
    (void)fclose(file);
    *ret_count = count;
    return cases;
}

static double
now_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* All sums once; how many are not covered. */
static size_t
run(const struct sum *cases, size_t count, int32_t *restrict ret_answers)
{
    size_t refused = 0;
#pragma GCC unroll 4 /* the sums are independent: let the processor overlap them */
    for (size_t i = 0; i < count; i++) {
        refused +=
            rules_calendar_add(&calendar, cases[i].day, cases[i].n, &ret_answers[i]) ? 0
                                                                                     : 1;
    }
    return refused;
}

int
main(int argc, char **argv)
{
    if (argc != 5) {
        stop("usage: bench_calendar HOLIDAYS.json CASES ANSWERS ROUNDS");
    }
    size_t count;
    load_calendar(argv[1]);
    struct sum *cases = load_cases(argv[2], &count);
    int32_t *answers = calloc(count, sizeof(*answers));
    if (answers == NULL || run(cases, count, answers) != 0) {
        stop("a case lies outside of the calendar");
    }
    int rounds = atoi(argv[4]);
    for (int round = 0; round < rounds; round++) {
        double start = now_ns();
        size_t refused = run(cases, count, answers);
        (void)printf("%.4f\n", (now_ns() - start) / (double)count + (double)refused);
    }
    FILE *file = fopen(argv[3], "wbe");
    if (file == NULL || fwrite(answers, sizeof(*answers), count, file) != count ||
        fclose(file) != 0) {
        stop("the answers cannot be written");
    }
    free(cases);
    free(answers);
    return 0;
}
