/* A client that never reads: see chaos_sloth.h. */
#include "chaos_sloth.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_id.h"
#include "bus/bus_client.h"
#include "chaos_instance.h"
#include "vigil/vigil.h"
#include "wire/wire_envelope.h"
#include "wire/wire_query.h"

/* Asks for its authority's cases. */
static void
ask(const char *profile_name, size_t asks, atomic_size_t *asked)
{
    struct vigil_profile profile;
    struct vigil_error told;
    struct base_error error;
    struct bus *bus;
    struct bus_client *client;
    if (vigil_profile_load(profile_name, &profile, &told) != VIGIL_OK ||
        bus_new(&bus, &error) != BASE_OK) {
        _exit(1);
    }
    const struct bus_client_options options = {.endpoint = profile.gate,
                                               .server_key = profile.gate_key,
                                               .public_key = profile.public_key,
                                               .secret_key = profile.secret_key};
    if (bus_client_new(bus, &options, &client, &error) != BASE_OK) {
        _exit(1);
    }
    while (atomic_load(asked) < asks) {
        static const struct vigil_query all;
        uint8_t body[WIRE_QUERY_SIZE], bytes[WIRE_QUERY_SIZE + WIRE_ENVELOPE_EXTRA];
        struct vigil_id id = base_id_new();
        size_t size = wire_query_write(&all, body, sizeof(body));
        size = wire_envelope_write(
            &id, VIGIL_MESSAGE_CASES_QUERY, body, size, bytes, sizeof(bytes));
        if (bus_client_state(client) == BUS_CLIENT_CONNECTED &&
            bus_client_send(client, bytes, size)) {
            (void)atomic_fetch_add(asked, 1);
        }
        chaos_instance_pause(1);
    }
    for (;;) {
        (void)pause();
    }
}

bool
chaos_sloth_start(const char *profile, size_t asks, struct chaos_sloth *ret_sloth)
{
    ret_sloth->asked = mmap(NULL,
                            sizeof(*ret_sloth->asked),
                            PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS,
                            -1,
                            0);
    if (ret_sloth->asked == MAP_FAILED) {
        return false;
    }
    ret_sloth->pid = fork();
    if (ret_sloth->pid == 0) {
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
        ask(profile, asks, ret_sloth->asked);
    }
    return ret_sloth->pid > 0;
}

void
chaos_sloth_end(struct chaos_sloth *sloth)
{
    (void)kill(sloth->pid, SIGKILL);
    (void)waitpid(sloth->pid, NULL, 0);
    (void)munmap(sloth->asked, sizeof(*sloth->asked));
}
