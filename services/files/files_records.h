/*
 * The records of a casebook: what was told of each case, message by message, in the order
 * of its steps. They are what an export has beside the six files, and what its import
 * sends. See casebook.5.
 *
 * A subject is a case, review or consideration that the records name by a key. What keys
 * are in the receiving Vigil, its receipts say: the sender keeps a reference for each.
 */
#ifndef FILES_RECORDS_H
#define FILES_RECORDS_H

#include "files/files_casebook.h"
#include "vigil/forms.h"

struct files_record_head {
    int64_t step; /* as the file has it */
    const struct vigil_form_type *type;
    const char *key;
    size_t subject; /* below files_records_subjects() */
    size_t group;   /* subjects that records join have one in common: within it the order
                     * of the steps counts */
};

/* The references of subjects in the receiving Vigil; "": not known yet. */
typedef char files_subject_ref[VIGIL_REF_SIZE];

size_t files_records_count(const struct files_casebook *casebook);
size_t files_records_subjects(const struct files_casebook *casebook);

/* A record, in the order of the steps. */
void files_records_head(const struct files_casebook *casebook,
                        size_t index,
                        struct files_record_head *ret_head);

/* The subject of this key; SIZE_MAX: no record names it. */
size_t files_records_subject(const struct files_casebook *casebook, const char *key);

/* What is known before anything was sent: a key that nothing here opens is a reference of
 * the receiving Vigil. */
void files_records_refs(const struct files_casebook *casebook,
                        files_subject_ref *ret_refs);

/* Fills the record's form, its keys turned into references. Texts lie in the casebook and
 * in refs. False if a reference that it needs is not known. */
bool files_records_form(const struct files_casebook *casebook,
                        size_t index,
                        files_subject_ref *refs,
                        struct vigil_form *ret_form);

#endif
