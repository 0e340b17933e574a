/* `vigil receipt verify`: whether a kept receipt is Vigil's word, without asking anybody:
 * see cli_receipt_verify.h. */
#include "cli/cli_receipt_verify.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_receipt_file.h"
#include "cli/cli_statement.h"
#include "wire/wire_envelope.h"

static const char *key_given;

static const struct cli_option options[] = {
    {"key",
     "HEX",
     "the service's public key for receipts (default: receipt_key of the profile)",
     &key_given,
     NULL},
    {NULL, NULL, NULL, NULL, NULL}};

enum cli_exit
cli_receipt_key(const struct cli *cli,
                const char *given,
                char ret_key[VIGIL_RECEIPT_KEY_SIZE])
{
    struct vigil_profile profile;
    struct vigil_error error;
    if (given != NULL) {
        return base_text_copy(ret_key, VIGIL_RECEIPT_KEY_SIZE, given)
                   ? CLI_DONE
                   : cli_usage("--key must be 64 hexadecimal digits");
    }
    if (vigil_profile_load(cli->profile, &profile, &error) != VIGIL_OK) {
        return cli_usage("%s; or give the key for receipts with --key", error.text);
    }
    if (profile.receipt_key[0] == '\0') {
        return cli_usage("the profile has no receipt_key: give the service's public key "
                         "for receipts with --key");
    }
    (void)base_text_copy(ret_key, VIGIL_RECEIPT_KEY_SIZE, profile.receipt_key);
    return CLI_DONE;
}

/* The name of the message's type; "" if that cannot be read. */
static const char *
type_of(const struct wire_receipt_file *file)
{
    static struct vigil_faults faults; /* large */
    struct wire_envelope envelope;
    if (file->message == NULL ||
        wire_envelope_read(file->message, file->message_size, &envelope, &faults) !=
            BASE_OK) {
        return "";
    }
    const char *name = vigil_code_name(VIGIL_LIST_MESSAGE, (int)envelope.type);
    return name == NULL ? "" : name;
}

enum cli_exit
cli_receipt_verify_bytes(const struct cli *cli,
                         const char *key,
                         const uint8_t *bytes,
                         size_t size)
{
    struct wire_receipt_file file;
    struct vigil_statement statement;
    struct vigil_error error;
    if (wire_receipt_file_read(bytes, size, &file) != BASE_OK) {
        cli_say(
            "NOT VERIFIED (not_a_receipt): this is no receipt file, or not all of it");
        return CLI_REFUSED;
    }
    enum vigil_result result = vigil_receipt_verify(key,
                                                    file.message,
                                                    file.message_size,
                                                    file.answer,
                                                    file.answer_size,
                                                    &statement,
                                                    &error);
    if (result == VIGIL_WRONG_SETUP) {
        return cli_usage("%s", error.text);
    }
    if (result != VIGIL_OK) {
        cli_say("NOT VERIFIED (%s): %s", error.code, error.text);
        return CLI_REFUSED;
    }
    if (cli->json) {
        cli_statement_print_json(&statement, type_of(&file), stdout);
        return CLI_DONE;
    }
    cli_statement_print(&statement, type_of(&file), stdout);
    (void)puts(
        file.message == NULL
            ? "The signature is right. The message is not in this file: compare "
              "its SHA-256."
            : "The signature is right, over exactly this message and this answer.");
    return CLI_DONE;
}

static enum cli_exit
run(struct cli *cli)
{
    char key[VIGIL_RECEIPT_KEY_SIZE];
    const char *path = cli->operands[0];
    enum cli_exit exit = cli_receipt_key(cli, key_given, key);
    if (exit != CLI_DONE) {
        return exit;
    }
    FILE *from = fopen(path, "rbe");
    if (from == NULL) {
        return cli_usage("%s cannot be read: %s", path, strerror(errno));
    }
    uint8_t *bytes = malloc(CLI_RECEIPT_FILE_MAX + 1);
    size_t size = bytes == NULL ? 0 : fread(bytes, 1, CLI_RECEIPT_FILE_MAX + 1, from);
    bool failed = bytes == NULL || ferror(from) != 0;
    (void)fclose(from);
    exit = failed ? cli_usage("%s cannot be read", path)
                  : cli_receipt_verify_bytes(cli, key, bytes, size);
    free(bytes);
    return exit;
}

const struct cli_command cli_receipt_verify = {
    .words = "receipt verify",
    .operands = "FILE",
    .operands_min = 1,
    .operands_max = 1,
    .help = "check a kept receipt, offline: signature, message, answer, times",
    .example = "vigil --profile e08000025 receipt verify notification.receipt",
    .options = options,
    .run = run,
};
