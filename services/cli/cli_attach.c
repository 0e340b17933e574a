/*
 * `vigil attach`: sends a document piece by piece, from where an earlier attempt stopped,
 * and attaches it to a case.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "cli/cli_commands.h"
#include "cli/cli_form.h"
#include "cli/cli_progress.h"

enum { DOCUMENT_MAX = 25 * 1024 * 1024, NAMES_SIZE = 256 };

struct document {
    uint8_t *bytes;
    size_t size;
    char digest[VIGIL_DIGEST_SIZE];
    char media[16]; /* as the service found it */
};

static enum cli_exit
load(const char *path, struct document *ret_document)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(DOCUMENT_MAX + 1);
    size_t size = 0;
    bool failed = file == NULL || bytes == NULL;
    if (!failed) {
        size = fread(bytes, 1, DOCUMENT_MAX + 1, file);
        failed = ferror(file) != 0;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    if (failed || size == 0 || size > DOCUMENT_MAX) {
        free(bytes);
        return cli_usage(
            failed ? "%s cannot be read" : "%s has not between 1 byte and 25 MiB", path);
    }
    uint8_t hash[BASE_HASH_SIZE];
    base_hash(bytes, size, hash);
    base_hash_print(hash, ret_document->digest);
    ret_document->bytes = bytes;
    ret_document->size = size;
    return CLI_DONE;
}

/* Reads the answer to a piece; false if it is none. */
static bool
read_progress(const struct vigil_answer *answer, struct document *document, int64_t *ret)
{
    if (answer->kind != VIGIL_ANSWER_RESULT || answer->result.listings_count != 1) {
        return false;
    }
    const struct vigil_listing *listing = &answer->result.listings[0];
    if (listing->rows_count != 1 || listing->columns_count != 3) {
        return false;
    }
    (void)base_text_copy(document->media, sizeof(document->media), listing->cells[2]);
    return cli_number_parse(listing->cells[0], 0, DOCUMENT_MAX, ret);
}

/* Sends what is not there yet; the first, empty piece asks how much is. */
static enum cli_exit
send_pieces(struct cli *cli, struct document *document)
{
    static struct vigil_answer answer; /* large */
    struct vigil_error error;
    struct cli_progress progress;
    int64_t received = 0;
    enum cli_exit exit = CLI_DONE;
    cli_progress_start(&progress, "bytes sent", document->size);
    for (bool asked = false; exit == CLI_DONE && document->media[0] == '\0';
         asked = true) {
        size_t left = document->size - (size_t)received;
        struct vigil_chunk chunk = {.size = (int64_t)document->size,
                                    .offset = received,
                                    .data = document->bytes + received,
                                    .data_size =
                                        left < VIGIL_CHUNK_MAX ? left : VIGIL_CHUNK_MAX};
        chunk.data_size = asked ? chunk.data_size : 0;
        memcpy(chunk.digest, document->digest, sizeof(chunk.digest));
        const struct vigil_query query = {.chunk = &chunk};
        enum vigil_result result = vigil_query(
            cli->client, VIGIL_MESSAGE_DOCUMENT_CHUNK, &query, &answer, &error);
        cli_waiting_clear();
        int64_t before = received;
        if (result == VIGIL_REFUSED) {
            exit = cli_refuse_answer(cli, &answer.rejection);
        } else if (result != VIGIL_OK) {
            exit = cli_no_answer(result, &error);
        } else if (!read_progress(&answer, document, &received) ||
                   (asked && received <= before)) {
            cli_say("the service did not say how far the document is");
            exit = CLI_UNREACHABLE;
        }
        vigil_answer_done(&answer);
        cli_progress_step(&progress, (size_t)received);
    }
    cli_progress_end(&progress);
    return exit;
}

static enum cli_exit
run(struct cli *cli)
{
    struct document document = {NULL, 0, "", ""};
    const char *kind = cli->operands[2] == NULL ? "other" : cli->operands[2];
    int code;
    if (!vigil_code_find(VIGIL_LIST_DOCUMENT_KIND, kind, &code)) {
        char names[NAMES_SIZE]; /* told before anything large is sent */
        vigil_code_names(VIGIL_LIST_DOCUMENT_KIND, names, sizeof(names));
        return cli_usage("%s is no kind of document; one of: %s", kind, names);
    }
    enum cli_exit exit = load(cli->operands[1], &document);
    if (exit == CLI_DONE) {
        exit = cli_connect(cli);
    }
    if (exit == CLI_DONE) {
        exit = send_pieces(cli, &document);
    }
    if (exit == CLI_DONE) {
        char settings[4][VIGIL_DIGEST_SIZE + 16];
        const char *list[] = {settings[0], settings[1], settings[2], settings[3]};
        (void)base_text_print(
            settings[0], sizeof(settings[0]), "digest=%s", document.digest);
        (void)base_text_print(
            settings[1], sizeof(settings[1]), "size=%zu", document.size);
        (void)base_text_print(settings[2], sizeof(settings[2]), "kind=%s", kind);
        (void)base_text_print(
            settings[3], sizeof(settings[3]), "media=%s", document.media);
        struct cli_command command = *cli->command;
        command.form = vigil_form_of(VIGIL_MESSAGE_DOCUMENT);
        cli->command = &command;
        cli->operands_count = 1; /* the case; the rest is said */
        exit = cli_form_send(cli, list, BASE_COUNT(list));
    }
    free(document.bytes);
    return exit;
}

const struct cli_command cli_attach = {
    .words = "attach",
    .users = CLI_PARTNERSHIPS,
    .operands = "REF FILE [KIND]",
    .operands_min = 2,
    .operands_max = 3,
    .help = "send a document of up to 25 MiB and attach it to a case",
    .example = "vigil attach CSP-2026-000001-P report.pdf lcspr_report",
    .run = run,
};
