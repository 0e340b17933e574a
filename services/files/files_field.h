/*
 * The fields of each record, once: name, kind, where the value lies in the plain record,
 * which code list. CSV and JSON are both read by these tables.
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
    FILES_CODE,      /* an enum of `list` */
    FILES_LIST       /* records of `of`; JSON alone */
};

/* where a field may stand, and whether a casebook needs it */
enum { FILES_IN_CSV = 1, FILES_IN_JSON = 2, FILES_IN_BOTH = 3, FILES_NEEDED = 4 };

struct files_record;

struct files_field {
    const char *name;
    enum files_kind kind;
    unsigned where;
    size_t offset;
    size_t size; /* of a text with its NUL; of one record of a list */
    enum vigil_code_list list;
    int32_t least, most; /* of a number; `most` also of a list's length */
    const struct files_record *of;
    size_t count_offset; /* where a list's length lies, a size_t */
};

struct files_record {
    const char *name;
    size_t size;
    const struct files_field *fields;
    size_t fields_count;
};

extern const struct files_record files_notification;
extern const struct files_record files_child;
extern const struct files_record files_case_name;
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

/* The same of a number as JSON has it. */
bool files_field_set_number(const struct files_field *field,
                            int64_t number,
                            void *record,
                            struct vigil_fault *ret_fault);

#endif
