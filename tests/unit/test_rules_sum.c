/*
 * Hiding parts of a sum: the vectors of one dimension that are known from tools and
 * literature, every small sum by trying all that a reader can imagine; and the attacker
 * of these tests against all vectors.
 */
#include "attacker.h"

#include <stdio.h>

#include "base/base_attr.h"
#include "rules/rules_sum.h"

enum { PARTS_MAX = 8 };

static size_t
parts_of(const int32_t *counts, int32_t threshold, struct rules_part *ret_parts)
{
    size_t count = 0;
    for (size_t i = 0; i < PARTS_MAX && counts[i] > 0; i++, count++) {
        bool small = counts[i] <= threshold;
        ret_parts[i] = (struct rules_part){
            .count = counts[i], .least = 1, .small = small, .hidden = small};
    }
    return count;
}

static void
rows(void **state)
{
    static const struct {
        const char *what;
        int32_t counts[PARTS_MAX];
        bool insiders, wanted;
        const char *hidden; /* x where the part must be hidden */
    } cases[] = {
        {"nothing small", {200, 40, 35}, false, true, "---"},
        {"one small: the next smallest too",
         {200, 40, 35, 33, 4, 26},
         false,
         true,
         "----xx"},
        {"1 and 2 alone leave 1 to 2", {200, 40, 35, 33, 1, 2}, false, true, "---xxx"},
        {"1 and 1 alone are known", {200, 40, 35, 33, 1, 1}, false, true, "---xxx"},
        {"5 and 5 alone are known to who knows the rule",
         {200, 40, 35, 33, 5, 5},
         false,
         true,
         "---xxx"},
        {"4 and 3 alone leave up to 6", {200, 40, 4, 3}, false, true, "--xx"},
        {"2 and 4 alone leave up to 5", {200, 40, 2, 4}, false, true, "-xxx"},
        {"no way out", {3, 3}, false, false, "xx"},
        {"a small one by itself", {3}, false, false, "x"},
        {"an authority knows its own", {200, 40, 35, 33, 4, 26}, true, true, "---xxx"},
        {"nor with three when two are 1", {200, 40, 35, 33, 1, 1}, true, true, "--xxxx"},
    };
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        const struct rules_sum_need need = {
            .threshold = 5, .slack = 5, .insiders = cases[i].insiders};
        struct rules_part parts[PARTS_MAX];
        size_t count = parts_of(cases[i].counts, 5, parts);
        if (rules_sum_protect(parts, count, &need) != cases[i].wanted) {
            fail_msg("%s", cases[i].what);
        }
        for (size_t j = 0; j < count; j++) {
            if (parts[j].hidden != (cases[i].hidden[j] == 'x')) {
                fail_msg("%s: part %zu", cases[i].what, j);
            }
        }
    }
}

/* What a reader can imagine of three hidden parts, by trying all. */
static void
three_by_trying(const int32_t counts[3], int32_t threshold, bool *ret_safe)
{
    int32_t sum = counts[0] + counts[1] + counts[2];
    int32_t most[3] = {0, 0, 0};
    for (int32_t a = 1; a < sum; a++) {
        for (int32_t b = 1; a + b < sum; b++) {
            int32_t c = sum - a - b;
            most[0] = a > most[0] ? a : most[0];
            most[1] = b > most[1] ? b : most[1];
            most[2] = c > most[2] ? c : most[2];
        }
    }
    bool all_greatest = true;
    *ret_safe = true;
    for (int i = 0; i < 3; i++) {
        *ret_safe = *ret_safe && most[i] > threshold;
        all_greatest = all_greatest && counts[i] == threshold;
    }
    *ret_safe = *ret_safe && !all_greatest;
}

static void
all_small_sums(void **state)
{
    (void)state;
    const struct rules_sum_need need = {.threshold = 4, .slack = 4};
    for (int32_t a = 1; a <= 8; a++) {
        for (int32_t b = 1; b <= 8; b++) {
            for (int32_t c = 1; c <= 8; c++) {
                const int32_t counts[PARTS_MAX] = {a, b, c};
                struct rules_part parts[PARTS_MAX];
                bool safe;
                (void)parts_of(counts, 4, parts);
                parts[0].hidden = parts[1].hidden = parts[2].hidden = true;
                three_by_trying(counts, 4, &safe);
                assert_int_equal(rules_sum_is_safe(parts, 3, &need), safe);
            }
        }
    }
}

