/* `vigil template`: what a message may hold, as JSON to fill in. */
#include <stdio.h>

#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_form.h"
#include "cli/cli_table.h"
#include "files/files_form.h"
#include "files/files_json_print.h"

enum { KINDS_MAX = 64, WIDTH = 3, TEXT_SIZE = 96 };

static void
list_kinds(const struct cli *cli)
{
    static char title[] = "", names[WIDTH][8] = {"kind", "command", "what"};
    static char texts[KINDS_MAX * WIDTH][TEXT_SIZE];
    static char *cells[KINDS_MAX * WIDTH];
    enum vigil_cell_kind kinds[WIDTH] = {VIGIL_CELL_TEXT};
    char *columns[] = {names[0], names[1], names[2]};
    struct vigil_listing listing = {title, WIDTH, columns, kinds, 0, cells};
    const struct cli_command *command;
    while (listing.rows_count < KINDS_MAX &&
           (command = cli_form_command(listing.rows_count)) != NULL) {
        size_t at = WIDTH * listing.rows_count++;
        (void)base_text_copy(texts[at], TEXT_SIZE, command->form->name);
        (void)base_text_copy(texts[at + 1], TEXT_SIZE, command->words);
        (void)base_text_copy(texts[at + 2], TEXT_SIZE, command->form->title);
        for (size_t i = at; i < at + WIDTH; i++) {
            cells[i] = texts[i];
        }
    }
    if (cli->json) {
        files_json_listings_print(&listing, 1, stdout);
    } else {
        cli_table_print(&listing, stdout);
    }
}

static enum cli_exit
run(struct cli *cli)
{
    if (cli->operands_count == 0) {
        list_kinds(cli);
        return CLI_DONE;
    }
    const struct vigil_form_type *form = cli_form_meant(cli->operands[0]);
    if (form == NULL) {
        return cli_usage("there is no such kind; `vigil template` lists them");
    }
    files_form_template(form, stdout);
    return CLI_DONE;
}

const struct cli_command cli_template = {
    .words = "template",
    .operands = "[KIND]",
    .operands_min = 0,
    .operands_max = 1,
    .help = "print what a message may hold, as JSON to fill in; or list the kinds",
    .example = "vigil template notification >notification.json",
    .run = run,
};
