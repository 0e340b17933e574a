/*
 * `vigil export`: all that the key may see, as a casebook, which any Vigil can import.
 * It is as of one position of the journal, whatever others write meanwhile, and appears
 * under its name only when it is whole.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_export.h"
#include "cli/cli_table.h"
#include "files/files_json_print.h"

enum { PATH_SIZE = 4096 };

/* True if there is nothing, or an empty folder. */
static bool
is_free(const char *folder)
{
    DIR *files = opendir(folder);
    bool empty = files != NULL || errno == ENOENT;
    for (const struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        empty =
            empty && (strcmp(file->d_name, ".") == 0 || strcmp(file->d_name, "..") == 0);
    }
    if (files != NULL) {
        (void)closedir(files);
    }
    return empty;
}

static enum cli_exit
write_records(const struct cli_export *export, struct files_writer *writer)
{
    static struct vigil_form form; /* large */
    for (size_t i = 0; i < export->records_count; i++) {
        const struct cli_export_record *record = &export->records[i];
        if (!cli_export_form(export, record, &form)) {
            cli_say("the message at position %lld cannot be exported",
                    (long long)record->position);
            return CLI_UNREACHABLE;
        }
        files_writer_record(writer, (int64_t)i + 1, export->cases[record->of].key, &form);
        cli_export_sheets(export, record, &form, writer);
    }
    return CLI_DONE;
}

static enum cli_exit
write_casebook(const struct cli_export *export, const char *folder)
{
    char partial[PATH_SIZE];
    struct files_writer *writer;
    struct base_error error;
    if (!base_text_print(partial, sizeof(partial), "%s.partial", folder)) {
        return cli_usage("the path is too long");
    }
    if (files_writer_new(partial, &writer, &error) != BASE_OK) {
        return cli_usage("%s", error.text);
    }
    enum cli_exit exit = write_records(export, writer);
    if (files_writer_done(writer, &error) != BASE_OK) {
        return cli_usage("%s", error.text);
    }
    if (exit == CLI_DONE && rename(partial, folder) != 0) {
        return cli_usage("%s: %s", folder, strerror(errno));
    }
    return exit;
}

static void
print_counts(const struct cli *cli, const struct cli_export *export)
{
    enum { ROWS = 5, WIDTH = 2 };
    static char title[] = "export", names[WIDTH][16] = {"what", "exported"};
    static char what[ROWS][16] = {
        "incidents", "reviews", "considerations", "periods", "records"};
    size_t counts[ROWS] = {0, 0, 0, 0, export->records_count};
    char texts[ROWS][24];
    char *columns[WIDTH] = {names[0], names[1]}, *cells[ROWS * WIDTH];
    enum vigil_cell_kind kinds[] = {VIGIL_CELL_TEXT, VIGIL_CELL_NUMBER};
    for (size_t i = 0; i < export->cases_count; i++) {
        switch (export->cases[i].kind) {
        case VIGIL_FILE_KIND_INCIDENT:
            counts[0]++;
            break;
        case VIGIL_FILE_KIND_LCSPR:
            counts[1]++;
            break;
        case VIGIL_FILE_KIND_CONSIDERATION:
            counts[2]++;
            break;
        case VIGIL_FILE_KIND_PERIOD:
            counts[3]++;
            break;
        case VIGIL_FILE_KIND_NONE:
            break;
        }
    }
    for (size_t i = 0; i < ROWS; i++) {
        (void)base_text_print(texts[i], sizeof(texts[i]), "%zu", counts[i]);
        cells[i * WIDTH] = what[i];
        cells[i * WIDTH + 1] = texts[i];
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
    struct cli_export export;
    const char *folder = cli->operands[0];
    if (!is_free(folder)) {
        return cli_usage("%s: it must be a new folder, or an empty one", folder);
    }
    cli_export_init(&export);
    enum cli_exit exit = cli_export_gather(cli, &export);
    if (exit == CLI_DONE && !cli_export_order(&export)) {
        cli_say("a message cannot be read, or memory is short; nothing was written");
        exit = CLI_UNREACHABLE;
    }
    if (exit == CLI_DONE) {
        exit = write_casebook(&export, folder);
    }
    if (exit == CLI_DONE) {
        print_counts(cli, &export);
    }
    cli_export_done(&export);
    return exit;
}

const struct cli_command cli_export = {
    .words = "export",
    .operands = "DIR",
    .operands_min = 1,
    .operands_max = 1,
    .help = "write all that you may see into a new casebook, which can be imported",
    .example = "vigil --profile panel export casebook-2026",
    .run = run,
};
