/*
 * Importing rules, the texts of clocks.csv and ladder.csv: see deadlines_calendar.h. All
 * that is wrong is told at once, by file and line, as when a daemon starts with them; and
 * what has begun keeps the line that it began with.
 */
#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "deadlines/deadlines_calendar.h"
#include "rules/rules_london.h"
#include "run/run_law.h"
#include "wire/wire_calendar.h"

struct import {
    struct vigil_rules rules;
    struct store_law_entries found; /* of this name */
};

_Static_assert(sizeof(struct import) <= RUN_RECORD_SIZE, "a record is too large");

enum base_class
deadlines_rules_read(const uint8_t *body,
                     size_t size,
                     void *record,
                     struct vigil_faults *faults)
{
    struct import *import = record;
    return wire_rules_read(body, size, &import->rules, faults);
}

void
deadlines_rules_look(struct store *store, const struct vigil_key *caller, void *record)
{
    struct import *import = record;
    (void)caller;
    store_law_version(store, import->rules.version, &import->found);
}

/* What was found in the files, at paths such as "clocks.csv:12 unit". */
static void
tell(const struct files_faults *found, struct vigil_faults *faults)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct files_fault *fault = &found->at[i];
        char path[sizeof(faults->at[0].path)];
        if (fault->line > 0) {
            (void)base_text_print(path,
                                  sizeof(path),
                                  "%s:%ld %s",
                                  fault->file,
                                  fault->line,
                                  fault->what.path);
        } else {
            (void)base_text_print(
                path, sizeof(path), "%s %s", fault->file, fault->what.path);
        }
        base_faults_add(
            faults, path, fault->what.code, fault->what.wrong, fault->what.right);
    }
}

/* The same lines in the same order. */
static bool
agree(const struct rules_law *a, const struct rules_law *b)
{
    return a->clocks_count == b->clocks_count && a->rungs_count == b->rungs_count &&
           memcmp(a->clocks, b->clocks, a->clocks_count * sizeof(a->clocks[0])) == 0 &&
           memcmp(a->rungs, b->rungs, a->rungs_count * sizeof(a->rungs[0])) == 0;
}

enum base_class
deadlines_rules_judge(const struct vigil_rules *rules,
                      const struct rules_context *context,
                      struct vigil_faults *faults)
{
    static struct rules_law law; /* large */
    const struct run_law_since since = {context->law, rules_london_date(context->now)};
    struct files_faults found;
    struct base_error error;
    memset(&law, 0, sizeof(law));
    files_faults_init(&found);
    enum base_class class = run_law_set_rules(rules, &since, &law, &found, &error);
    tell(&found, faults);
    files_faults_done(&found);
    if (class == BASE_OK && agree(&law, context->law)) {
        base_faults_add(faults,
                        "clocks",
                        "nothing_new",
                        "has the rules that are in force already",
                        "files with a line more, or one that is closed");
    }
    if (class == BASE_STOP) {
        return BASE_AGAIN;
    }
    return faults->count > 0 ? BASE_REFUSE : BASE_OK;
}

enum base_class
deadlines_rules_decide(struct run_decision *decision)
{
    const struct import *import = decision->record;
    deadlines_approval_name(
        import->rules.version, true, &import->found, decision->faults);
    return deadlines_rules_judge(&import->rules, decision->context, decision->faults);
}

void
deadlines_rules_write(struct store *store, const struct run_decision *decision)
{
    const struct import *import = decision->record;
    store_law_propose_rules(store,
                            &import->rules,
                            decision->context->now,
                            decision->context->party,
                            STORE_LAW_NOT_IN_FORCE);
}
