/*
 * `vigil import`: a casebook. All of it is checked first, here; then it is sent as
 * history, kind after kind, many at a time, and then its records in their order. Each
 * record's message id is that of its content, so an import that was stopped can be run
 * again: what is there already gets its first receipt and has no second effect.
 */
#include <stdio.h>

#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_commands.h"
#include "cli/cli_import.h"
#include "cli/cli_table.h"
#include "files/files_casebook.h"
#include "files/files_json_print.h"

static bool check_only;

static const struct cli_option options[] = {
    {"check", NULL, "check the casebook, send nothing", NULL, &check_only},
    {NULL, NULL, NULL, NULL, NULL}};

static void
tell_faults(const struct files_faults *faults, bool warnings)
{
    char line[512];
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->at[i].warning == warnings) {
            files_faults_print(&faults->at[i], line, sizeof(line));
            (void)fprintf(stderr, "%s\n", line);
        }
    }
}

/* Reads and checks; tells faults always, warnings if wanted. */
static enum cli_exit
read_casebook(const char *folder,
              vigil_instant now,
              bool warnings,
              struct files_casebook **ret_casebook)
{
    struct files_faults faults;
    struct base_error error;
    enum cli_exit exit = CLI_DONE;
    files_faults_init(&faults);
    enum base_class class =
        files_casebook_read(folder, now, &faults, ret_casebook, &error);
    if (class != BASE_OK && class != BASE_REFUSE) {
        exit = cli_usage("%s", error.text);
    }
    if (class == BASE_OK && warnings) {
        tell_faults(&faults, true);
    }
    if (class == BASE_REFUSE) {
        tell_faults(&faults, false);
        cli_say("the casebook has %zu faults; nothing was imported", faults.errors);
        exit = CLI_REFUSED;
    }
    files_faults_done(&faults);
    return exit;
}

static void
print_counts(const struct cli *cli, const struct cli_import_counts *counts)
{
    enum { ROWS = CLI_IMPORT_KINDS, WIDTH = 3 };
    static char title[] = "import", names[WIDTH][16] = {"what", "recorded", "refused"};
    char texts[ROWS][WIDTH][24];
    char *columns[WIDTH] = {names[0], names[1], names[2]};
    char *cells[ROWS * WIDTH];
    enum vigil_cell_kind kinds[] = {
        VIGIL_CELL_TEXT, VIGIL_CELL_NUMBER, VIGIL_CELL_NUMBER};
    for (size_t k = 0; k < ROWS; k++) {
        const struct cli_import_count *count = &counts->of[k];
        (void)base_text_copy(texts[k][0], sizeof(texts[k][0]), cli_import_kinds[k].name);
        (void)base_text_print(texts[k][1], sizeof(texts[k][1]), "%zu", count->recorded);
        (void)base_text_print(texts[k][2], sizeof(texts[k][2]), "%zu", count->refused);
        for (size_t c = 0; c < WIDTH; c++) {
            cells[k * WIDTH + c] = texts[k][c];
        }
    }
    const struct vigil_listing listing = {title, WIDTH, columns, kinds, ROWS, cells};
    if (cli->json) {
        files_json_listings_print(&listing, 1, stdout);
    } else {
        cli_table_print(&listing, stdout);
    }
}

static enum cli_exit
run(struct cli *cli)
{
    struct files_casebook *casebook = NULL;
    struct cli_import_counts counts = {.failed = VIGIL_OK};
    vigil_instant now = VIGIL_INSTANT_NONE;
    enum cli_exit exit = read_casebook(cli->operands[0], now, true, &casebook);
    if (exit == CLI_DONE && !check_only) {
        exit = cli_ask_time(cli, &now);
    }
    if (exit == CLI_DONE && now != VIGIL_INSTANT_NONE) {
        /* again, now that we know which days have not come yet */
        files_casebook_free(casebook);
        casebook = NULL;
        exit = read_casebook(cli->operands[0], now, false, &casebook);
    }
    if (exit == CLI_DONE && check_only) {
        cli_say("the casebook is sound: %zu records",
                files_casebook_steps(casebook) + files_records_count(casebook));
    } else if (exit == CLI_DONE) {
        exit = cli_import_send(cli, casebook, &counts);
        print_counts(cli, &counts);
    }
    files_casebook_free(casebook);
    return exit;
}

const struct cli_command cli_import = {
    .words = "import",
    .operands = "DIR",
    .operands_min = 1,
    .operands_max = 1,
    .help = "import a casebook: what happened before Vigil; can be stopped and run again",
    .example = "vigil --profile panel import casebook-2021",
    .options = options,
    .run = run,
};
