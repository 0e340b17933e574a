/*
 * An attacker on numbers that hang together: unknown whole numbers, inequalities between
 * them, and narrowing until nothing more follows. Knows nothing of the program's own
 * audit. Static memory; asserts that it is enough.
 */
#ifndef ATTACKER_H
#define ATTACKER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_text.h"

enum { ATTACK_UNKNOWNS = 6000, ATTACK_TERMS = 60000, ATTACK_LIMITS = 20000 };

#define ATTACK_MOST INT64_C(1000000)

struct attack_unknown {
    char name[96];
    int64_t truth; /* never used to attack */
    int64_t low, high;
    bool guarded; /* must not be worked out if it is small */
};

/* sum of factor * unknown <= limit */
struct attack_limit {
    size_t first, count;
    int64_t limit;
};

static struct {
    size_t unknowns_count, terms_count, limits_count;
    struct attack_unknown unknowns[ATTACK_UNKNOWNS];
    struct {
        size_t unknown;
        int64_t factor;
    } terms[ATTACK_TERMS];
    struct attack_limit limits[ATTACK_LIMITS];
} attack;

static inline void
attack_begin(void)
{
    attack.unknowns_count = attack.terms_count = attack.limits_count = 0;
}

static inline size_t
attack_unknown_add(const char *name, int64_t truth, int64_t low, int64_t high)
{
    assert_true(attack.unknowns_count < ATTACK_UNKNOWNS);
    struct attack_unknown *unknown = &attack.unknowns[attack.unknowns_count];
    *unknown = (struct attack_unknown){.truth = truth, .low = low, .high = high};
    assert_true(base_text_copy(unknown->name, sizeof unknown->name, name));
    return attack.unknowns_count++;
}

static inline void
attack_limit_begin(int64_t limit)
{
    assert_true(attack.limits_count < ATTACK_LIMITS);
    attack.limits[attack.limits_count++] =
        (struct attack_limit){.first = attack.terms_count, .limit = limit};
}

static inline void
attack_term(int64_t factor, size_t unknown)
{
    assert_true(attack.terms_count < ATTACK_TERMS);
    attack.terms[attack.terms_count].unknown = unknown;
    attack.terms[attack.terms_count++].factor = factor;
    attack.limits[attack.limits_count - 1].count++;
}

/* total = the sum of the parts: two inequalities. */
static inline void
attack_sum(size_t total, const size_t *parts, size_t count)
{
    for (int64_t sign = -1; sign <= 1; sign += 2) {
        attack_limit_begin(0);
        attack_term(-sign, total);
        for (size_t i = 0; i < count; i++) {
            attack_term(sign, parts[i]);
        }
    }
}

/* 100 part / whole, rounded halves up, is percent. */
static inline void
attack_percent(size_t whole, size_t part, int64_t percent)
{
    attack_limit_begin(0);
    attack_term(2 * percent - 1, whole);
    attack_term(-200, part);
    attack_limit_begin(-1);
    attack_term(200, part);
    attack_term(-2 * percent - 1, whole);
}

static inline int64_t
attack_floor(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

/* The least that a term can be. */
static inline int64_t
attack_least(size_t term)
{
    const struct attack_unknown *unknown = &attack.unknowns[attack.terms[term].unknown];
    int64_t factor = attack.terms[term].factor;
    return factor * (factor > 0 ? unknown->low : unknown->high);
}

static inline bool
attack_narrow(const struct attack_limit *limit)
{
    int64_t least = 0;
    bool narrower = false;
    for (size_t i = limit->first; i < limit->first + limit->count; i++) {
        least += attack_least(i);
    }
    for (size_t i = limit->first; i < limit->first + limit->count; i++) {
        struct attack_unknown *unknown = &attack.unknowns[attack.terms[i].unknown];
        int64_t factor = attack.terms[i].factor;
        int64_t room = limit->limit - (least - attack_least(i));
        int64_t end =
            factor > 0 ? attack_floor(room, factor) : -attack_floor(room, -factor);
        if (factor > 0 && end < unknown->high) {
            unknown->high = end;
            narrower = true;
        } else if (factor < 0 && end > unknown->low) {
            unknown->low = end;
            narrower = true;
        }
    }
    return narrower;
}

static inline void
attack_run(void)
{
    for (bool narrower = true; narrower;) {
        narrower = false;
        for (size_t i = 0; i < attack.limits_count; i++) {
            narrower = attack_narrow(&attack.limits[i]) || narrower;
        }
    }
}

#endif
