/* `vigil rapid-review`: the partnership's rapid review of a case. */
#include "cli/cli_check.h"
#include "cli/cli_commands.h"
#include "files/files_json.h"

static enum cli_exit
run(struct cli *cli)
{
    static struct vigil_rapid_review record; /* large */
    struct vigil_faults faults;
    struct base_error error;
    switch (files_json_rapid_review_read(cli->operands[0], &record, &faults, &error)) {
    case BASE_OK:
    case BASE_REFUSE:
        break;
    default:
        return cli_usage("%s", error.text);
    }
    cli_check_rapid_review(&record, &faults);
    if (faults.count > 0) {
        return cli_refuse(cli, &faults);
    }
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_RAPID_REVIEW,
                                                .rapid_review = &record};
    return cli_submit(cli, &submission);
}

const struct cli_command cli_rapid_review = {
    .words = "rapid-review",
    .operands = "FILE.json",
    .operands_min = 1,
    .operands_max = 1,
    .help = "submit the rapid review of a case",
    .example = "vigil --profile e08000025 rapid-review review.json",
    .run = run,
};
