/*
 * A file of a test's own, in a folder of its own that goes with the test.
 */
#ifndef CLOCKS_FILE_H
#define CLOCKS_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char clocks_dir[64];

static inline int
clocks_dir_make(void **state)
{
    (void)state;
    (void)strcpy(clocks_dir, "/tmp/vigil-test-XXXXXX");
    return mkdtemp(clocks_dir) == NULL ? -1 : 0;
}

static inline const char *
clocks_path(const char *name)
{
    static char path[128];
    (void)snprintf(path, sizeof(path), "%s/%s", clocks_dir, name);
    return path;
}

static inline const char *
clocks_write(const char *name, const char *text)
{
    FILE *file = fopen(clocks_path(name), "we");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0) {
        (void)fprintf(stderr, "cannot write %s\n", clocks_path(name));
        abort();
    }
    return clocks_path(name);
}

static inline int
clocks_dir_remove(void **state)
{
    (void)state;
    static const char *const names[] = {"bank-holidays.json", "clocks.csv", "ladder.csv"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)unlink(clocks_path(names[i]));
    }
    return rmdir(clocks_dir);
}

#endif
