/*
 * Evidence in a file: a message and what was answered, both as they were on the wire
 * (vigil.v1.ReceiptFile). Promises: no file is replaced, and the file is made before
 * anything is sent, so that a full disk or a wrong path is told while it does no harm.
 */
#ifndef CLI_RECEIPT_FILE_H
#define CLI_RECEIPT_FILE_H

#include <stdint.h>
#include <stdio.h>

#include "cli/cli.h"
#include "wire/wire_answer.h"
#include "wire/wire_receipt_file.h"

enum {
    CLI_RECEIPT_FILE_MAX = VIGIL_MESSAGE_MAX + WIRE_ANSWER_MAX + WIRE_RECEIPT_FILE_EXTRA
};

/* An option of every command that submits. */
extern const char *cli_receipt_path; /* NULL: not wanted */
#define CLI_RECEIPT_OPTION                                                               \
    {                                                                                    \
        "receipt", "FILE", "keep message and signed receipt in a new file",              \
            &cli_receipt_path, NULL                                                      \
    }

/* Makes the file; NULL, and it was told why, if it cannot be. */
FILE *cli_receipt_file_new(const char *path);

/* Writes and closes it; removes it if that fails, or without bytes. */
enum cli_exit
cli_receipt_file_end(FILE *file, const char *path, const uint8_t *bytes, size_t size);

/* The same with a submission's answer; what is not signed is not kept. */
enum cli_exit
cli_receipt_file_keep(FILE *file, const char *path, const struct vigil_answer *answer);

#endif
