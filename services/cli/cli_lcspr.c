/* `vigil lcspr`: a local child safeguarding practice review. */
#include "cli/cli_check.h"
#include "cli/cli_commands.h"
#include "files/files_json.h"

static enum cli_exit
run(struct cli *cli)
{
    static struct vigil_lcspr record; /* large */
    struct vigil_faults faults;
    struct base_error error;
    switch (files_json_lcspr_read(cli->operands[0], &record, &faults, &error)) {
    case BASE_OK:
    case BASE_REFUSE:
        break;
    default:
        return cli_usage("%s", error.text);
    }
    cli_check_lcspr(&record, &faults);
    if (faults.count > 0) {
        return cli_refuse(cli, &faults);
    }
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_LCSPR,
                                                .lcspr = &record};
    return cli_submit(cli, &submission);
}

const struct cli_command cli_lcspr = {
    .words = "lcspr",
    .operands = "FILE.json",
    .operands_min = 1,
    .operands_max = 1,
    .help = "submit a local child safeguarding practice review",
    .example = "vigil --profile e08000025 lcspr lcspr.json",
    .run = run,
};