struct vector {
    char id[32];
    int dimensions;
};

/* Reads one vector into the attack; level 1: hidden cells are known to be at least 1.
 * The file stands before the vector's first cell. */
static void
vector_read(FILE *file, int level)
{
    char line[512], state[16];
    int cell, value, small, used;
    attack_begin();
    for (long at = ftell(file); fgets(line, sizeof line, file) != NULL;
         at = ftell(file)) {
        if (sscanf(line, "cell %d %d %15s %d", &cell, &value, state, &small) == 4) {
            bool shown = strcmp(state, "shown") == 0;
            int low = shown ? value : strcmp(state, "hidden") == 0 ? level : 0;
            (void)attack_unknown_add(state, value, low, shown ? value : ATTACK_MOST);
        } else if (sscanf(line, "sum %d%n", &cell, &used) == 1) {
            size_t parts[PARTS_MAX], count = 0, total = (size_t)cell;
            for (const char *rest = line + used; sscanf(rest, "%d%n", &cell, &used) == 1;
                 rest += used) {
                assert_true(count < PARTS_MAX);
                parts[count++] = (size_t)cell;
            }
            attack_sum(total, parts, count);
        } else {
            assert_int_equal(fseek(file, at, SEEK_SET), 0);
            return;
        }
    }
}

/* The attacker must never claim more than what integer programming found, and all of it
 * where there is one dimension, as in a breakdown. */
static int
intervals_compare(FILE *file, int wanted_level, const struct vector *vector)
{
    char line[512];
    int level, cell, low, high, compared = 0;
    for (long at = ftell(file); fgets(line, sizeof line, file) != NULL;
         at = ftell(file)) {
        if (sscanf(line, "interval %d %d %d %d", &level, &cell, &low, &high) != 4) {
            assert_int_equal(fseek(file, at, SEEK_SET), 0);
            break;
        }
        const struct attack_unknown *mine = &attack.unknowns[cell];
        if (level != wanted_level) {
            continue;
        }
        compared++;
        if (mine->low > low || mine->high < high) {
            fail_msg("%s cell %d: claims too much", vector->id, cell);
        }
        if (vector->dimensions == 1 && (mine->low != low || mine->high != high)) {
            fail_msg("%s cell %d: finds too little", vector->id, cell);
        }
    }
    return compared;
}

/* Whether the vector that begins at start says what is known at this level. */
static bool
vector_has_level(FILE *file, long start, int wanted)
{
    char line[512];
    int level;
    assert_int_equal(fseek(file, start, SEEK_SET), 0);
    while (fgets(line, sizeof line, file) != NULL && strncmp(line, "vector", 6) != 0) {
        if (sscanf(line, "interval %d", &level) == 1 && level == wanted) {
            return true;
        }
    }
    return false;
}

static void
attacker_against_vectors(void **state)
{
    (void)state;
    char line[512];
    struct vector vector;
    int vectors = 0, compared = 0;
    FILE *file = fopen(VIGIL_SOURCE_DIR "/tests/data/disclosure-vectors.txt", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        if (sscanf(line, "vector %31s %d", vector.id, &vector.dimensions) != 2) {
            assert_true(line[0] == '#');
            continue;
        }
        long start = ftell(file);
        for (int level = 0; level <= 1; level++) {
            if (vector_has_level(file, start, level)) {
                assert_int_equal(fseek(file, start, SEEK_SET), 0);
                vector_read(file, level);
                attack_run();
                compared += intervals_compare(file, level, &vector);
            }
        }
        vectors++;
        assert_int_equal(fseek(file, start, SEEK_SET), 0);
        while (fgets(line, sizeof line, file) != NULL && line[0] != 'v') {
            start = ftell(file);
        }
        assert_int_equal(fseek(file, start, SEEK_SET), 0);
    }
    assert_int_equal(vectors, 19);
    assert_true(compared > 100);
    assert_int_equal(fclose(file), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows),
                                       cmocka_unit_test(all_small_sums),
                                       cmocka_unit_test(attacker_against_vectors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
