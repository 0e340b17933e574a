/* `vigil sandbox advance`: moves the time of a sandbox forward. */
#include <stdio.h>

#include "base/base_date_words.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"
#include "cli/cli_duration.h"
#include "cli/cli_receipt.h"
#include "rules/rules_london.h"

/* The receipt has the time at which the step was recorded, which is the one before it. */
static enum cli_exit
tell_time(struct cli *cli)
{
    vigil_instant now;
    char day[BASE_DATE_WORDS_SIZE], local[RULES_LONDON_SIZE];
    enum cli_exit exit = cli_ask_time(cli, &now);
    if (exit == CLI_DONE && now != VIGIL_INSTANT_NONE) {
        base_date_say(rules_london_date(now), day);
        rules_london_print(now, local);
        (void)printf("the time is now %.8s on %s, London time\n",
                     local + sizeof("2026-03-24"),
                     day);
    }
    return exit;
}

static enum cli_exit
run(struct cli *cli)
{
    struct vigil_submission submission = {.type = VIGIL_MESSAGE_TIME_ADVANCE};
    if (!cli_duration_parse(cli->operands[0], &submission.advance_us)) {
        return cli_usage(
            "a duration is a number and d, h or m (5d, 3h, 90m), at most %dd",
            CLI_DURATION_DAYS_MAX);
    }
    enum cli_exit exit = cli_submit(cli, &submission);
    if (exit == CLI_DONE && !cli->json) {
        exit = tell_time(cli);
    }
    return exit;
}

const struct cli_command cli_sandbox_advance = {
    .words = "sandbox advance",
    .users = CLI_OPERATORS,
    .operands = "DURATION",
    .operands_min = 1,
    .operands_max = 1,
    .help = "move a sandbox's time forward (5d, 3h, 90m), at most 366 days at once",
    .example = "vigil --profile operator sandbox advance 5d",
    .run = run,
};
