/* Loading the law from the configuration folder: see run_law.h. */
#include "run/run_law.h"

#include <string.h>

#include "base/base_text.h"
#include "files/files_calendar.h"
#include "files/files_faults.h"
#include "files/files_law.h"
#include "rules/rules_calendar_check.h"
#include "rules/rules_clocks.h"
#include "rules/rules_ladder.h"

#define CLOCKS "clocks.csv"
#define LADDER "ladder.csv"

enum { PATH_SIZE = 512 };

static struct vigil_rules loaded; /* the texts, to be recorded as the first version */

static enum base_class
path_in(const char *dir,
        const char *file,
        char ret_path[PATH_SIZE],
        struct base_error *ret_error)
{
    if (base_text_print(ret_path, PATH_SIZE, "%s/%s", dir, file)) {
        return BASE_OK;
    }
    return base_error_set(
        ret_error, BASE_STOP, "config_dir", "the path of %s is too long", file);
}

/* The first fault in the error's words, and how many more there are. */
static enum base_class
tell(const char *dir, const struct files_faults *faults, struct base_error *ret_error)
{
    if (faults->errors == 0) {
        return BASE_OK;
    }
    char text[200] = "out of memory";
    if (faults->count > 0) {
        files_faults_print(&faults->at[0], text, sizeof(text));
    }
    char more[40] = "";
    if (faults->errors > 1) {
        (void)base_text_print(more, sizeof(more), " (and %zu more)", faults->errors - 1);
    }
    return base_error_set(
        ret_error, BASE_STOP, "config_line", "%s/%s%s", dir, text, more);
}

static enum base_class
load_calendar(const char *dir,
              const char *division,
              struct rules_law *law,
              struct files_faults *faults,
              struct base_error *ret_error)
{
    char path[PATH_SIZE];
    static struct vigil_calendar calendar;
    static long lines[VIGIL_HOLIDAYS_MAX];
    enum base_class class = path_in(dir, "bank-holidays.json", path, ret_error);
    if (class == BASE_OK) {
        class = files_calendar_read(path, division, faults, &calendar, lines, ret_error);
    }
    if (class == BASE_OK && faults->errors == 0) {
        struct vigil_faults found = {.count = 0};
        rules_calendar_check(&calendar, &found);
        files_faults_add_rules(faults, "bank-holidays.json", lines, &found);
    }
    class = class == BASE_STOP ? class : tell(dir, faults, ret_error);
    if (class == BASE_OK) {
        (void)base_text_copy(calendar.version, sizeof(calendar.version), RUN_LAW_CONFIG);
        class = rules_law_set_calendar(law, &calendar, ret_error);
    }
    return class;
}

static enum base_class
take_clocks(const struct vigil_rules *rules,
            const struct run_law_since *since,
            struct rules_law *law,
            struct files_faults *faults,
            struct base_error *ret_error)
{
    long lines[RULES_CLOCKS_MAX];
    size_t before = faults->errors;
    enum base_class class = files_law_clocks(CLOCKS,
                                             rules->clocks,
                                             RULES_CLOCKS_MAX,
                                             faults,
                                             law->clocks,
                                             lines,
                                             &law->clocks_count,
                                             ret_error);
    if (class == BASE_OK && faults->errors == before) {
        struct vigil_faults found = {.count = 0};
        rules_clocks_check(law->clocks, law->clocks_count, &found);
        if (since != NULL) {
            rules_clocks_succeed(since->law->clocks,
                                 since->law->clocks_count,
                                 law->clocks,
                                 law->clocks_count,
                                 since->today,
                                 &found);
        }
        files_faults_add_rules(faults, CLOCKS, lines, &found);
    }
    return class;
}

static enum base_class
take_ladder(const struct vigil_rules *rules,
            struct rules_law *law,
            struct files_faults *faults,
            struct base_error *ret_error)
{
    long lines[RULES_RUNGS_MAX];
    size_t before = faults->errors;
    enum base_class class = files_law_ladder(LADDER,
                                             rules->ladder,
                                             RULES_RUNGS_MAX,
                                             faults,
                                             law->rungs,
                                             lines,
                                             &law->rungs_count,
                                             ret_error);
    if (class == BASE_OK && faults->errors == before) {
        struct vigil_faults found = {.count = 0};
        rules_ladder_check(law->rungs, law->rungs_count, &found);
        files_faults_add_rules(faults, LADDER, lines, &found);
    }
    return class;
}

enum base_class
run_law_set_rules(const struct vigil_rules *rules,
                  const struct run_law_since *since,
                  struct rules_law *law,
                  struct files_faults *faults,
                  struct base_error *ret_error)
{
    enum base_class class = take_clocks(rules, since, law, faults, ret_error);
    if (class != BASE_STOP) {
        class = take_ladder(rules, law, faults, ret_error);
    }
    (void)base_text_copy(law->rules, sizeof(law->rules), rules->version);
    if (class == BASE_STOP) {
        return class;
    }
    return faults->errors > 0 ? BASE_REFUSE : BASE_OK;
}

static enum base_class
load_rules(const char *dir,
           struct rules_law *law,
           struct files_faults *faults,
           struct base_error *ret_error)
{
    char path[PATH_SIZE];
    enum base_class class = path_in(dir, CLOCKS, path, ret_error);
    if (class == BASE_OK) {
        class = files_law_text(path, loaded.clocks, sizeof(loaded.clocks), ret_error);
    }
    if (class == BASE_OK) {
        class = path_in(dir, LADDER, path, ret_error);
    }
    if (class == BASE_OK) {
        class = files_law_text(path, loaded.ladder, sizeof(loaded.ladder), ret_error);
    }
    if (class != BASE_OK) {
        return class;
    }
    (void)base_text_copy(loaded.version, sizeof(loaded.version), RUN_LAW_CONFIG_RULES);
    class = run_law_set_rules(&loaded, NULL, law, faults, ret_error);
    return class == BASE_STOP ? class : tell(dir, faults, ret_error);
}

const struct vigil_rules *
run_law_loaded(void)
{
    return &loaded;
}

enum base_class
run_law_load(const char *config_dir,
             const char *division,
             struct rules_law *ret_law,
             struct base_error *ret_error)
{
    struct files_faults faults;
    memset(ret_law, 0, sizeof(*ret_law));
    files_faults_init(&faults);
    enum base_class class =
        load_calendar(config_dir, division, ret_law, &faults, ret_error);
    if (class == BASE_OK) {
        class = load_rules(config_dir, ret_law, &faults, ret_error);
    }
    files_faults_done(&faults);
    return class;
}
