/* `vigil keygen`: a new key for a profile. */
#include <stdio.h>

#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "files/files_json_print.h"

static const char *out;

static const struct cli_option options[] = {
    {"out", "DIR", "make DIR/key instead of the profile's key", &out, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
choose_path(const struct cli *cli, char ret_path[VIGIL_PATH_SIZE])
{
    struct vigil_error error;
    bool fits = true;
    if (cli->operands[0] != NULL && out != NULL) {
        return cli_usage("keygen takes a FILE or --out, not both");
    }
    if (cli->operands[0] != NULL) {
        fits = base_text_copy(ret_path, VIGIL_PATH_SIZE, cli->operands[0]);
    } else if (out != NULL) {
        fits = base_text_print(ret_path, VIGIL_PATH_SIZE, "%s/key", out);
    } else if (vigil_profile_path(cli->profile, "key", ret_path, &error) != VIGIL_OK) {
        return cli_usage("%s", error.text);
    }
    return fits ? CLI_DONE : cli_usage("the path is too long");
}

static void
print_json(char *path, char *public_key)
{
    char path_name[] = "secret_key_file", key_name[] = "public_key";
    char *columns[] = {path_name, key_name};
    enum vigil_cell_kind kinds[] = {VIGIL_CELL_TEXT, VIGIL_CELL_TEXT};
    char *cells[] = {path, public_key};
    const struct vigil_listing listing = {.columns_count = 2,
                                          .columns = columns,
                                          .kinds = kinds,
                                          .rows_count = 1,
                                          .cells = cells};
    files_json_listings_print(&listing, 1, stdout);
}

static enum cli_exit
run(struct cli *cli)
{
    char path[VIGIL_PATH_SIZE];
    char public_key[VIGIL_KEY_SIZE];
    struct vigil_error error;
    enum cli_exit exit = choose_path(cli, path);
    if (exit != CLI_DONE) {
        return exit;
    }
    if (vigil_key_make(path, public_key, &error) != VIGIL_OK) {
        return cli_usage("%s", error.text);
    }
    if (cli->json) {
        print_json(path, public_key);
    } else {
        (void)printf("%s\n", public_key);
        cli_say("the secret key is in %s; the operator enrols the public one:", path);
        cli_say("vigil key enrol '%s' --party PARTY --role ROLE", public_key);
    }
    return CLI_DONE;
}

const struct cli_command cli_keygen = {
    .words = "keygen",
    .operands = "[FILE]",
    .operands_min = 0,
    .operands_max = 1,
    .help = "make a key; prints the public half, which the operator enrols",
    .example = "vigil keygen --profile e08000025",
    .options = options,
    .run = run,
};
