/*
 * What `vigil export` gathers: the cases, reviews and considerations that the key may
 * see, and all that was told of them, up to one position of the journal.
 *
 * Owns copies of all of it. Promises: the order of the records, and the keys of the
 * cases, follow from what was told alone: wherever it is imported, an export of that is
 * the same, byte for byte.
 */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/cli.h"
#include "files/files_arena.h"
#include "files/files_writer.h"

struct cli_export_case {
    char case_ref[VIGIL_REF_SIZE];
    char key[VIGIL_OWN_REF_SIZE]; /* in the casebook */
    /* as it was opened */
    enum vigil_file_kind kind; /* NONE: no record opens it, and it is left out */
    char authority[VIGIL_PARTY_SIZE];
    char own_ref[VIGIL_OWN_REF_SIZE];
    size_t group;              /* towards the first of those that records join */
    vigil_instant received_at; /* of a review, as its records have told so far */
    vigil_instant latest;      /* of a group: the latest fact so far */
    bool not_counted;          /* withdrawn, merged, or a death that is only noted */
    struct cli_export_record *first, *last; /* its records, in their order */
};

struct cli_export_record {
    struct cli_export_record *next; /* of the same case */
    size_t of;                      /* the case */
    const struct vigil_form_type *type;
    int64_t position;
    bool historic;
    char actor[VIGIL_PARTY_SIZE];
    vigil_instant at;          /* when it was told live; of history as stated */
    vigil_instant received_at; /* of a review: when the Panel had it, as this tells */
    vigil_instant effective;   /* the latest fact of its group up to it */
    const uint8_t *body;
    size_t body_size;
};

struct cli_export {
    struct files_arena arena;
    int64_t position; /* of the journal: later entries are left out */
    struct cli_export_case *cases;
    size_t cases_count, cases_capacity;
    struct cli_export_record *records;
    size_t records_count, records_capacity;
    struct cli_export_name *names; /* how references name cases, sorted */
    size_t names_count;
};

void cli_export_init(struct cli_export *ret_export);
void cli_export_done(struct cli_export *export);

/* cli_export_gather.c: asks for all of it. What went wrong has been told. */
enum cli_exit cli_export_gather(struct cli *cli, struct cli_export *export);

/* Takes one entry of the journal, as facts_query lists it. False: it is none that can be
 * read, or memory is short. */
bool cli_export_take(struct cli_export *export,
                     size_t of,
                     const struct vigil_listing *facts,
                     size_t row);
bool cli_export_add_case(struct cli_export *export, const char *case_ref);

/* cli_export_order.c: puts the records in order and names the cases. False: memory, or a
 * body that cannot be read. */
bool cli_export_order(struct cli_export *export);

/* cli_export_names.c: the case that a reference of a record names; SIZE_MAX: none of
 * this export. */
bool cli_export_names(struct cli_export *export);
size_t cli_export_named(const struct cli_export *export, const char *name);
size_t cli_export_linked(const struct cli_export *export,
                         const struct cli_export_record *record,
                         const struct vigil_form *form,
                         size_t link);
/* Each case's key, in the order in which the records first name them. False: memory. */
bool cli_export_keys(struct cli_export *export);

/* cli_export_form.c: the record as it is sent as history. Texts lie in the export, or in
 * memory that the next call takes. False: it cannot be read, or does not fit. */
bool cli_export_form(const struct cli_export *export,
                     const struct cli_export_record *record,
                     struct vigil_form *ret_form);

/* cli_export_sheets.c: the rows of the six files that go with a record. */
void cli_export_sheets(const struct cli_export *export,
                       const struct cli_export_record *record,
                       const struct vigil_form *form,
                       struct files_writer *writer);

#endif
