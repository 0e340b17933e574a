/* Evidence in a file: see cli_receipt_file.h. */
#include "cli/cli_receipt_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *cli_receipt_path;

FILE *
cli_receipt_file_new(const char *path)
{
    FILE *file = fopen(path, "wbxe");
    if (file == NULL) {
        (void)cli_usage("%s cannot be made: %s", path, strerror(errno));
    }
    return file;
}

enum cli_exit
cli_receipt_file_end(FILE *file, const char *path, const uint8_t *bytes, size_t size)
{
    bool written = size > 0 && fwrite(bytes, 1, size, file) == size &&
                   fflush(file) == 0 && fsync(fileno(file)) == 0;
    if (fclose(file) != 0 || !written) {
        (void)unlink(path);
        return size == 0
                   ? CLI_DONE
                   : cli_usage("%s could not be written; `vigil receipt REF --save` "
                               "gets the receipt again",
                               path);
    }
    return CLI_DONE;
}

enum cli_exit
cli_receipt_file_keep(FILE *file, const char *path, const struct vigil_answer *answer)
{
    const struct wire_receipt_file kept = {.message = answer->sent,
                                           .message_size = answer->sent_size,
                                           .answer = answer->bytes,
                                           .answer_size = answer->bytes_size};
    const struct vigil_proof *proof = answer->kind == VIGIL_ANSWER_REJECTION
                                          ? &answer->rejection.proof
                                          : &answer->receipt.proof;
    size_t capacity = kept.message_size + kept.answer_size + WIRE_RECEIPT_FILE_EXTRA;
    uint8_t *bytes = NULL;
    size_t size = 0;
    if (proof->statement_size == 0) {
        cli_say("the answer is not signed: %s was not kept", path);
    } else {
        bytes = malloc(capacity);
        size = bytes == NULL ? 0 : wire_receipt_file_write(&kept, bytes, capacity);
    }
    enum cli_exit exit = cli_receipt_file_end(file, path, bytes, size);
    free(bytes);
    return exit;
}
