/*
 * The stage that the tests of services/bus play on: a private directory and one bus, and
 * waiting for an event instead of sleeping. Included by those tests only.
 */
#ifndef BUS_STAGE_H
#define BUS_STAGE_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "bus/bus_context.h"

enum {
    STAGE_PATIENCE_MS = 8000, /* for what must happen; only a failure takes it */
    STAGE_ALARM_S = 20
};

struct stage {
    char directory[32];
    char path[64]; /* of the socket that most tests need */
    struct bus *bus;
    struct base_error error;
    bool played; /* the test came to its end, and its sockets are closed */
};

static inline int
stage_up(void **state)
{
    (void)alarm(STAGE_ALARM_S); /* against what waits for ever */
    struct stage *stage = calloc(1, sizeof(*stage));
    (void)base_text_copy(stage->directory, sizeof(stage->directory), "/tmp/bus-XXXXXX");
    if (mkdtemp(stage->directory) == NULL ||
        bus_new(&stage->bus, &stage->error) != BASE_OK) {
        free(stage);
        return -1;
    }
    (void)base_text_print(
        stage->path, sizeof(stage->path), "%s/intake.sock", stage->directory);
    *state = stage;
    return 0;
}

static inline int
stage_down(void **state)
{
    struct stage *stage = *state;
    if (stage->played) { /* else it would wait for the sockets that a failure left */
        bus_free(stage->bus);
    }
    DIR *directory = opendir(stage->directory);
    const struct dirent *entry;
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        (void)unlinkat(dirfd(directory), entry->d_name, 0);
    }
    (void)closedir(directory);
    int removed = rmdir(stage->directory);
    free(stage);
    return removed;
}

/* Runs the statement until the condition holds, waiting on the sockets in between; the
 * test fails if it never does. */
#define STAGE_UNTIL(condition, statement, ...)                                           \
    do {                                                                                 \
        int64_t stage_end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;             \
        while (!(condition)) {                                                           \
            assert_true(base_time_monotonic_ms() < stage_end_ms);                        \
            void *stage_sockets[] = {__VA_ARGS__};                                       \
            struct bus_wait_item stage_items[BASE_COUNT(stage_sockets)];                 \
            memset(stage_items, 0, sizeof(stage_items));                                 \
            for (size_t stage_i = 0; stage_i < BASE_COUNT(stage_sockets); stage_i++) {   \
                stage_items[stage_i].socket = stage_sockets[stage_i];                    \
            }                                                                            \
            bus_wait(stage_items, BASE_COUNT(stage_items), 20);                          \
            statement;                                                                   \
        }                                                                                \
    } while (0)

#endif
