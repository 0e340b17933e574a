/*
 * Sending the records of a casebook that was found sound.
 */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include "cli/cli.h"
#include "files/files_casebook.h"
#include "files/files_records.h"

enum {
    CLI_IMPORT_KINDS = 5,
    CLI_IMPORT_RECORDS = CLI_IMPORT_KINDS - 1,
    CLI_IMPORT_TOLD = 20 /* refusals; the rest are counted */
};

/* What the six files hold, kind by kind; then the records of an export. */
struct cli_import_kind {
    enum vigil_message type; /* of the last, whatever each record is */
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

/* All submissions of one kind, on their way at the same time. */
struct cli_import_stage {
    struct cli_import_counts *counts;
    struct cli_import_count *count;
    const char *name;
    size_t answered;
    files_subject_ref *refs; /* of the casebook's subjects, filled by receipts */
};

/* Sends one, by the id of its content. name: of its record, for a refusal; subject: whose
 * reference its receipt tells, SIZE_MAX: nobody's. */
enum vigil_result cli_import_one(struct cli *cli,
                                 struct cli_import_stage *stage,
                                 struct vigil_submission *submission,
                                 const char *name,
                                 size_t subject,
                                 struct vigil_error *ret_error);

/* cli_import_records.c: sends the records, each group's in the order of its steps. */
void cli_import_records(struct cli *cli,
                        const struct files_casebook *casebook,
                        struct cli_import_stage *stage);

/* Sends everything, kind by kind; stops when the service is away. Tells refusals. */
enum cli_exit cli_import_send(struct cli *cli,
                              const struct files_casebook *casebook,
                              struct cli_import_counts *counts);

#endif
