/* Whether the time can be trusted, as pure values: see dispatch_clock.h. */
#include "base/base_date.h"
#include "dispatch/dispatch_clock.h"

#define ALLOWED (2 * BASE_SECOND)

enum dispatch_clock_why
dispatch_clock_judge(struct dispatch_clock *clock,
                     const struct dispatch_clock_look *look,
                     int steady_s)
{
    enum dispatch_clock_why why = DISPATCH_CLOCK_RIGHT;
    int64_t ahead = look->behind - look->monotonic_ms * 1000;
    int64_t step = clock->looked ? ahead - clock->ahead : 0;
    if (look->database < look->before - ALLOWED ||
        look->database > look->behind + ALLOWED) {
        why = DISPATCH_CLOCK_DIFFERS;
    } else if (step > ALLOWED || step < -ALLOWED) {
        why = DISPATCH_CLOCK_STEPPED;
    }
    if (why != DISPATCH_CLOCK_RIGHT) {
        clock->suspect = true;
        clock->steady_ms = look->monotonic_ms;
    } else if (look->monotonic_ms - clock->steady_ms >= (int64_t)steady_s * 1000) {
        clock->suspect = false;
    }
    clock->ahead = ahead;
    clock->looked = true;
    return why;
}
