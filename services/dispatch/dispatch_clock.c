/* Whether the time can be trusted: see dispatch_clock.h. */
#include "dispatch/dispatch_clock.h"

#include <string.h>

#include "base/base_log.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "store/store_standing.h"
#include "store/store_time.h"

#define REASON "clock_suspect"

static struct dispatch_clock state;
static struct dispatch_clock_look look;
static bool told, told_suspect; /* recorded already, and what */

void
dispatch_clock_ask(struct run *run)
{
    look.before = base_time_host();
    look.database = VIGIL_INSTANT_NONE;
    store_time_now(run->store, &look.database);
}

bool
dispatch_clock_is_suspect(void)
{
    return state.suspect;
}

static bool
is_held(const struct store_holds *holds)
{
    for (size_t i = 0; i < holds->count; i++) {
        if (strcmp(holds->at[i].reason, REASON) == 0) {
            return true;
        }
    }
    return false;
}

/* Records what stands, unless it is recorded. What a daemon before this one suspected is
 * suspected on, as nobody has seen the time being steady since. */
static enum base_class
record(struct run *run, void *arg, struct base_error *ret_error)
{
    (void)arg;
    struct store_holds holds = {.count = 0};
    store_hold_all(run->store, &holds);
    enum base_class class = store_run(run->store, ret_error);
    bool held = is_held(&holds);
    if (class != BASE_OK || held == state.suspect) {
        return class;
    }
    if (!told && held) {
        state.suspect = true;
        state.steady_ms = look.monotonic_ms;
        return BASE_OK;
    }
    dispatch_hold(run, REASON, state.suspect, base_time_now());
    const struct vigil_event event = {.actor = "dispatch",
                                      .type = state.suspect ? VIGIL_EVENT_CLOCK_SUSPECT
                                                            : VIGIL_EVENT_CLOCK_TRUSTED};
    (void)run_append_add(&run->append, &event);
    return BASE_OK;
}

enum base_class
dispatch_clock_settle(struct run *run, struct base_error *ret_error)
{
    look.behind = base_time_host();
    look.monotonic_ms = base_time_monotonic_ms();
    enum dispatch_clock_why why =
        dispatch_clock_judge(&state, &look, dispatch_parameters.clock_steady_s);
    if (why != DISPATCH_CLOCK_RIGHT) {
        base_log(BASE_LOG_WARNING,
                 "event=clock_suspect why=%s database_ahead_ms=%lld",
                 why == DISPATCH_CLOCK_DIFFERS ? "differs" : "stepped",
                 (long long)((look.database - look.behind) / 1000));
    }
    if (told && told_suspect == state.suspect) {
        return BASE_OK;
    }
    enum base_class class = run_transact(run, record, NULL, ret_error);
    if (class == BASE_OK) {
        if (told && !state.suspect) {
            base_log(BASE_LOG_INFO, "event=clock_trusted");
        }
        told = true;
        told_suspect = state.suspect;
    }
    return class;
}
