/*
 * The fields of each file of a casebook, once: name, kind, where the value lies in the
 * plain record, which code list.
 *
 * Owns nothing. Promises: what a field's reader finds wrong is told without quoting it.
 */
#ifndef FILES_FIELD_H
#define FILES_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/records.h"

enum files_kind {
    FILES_TEXT,      /* char[size]: words; line feeds and tabs allowed */
    FILES_REF,       /* char[size]: a reference; no control characters, no outer spaces */
    FILES_AUTHORITY, /* char[size]: a GSS code, E and eight digits */
    FILES_DATE,      /* vigil_date */
    FILES_INSTANT,   /* vigil_instant */
    FILES_NUMBER,    /* int32_t from `least` to `most` */
    FILES_CODE       /* an enum of `list` */
};

struct files_field {
    const char *name;
    enum files_kind kind;
    bool needed; /* a row without it is refused */
    size_t offset;
    size_t size; /* of a text with its NUL */
    enum vigil_code_list list;
    int32_t least, most; /* of a number */
};

struct files_record {
    const char *name;
    size_t size;
    const struct files_field *fields;
    size_t fields_count;
};

extern const struct files_record files_notification;
extern const struct files_record files_child;
extern const struct files_record files_rapid_review;
extern const struct files_record files_panel_response;
extern const struct files_record files_lcspr;
extern const struct files_record files_lcspr_link;

/* A row of lcspr_notifications.csv. */
struct files_lcspr_link_row {
    char lcspr_ref[VIGIL_OWN_REF_SIZE];
    char notification_ref[VIGIL_OWN_REF_SIZE];
};

/* Sets every field of a record to "not stated". */
void files_record_clear(const struct files_record *record, void *ret_record);

/* Reads a text into its field; "" is "not stated". False, with what is wrong (all but the
 * path), if it is no value of the field; the field is then left as it was. */
bool files_field_set(const struct files_field *field,
                     const char *text,
                     void *record,
                     struct vigil_fault *ret_fault);

/* The same of a number. */
bool files_field_set_number(const struct files_field *field,
                            int64_t number,
                            void *record,
                            struct vigil_fault *ret_fault);

#endif
