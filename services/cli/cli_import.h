/*
 * Sending the records of a casebook that was found sound.
 */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include "cli/cli.h"
#include "files/files_casebook.h"

enum { CLI_IMPORT_KINDS = 4 };

struct cli_import_kind {
    enum vigil_message type;
    const char *name;
};

/* In the order in which they are sent: what comes later may build on what came before. */
extern const struct cli_import_kind cli_import_kinds[CLI_IMPORT_KINDS];

struct cli_import_count {
    size_t recorded; /* now or by an earlier run: both have the same receipt */
    size_t refused;
};

struct cli_import_counts {
    struct cli_import_count of[CLI_IMPORT_KINDS];
    size_t refused;           /* of all kinds; the first few were told */
    enum vigil_result failed; /* the first result that was no answer, VIGIL_OK if none */
    struct vigil_error error;
};

/* Sends everything, kind by kind; stops when the service is away. Tells refusals. */
enum cli_exit cli_import_send(struct cli *cli,
                              const struct files_casebook *casebook,
                              struct cli_import_counts *counts);

#endif
