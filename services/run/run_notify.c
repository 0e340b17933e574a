/* Words to the service manager: see run_notify.h. */
#include "run/run_notify.h"

#include <stdint.h>
#include <systemd/sd-daemon.h>

void
run_notify(const char *state)
{
    (void)sd_notify(0, state);
}

int
run_notify_watchdog_ms(void)
{
    uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) {
        return 0;
    }
    return (int)(microseconds / 2000);
}
