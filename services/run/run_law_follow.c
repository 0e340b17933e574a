/* The law that is in force, as the database has it: see run_law_follow.h. */
#include "run/run_law_follow.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "store/store_law.h"

enum base_class
run_law_of(struct run *run,
           const char *version,
           struct rules_law *ret_law,
           struct base_error *ret_error)
{
    static struct vigil_calendar holidays; /* large */
    store_law_holidays(run->store, version, &holidays);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (holidays.count == 0) {
        return base_error_set(
            ret_error, BASE_DONE, "no_such_version", "there is no calendar %s", version);
    }
    *ret_law = run->law;
    return rules_law_set_calendar(ret_law, &holidays, ret_error);
}

enum base_class
run_law_follow(struct run *run, const char *version, struct base_error *ret_error)
{
    static struct rules_law law; /* large */
    char until[BASE_DATE_SIZE];
    if (version[0] == '\0' ||
        (run->law_is_stored && strcmp(version, run->law.holidays.version) == 0)) {
        return BASE_OK;
    }
    enum base_class class = run_law_of(run, version, &law, ret_error);
    if (class != BASE_OK) {
        return class == BASE_DONE ? BASE_AGAIN : class;
    }
    run->law = law;
    run->law_is_stored = true;
    base_date_print(law.calendar.until, until);
    base_log(BASE_LOG_INFO, "event=calendar version=%s until=%s", version, until);
    return BASE_OK;
}

enum base_class
run_law_look(struct run *run, struct base_error *ret_error)
{
    char version[VIGIL_CALENDAR_SIZE] = "";
    enum base_class class = store_connect(run->store, ret_error);
    if (class == BASE_OK) {
        store_law_in_force(run->store, version);
        class = store_run(run->store, ret_error);
    }
    return class == BASE_OK ? run_law_follow(run, version, ret_error) : class;
}
