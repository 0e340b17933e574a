/* Counting and telling what the checker found: see chaos_check.h. */
#include <stdarg.h>
#include <stdio.h>

#include "chaos_check.h"

static const char *const names[CHAOS_FAULTS] = {"lost",
                                                "doubled",
                                                "torn",
                                                "unsent",
                                                "answer differs",
                                                "refused wrongly",
                                                "reuse taken",
                                                "chain",
                                                "clock wrong",
                                                "rung missing",
                                                "rung early",
                                                "rung unknown",
                                                "alert",
                                                "void"};

void
chaos_verdict_add(struct chaos_verdict *verdict,
                  enum chaos_fault fault,
                  const char *format,
                  ...)
{
    verdict->faults[fault]++;
    if (verdict->said++ < CHAOS_SAID_MAX) {
        va_list arguments;
        va_start(arguments, format);
        (void)fprintf(stderr, "chaos: %s: ", names[fault]);
        (void)vfprintf(stderr, format, arguments);
        (void)fputc('\n', stderr);
        va_end(arguments);
    }
}

size_t
chaos_verdict_faults(const struct chaos_verdict *verdict)
{
    size_t sum = 0;
    for (size_t i = 0; i < CHAOS_FAULTS; i++) {
        sum += verdict->faults[i];
    }
    return sum;
}

void
chaos_verdict_print(const char *title, const struct chaos_verdict *verdict)
{
    (void)fprintf(
        stderr,
        "chaos: %s: %zu sent, %zu acknowledged, %zu unknown, %zu answered again, "
        "%zu reused ids, %zu attempts unanswered, %zu rungs;",
        title,
        verdict->sent,
        verdict->acknowledged,
        verdict->unknown,
        verdict->repeated,
        verdict->reused,
        verdict->unanswered,
        verdict->rungs);
    for (size_t i = 0; i < CHAOS_FAULTS; i++) {
        if (verdict->faults[i] > 0) {
            (void)fprintf(stderr, " %s %zu", names[i], verdict->faults[i]);
        }
    }
    (void)fputs(chaos_verdict_faults(verdict) == 0 ? " no fault\n" : "\n", stderr);
}
