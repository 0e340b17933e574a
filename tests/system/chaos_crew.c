/* Several clients at once: see chaos_crew.h. */
#include "chaos_crew.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "chaos_history.h"
#include "chaos_instance.h"
#include "chaos_oracle.h"

uint64_t
chaos_crew_seed(void)
{
    uint64_t seed;
    const char *given = getenv("VIGIL_SEED");
    base_random(&seed, sizeof(seed));
    seed = given != NULL ? strtoull(given, NULL, 10) : seed % 1000000;
    (void)fprintf(stderr, "chaos: VIGIL_SEED=%" PRIu64 "\n", seed);
    return seed;
}

static void
work(struct chaos_crew *crew, size_t i, uint64_t seed, int64_t until_ms, const char *name)
{
    static const char *const profiles[CHAOS_CREW_MAX] = {
        "e08000025", "e10000016", "e09000012", "e08000025"};
    struct chaos_client client = {.profile = profiles[i],
                                  .messages = crew->messages,
                                  .seed = seed + i,
                                  .progress = crew->progress,
                                  .known_on = chaos_oracle_day(base_time_now()) - 2,
                                  .until_ms = until_ms};
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)base_text_print(client.name, sizeof(client.name), "%s/%zu", name, i);
    client.history = chaos_history_open(crew->history);
    _exit(client.history >= 0 && chaos_client_run(&client) ? 0 : 1);
}

bool
chaos_crew_start(const char *name,
                 size_t clients,
                 size_t messages,
                 uint64_t seed,
                 int64_t until_ms,
                 struct chaos_crew *ret_crew)
{
    memset(ret_crew, 0, sizeof(*ret_crew));
    ret_crew->clients = clients;
    ret_crew->messages = messages;
    (void)base_text_copy(ret_crew->history,
                         sizeof(ret_crew->history),
                         chaos_instance_path("history.%s", name));
    (void)unlink(ret_crew->history);
    ret_crew->progress = mmap(NULL,
                              sizeof(*ret_crew->progress),
                              PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS,
                              -1,
                              0);
    bool fine = ret_crew->progress != MAP_FAILED;
    if (fine) {
        atomic_store(&ret_crew->progress->permitted, clients * messages);
    }
    for (size_t i = 0; fine && i < clients; i++) {
        ret_crew->pids[i] = fork();
        if (ret_crew->pids[i] == 0) {
            work(ret_crew, i, seed, until_ms, name);
        }
        fine = ret_crew->pids[i] > 0;
    }
    return fine;
}

bool
chaos_crew_wait(struct chaos_crew *crew)
{
    bool fine = true;
    for (size_t i = 0; i < crew->clients; i++) {
        int status = 0;
        fine = waitpid(crew->pids[i], &status, 0) == crew->pids[i] && fine;
        fine = WIFEXITED(status) && WEXITSTATUS(status) == 0 && fine;
    }
    return fine;
}

void
chaos_crew_done(struct chaos_crew *crew)
{
    (void)munmap(crew->progress, sizeof(*crew->progress));
}
