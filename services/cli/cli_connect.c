/* Who we are and whom we talk to: see cli.h. */
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"

static bool waiting_shown;

static void
show_waiting(void *context, int waited_s)
{
    (void)context;
    if (isatty(STDERR_FILENO) != 0) {
        (void)fprintf(stderr, "\rwaiting for the service: %d s ", waited_s);
        waiting_shown = true;
    }
}

void
cli_waiting_clear(void)
{
    if (waiting_shown) {
        (void)fprintf(stderr, "\r%50s\r", "");
        waiting_shown = false;
    }
}

enum cli_exit
cli_connect(struct cli *cli)
{
    struct vigil_profile profile;
    struct vigil_error error;
    if (cli->client != NULL) {
        return CLI_DONE; /* a command that sends more than one thing */
    }
    enum vigil_result result = vigil_profile_load(cli->profile, &profile, &error);
    if (result == VIGIL_OK) {
        result = vigil_client_new(&profile, &cli->client, &error);
    }
    if (result != VIGIL_OK) {
        return cli_no_answer(result, &error);
    }
    vigil_client_on_wait(cli->client, show_waiting, NULL);
    return CLI_DONE;
}

enum cli_exit
cli_no_answer(enum vigil_result result, const struct vigil_error *error)
{
    cli_waiting_clear();
    switch (result) {
    case VIGIL_WRONG_SETUP:
        return cli_usage("%s", error->text);
    case VIGIL_TOO_LARGE:
        cli_say("%s", error->text);
        return CLI_REFUSED;
    case VIGIL_KEY_REFUSED:
        cli_say("not let in: %s", error->text);
        return CLI_UNREACHABLE;
    case VIGIL_UNREACHABLE:
        cli_say("could not reach the service: %s", error->text);
        return CLI_UNREACHABLE;
    case VIGIL_BUSY:
    case VIGIL_NO_RESOURCE:
    case VIGIL_OK:
    case VIGIL_REFUSED:
        break;
    }
    cli_say("%s", error->text);
    return CLI_UNREACHABLE;
}
