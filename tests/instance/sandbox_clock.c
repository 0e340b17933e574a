/*
 * Makes the clock file of a sandbox: vigil-sandbox-clock FILE INSTANT, such as
 * 2021-03-01T09:00:00Z; without INSTANT the sandbox starts at the host's time.
 */
#include <stdio.h>

#include "base/base_date.h"
#include "base/base_time.h"

int
main(int argc, char **argv)
{
    struct base_error error;
    vigil_instant now = base_time_now();
    if (argc < 2 || argc > 3 || (argc == 3 && !base_instant_parse(argv[2], &now))) {
        (void)fprintf(stderr,
                      "vigil-sandbox-clock: VIGIL_NOW is an instant such as "
                      "2021-03-01T09:00:00Z\n");
        return 2;
    }
    if (base_time_sandbox_create(argv[1], now, &error) != BASE_OK) {
        (void)fprintf(stderr, "vigil-sandbox-clock: %s\n", error.text);
        return 1;
    }
    return 0;
}
