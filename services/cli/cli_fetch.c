/*
 * `vigil fetch`: a document of a case, piece by piece, into a new file. What came is
 * checked against its digest before the file gets its name.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "cli/cli_commands.h"

enum { DOCUMENT_MAX = 25 * 1024 * 1024 };

/* The size of the whole document, as the answer to one of its pieces says. */
static int64_t
whole_size(const struct vigil_answer *answer)
{
    const struct vigil_listing *listing = answer->result.listings;
    int64_t size = 0;
    bool is_told = answer->result.listings_count == 1 && listing->rows_count == 1 &&
                   listing->columns_count == 1 &&
                   cli_number_parse(listing->cells[0], 1, DOCUMENT_MAX, &size);
    return is_told ? size : 0;
}

/* Takes one piece; false if it is none, or goes beyond the end. */
static bool
take(const struct vigil_answer *answer, uint8_t *bytes, size_t *size, size_t *ret_whole)
{
    *ret_whole = (size_t)whole_size(answer);
    if (answer->data_size == 0 || *size > *ret_whole ||
        answer->data_size > *ret_whole - *size) {
        return false;
    }
    memcpy(bytes + *size, answer->data, answer->data_size);
    *size += answer->data_size;
    return true;
}

/* Asks for pieces until all of the document is there. */
static enum cli_exit
receive(struct cli *cli, struct vigil_query *query, uint8_t *bytes, size_t *ret_size)
{
    static struct vigil_answer answer; /* large */
    struct vigil_error error;
    enum cli_exit exit = CLI_DONE;
    size_t whole = DOCUMENT_MAX;
    *ret_size = 0;
    while (exit == CLI_DONE && *ret_size < whole) {
        query->offset = (int64_t)*ret_size;
        enum vigil_result result = vigil_query(
            cli->client, VIGIL_MESSAGE_DOCUMENT_QUERY, query, &answer, &error);
        cli_waiting_clear();
        if (result == VIGIL_REFUSED) {
            exit = cli_refuse_answer(cli, &answer.rejection);
        } else if (result != VIGIL_OK) {
            exit = cli_no_answer(result, &error);
        } else if (!take(&answer, bytes, ret_size, &whole)) {
            cli_say("the service sent no piece of the document");
            exit = CLI_UNREACHABLE;
        }
        vigil_answer_done(&answer);
    }
    return exit;
}

/* True if the bytes are the document that was asked for. */
static bool
is_right(const uint8_t *bytes, size_t size, const char *digest)
{
    uint8_t hash[BASE_HASH_SIZE];
    char text[BASE_HASH_TEXT_SIZE];
    base_hash(bytes, size, hash);
    base_hash_print(hash, text);
    return strcmp(text, digest) == 0;
}

/* Never replaces a file. */
static enum cli_exit
save(const char *path, const uint8_t *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) {
        return cli_usage("%s cannot be made: %s", path, strerror(errno));
    }
    ssize_t written = write(file, bytes, size);
    if (close(file) != 0 || written < 0 || (size_t)written != size) {
        (void)unlink(path);
        return cli_usage("%s could not be written", path);
    }
    return CLI_DONE;
}

static enum cli_exit
run(struct cli *cli)
{
    struct vigil_query query = {.case_ref = ""};
    enum cli_exit exit = CLI_DONE;
    if (!cli_reference_check(cli, cli->operands[0], &exit)) {
        return exit;
    }
    (void)base_text_copy(query.case_ref, sizeof(query.case_ref), cli->operands[0]);
    (void)base_text_copy(query.digest, sizeof(query.digest), cli->operands[1]);
    uint8_t *bytes = malloc(DOCUMENT_MAX);
    size_t size = 0;
    exit = bytes == NULL ? cli_usage("out of memory") : cli_connect(cli);
    if (exit == CLI_DONE) {
        exit = receive(cli, &query, bytes, &size);
    }
    if (exit == CLI_DONE && !is_right(bytes, size, query.digest)) {
        cli_say("what came is not the document with this digest");
        exit = CLI_UNREACHABLE;
    }
    if (exit == CLI_DONE) {
        exit = save(cli->operands[2], bytes, size);
    }
    if (exit == CLI_DONE) {
        (void)printf("%s: %zu bytes, as their digest says\n", cli->operands[2], size);
    }
    free(bytes);
    return exit;
}

const struct cli_command cli_fetch = {
    .words = "fetch",
    .users = CLI_EVERYONE,
    .operands = "REF DIGEST FILE",
    .operands_min = 3,
    .operands_max = 3,
    .help = "get a document of a case into a new file",
    .example = "vigil fetch CSP-2026-000001-P "
               "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 "
               "report.pdf",
    .run = run,
};
