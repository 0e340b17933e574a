/* The law that is in force, as the database has it: see run_law_follow.h. */
#include "run/run_law_follow.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "run/run_law.h"
#include "store/store_law.h"

/* A version's texts are rules: they were when it was let in. */
static enum base_class
set_rules(const struct vigil_rules *rules,
          struct rules_law *ret_law,
          struct base_error *ret_error)
{
    struct files_faults faults;
    files_faults_init(&faults);
    enum base_class class = run_law_set_rules(rules, NULL, ret_law, &faults, ret_error);
    files_faults_done(&faults);
    return class != BASE_REFUSE
               ? class
               : base_error_set(ret_error,
                                BASE_BUG,
                                "stored_rules",
                                "the rules %s as they are stored are none",
                                rules->version);
}

enum base_class
run_law_of(struct run *run,
           const char *version,
           struct rules_law *ret_law,
           struct base_error *ret_error)
{
    static struct vigil_calendar holidays; /* large */
    static struct vigil_rules rules;
    store_law_holidays(run->store, version, &holidays);
    store_law_rules(run->store, version, &rules);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    *ret_law = run->law;
    if (holidays.count > 0) {
        return rules_law_set_calendar(ret_law, &holidays, ret_error);
    }
    if (rules.clocks[0] != '\0') {
        return set_rules(&rules, ret_law, ret_error);
    }
    return base_error_set(
        ret_error, BASE_DONE, "no_such_version", "there is no version %s", version);
}

/* Takes one version over, unless it is here already; "": none was recorded yet. */
static enum base_class
take(struct run *run,
     const char *version,
     const char *here,
     bool *stored,
     struct base_error *ret_error)
{
    static struct rules_law law; /* large */
    char until[BASE_DATE_SIZE];
    if (version[0] == '\0' || (*stored && strcmp(version, here) == 0)) {
        return BASE_OK;
    }
    enum base_class class = run_law_of(run, version, &law, ret_error);
    if (class != BASE_OK) {
        return class == BASE_DONE ? BASE_AGAIN : class;
    }
    run->law = law;
    *stored = true;
    base_date_print(law.calendar.until, until);
    base_log(BASE_LOG_INFO, "event=law version=%s until=%s", version, until);
    return BASE_OK;
}

enum base_class
run_law_follow(struct run *run,
               const char *calendar,
               const char *rules,
               struct base_error *ret_error)
{
    enum base_class class = take(
        run, calendar, run->law.holidays.version, &run->calendar_is_stored, ret_error);
    return class == BASE_OK
               ? take(run, rules, run->law.rules, &run->rules_are_stored, ret_error)
               : class;
}

enum base_class
run_law_look(struct run *run, struct base_error *ret_error)
{
    char calendar[VIGIL_CALENDAR_SIZE] = "", rules[VIGIL_CALENDAR_SIZE] = "";
    enum base_class class = store_connect(run->store, ret_error);
    if (class == BASE_OK) {
        store_law_in_force(run->store, STORE_LAW_CALENDAR, calendar);
        store_law_in_force(run->store, STORE_LAW_RULES, rules);
        class = store_run(run->store, ret_error);
    }
    return class == BASE_OK ? run_law_follow(run, calendar, rules, ret_error) : class;
}
