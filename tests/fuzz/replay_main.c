/*
 * Runs a fuzzer's function over the files of the folders given, so that every build tests
 * what the fuzzer has found, without libFuzzer. Each file is given from a block of just
 * its size, so that a sanitizer sees any byte read beyond it. Fails if there is no file.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { FILE_MAX = 1 << 21 };

static bool
replay_file(const char *folder, const char *name)
{
    static uint8_t bytes[FILE_MAX];
    char path[4096];
    if (snprintf(path, sizeof(path), "%s/%s", folder, name) >= (int)sizeof(path)) {
        return false;
    }
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        (void)fprintf(stderr, "%s cannot be read\n", path);
        return false;
    }
    size_t size = fread(bytes, 1, sizeof(bytes), file);
    (void)fclose(file);
    uint8_t *copy = malloc(size == 0 ? 1 : size);
    if (copy == NULL) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        copy[i] = bytes[i];
    }
    (void)LLVMFuzzerTestOneInput(copy, size);
    free(copy);
    return true;
}

int
main(int argc, char **argv)
{
    int replayed = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (folder == NULL) {
            (void)fprintf(stderr, "%s is no folder\n", argv[i]);
            return 1;
        }
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (entry->d_name[0] == '.') {
                continue;
            }
            if (!replay_file(argv[i], entry->d_name)) {
                return 1;
            }
            replayed++;
        }
        (void)closedir(folder);
    }
    printf("%d replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
