/* The local authorities of England: see run_authorities.h. */
#include "run/run_authorities.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_csv.h"
#include "files/files_faults.h"

enum { AUTHORITIES_MAX = 1024 };

static const struct files_csv_column columns[] = {{"gss_code", true},
                                                  {"old_la_code", false},
                                                  {"la_name", false},
                                                  {"region_code", false},
                                                  {"region_name", false},
                                                  {"la_type", false},
                                                  {"valid_from", false},
                                                  {"valid_to", false},
                                                  {"predecessor_gss", false},
                                                  {"successor_gss", false},
                                                  {"note", false}};

struct reading {
    char (*codes)[VIGIL_PARTY_SIZE];
    size_t count;
};

static void
read_row(void *context, const struct files_csv_row *row)
{
    struct reading *reading = context;
    if (reading->count < AUTHORITIES_MAX && row->text[0][0] != '\0') {
        (void)base_text_copy(
            reading->codes[reading->count++], VIGIL_PARTY_SIZE, row->text[0]);
    }
}

static int
by_code(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Each code once, in order. */
static void
settle(struct reading *reading)
{
    qsort(reading->codes, reading->count, sizeof(reading->codes[0]), by_code);
    size_t kept = 0;
    for (size_t i = 0; i < reading->count; i++) {
        if (kept == 0 || strcmp(reading->codes[kept - 1], reading->codes[i]) != 0) {
            memmove(reading->codes[kept++], reading->codes[i], VIGIL_PARTY_SIZE);
        }
    }
    reading->count = kept;
}

enum base_class
run_authorities_load(const char *config_dir,
                     struct rules_authorities *ret_authorities,
                     struct base_error *ret_error)
{
    char path[300];
    (void)base_text_print(path, sizeof(path), "%s/local-authorities.csv", config_dir);
    struct reading reading = {.codes = calloc(AUTHORITIES_MAX, VIGIL_PARTY_SIZE)};
    struct files_faults faults;
    files_faults_init(&faults);
    enum base_class class = BASE_STOP;
    if (reading.codes != NULL) {
        const struct files_csv_wanted wanted = {.name = "local-authorities.csv",
                                                .columns = columns,
                                                .columns_count = BASE_COUNT(columns),
                                                .row = read_row,
                                                .context = &reading,
                                                .faults = &faults};
        class = files_csv_read(path, &wanted, ret_error);
    }
    if (class == BASE_REFUSE || (class == BASE_OK && reading.count == 0)) {
        class = base_error_set(ret_error,
                               BASE_STOP,
                               "authorities",
                               "%s is not a list of local authorities",
                               path);
    }
    files_faults_done(&faults);
    if (class != BASE_OK) {
        free(reading.codes);
        return class;
    }
    settle(&reading);
    ret_authorities->codes = (const char(*)[VIGIL_PARTY_SIZE])reading.codes;
    ret_authorities->count = reading.count;
    return BASE_OK;
}

void
run_authorities_done(struct rules_authorities *authorities)
{
    free((void *)(uintptr_t)authorities->codes);
    authorities->codes = NULL;
    authorities->count = 0;
}
