/*
 * Forms: what each message of the process may hold, field by field, and a message as
 * filled in. One description serves all that read, check, store, show or explain a
 * message: the wire, JSON, the casebook, the rules, the templates.
 *
 * A form is flat: fields by themselves, and lists of rows of fields. The case that a
 * message is about is named by four fields of its head (case_ref, or authority with
 * notification_ref or lcspr_ref).
 */
#ifndef VIGIL_FORMS_H
#define VIGIL_FORMS_H

#include "vigil/codes.h"
#include "vigil/records.h"

enum vigil_field_kind {
    VIGIL_FIELD_TEXT = 1,  /* one line, `most` bytes */
    VIGIL_FIELD_WORDS,     /* paragraphs of free text, `most` bytes */
    VIGIL_FIELD_CODE,      /* of the list `codes` */
    VIGIL_FIELD_DATE,      /* YYYY-MM-DD, a day in London */
    VIGIL_FIELD_TIME,      /* ISO 8601 with an offset */
    VIGIL_FIELD_NUMBER,    /* 0 (not stated) to `most` */
    VIGIL_FIELD_REFERENCE, /* a case's reference, with its check character */
    VIGIL_FIELD_AUTHORITY, /* a GSS code */
    VIGIL_FIELD_LIST       /* rows of the fields whose `list` is this name, `most` rows */
};

enum vigil_need {
    VIGIL_MAY_BE = 0, /* may stay blank */
    VIGIL_NEEDED,     /* without it the message is refused; in a list: in each row */
    VIGIL_LATER,   /* may come later: a warning now, and it is asked for until it comes */
    VIGIL_HISTORIC /* only in a record from before Vigil */
};

struct vigil_field {
    const char *list; /* the list that it stands in; "": none */
    const char *name;
    enum vigil_field_kind kind;
    enum vigil_need need;
    enum vigil_code_list codes; /* of a code */
    uint32_t most;
    const char *says; /* what it is and in which unit, for people */
};

struct vigil_form_type {
    enum vigil_message type;
    const char *name;  /* as in VIGIL_MESSAGES */
    const char *title; /* what it does, for people: "Answer a question of the Panel" */
    const struct vigil_field *fields;
    size_t count;
};

/* One value of a filled form. Only what is stated has a value; a list itself has one a
 * row, by its fields. */
struct vigil_value {
    uint16_t field;   /* its number in the form's type */
    uint16_t row;     /* in its list, from 0; 0 where it is in none */
    uint32_t size;    /* of the text */
    int64_t number;   /* a code, number, vigil_date or vigil_instant */
    const char *text; /* of a text; borrowed, not NUL-terminated */
};

enum { VIGIL_VALUES_MAX = 832 };

struct vigil_form {
    const struct vigil_form_type *type;
    size_t count;
    struct vigil_value at[VIGIL_VALUES_MAX]; /* by field, then by row */
};

/* The form of a message; a historic_* type has that of its live sibling. NULL: the
 * message is not filled in as a form (queries, keys). */
const struct vigil_form_type *vigil_form_of(enum vigil_message type);

/* The form with this name ("rapid_review"); NULL if there is none. */
const struct vigil_form_type *vigil_form_named(const char *name);

/* All forms, in the order of their numbers; NULL behind the last. */
const struct vigil_form_type *vigil_form_at(size_t n);

/* The number of a field in its form, or SIZE_MAX. list is "" outside of lists. */
size_t
vigil_form_field(const struct vigil_form_type *type, const char *list, const char *name);

/* A value that is stated, or NULL. */
const struct vigil_value *vigil_form_value(const struct vigil_form *form,
                                           const char *list,
                                           size_t row,
                                           const char *name);

/* The number behind a code, number, date or time; the kind's "not stated" (0,
 * VIGIL_DATE_NONE, VIGIL_INSTANT_NONE) if it is blank. */
int64_t vigil_form_number(const struct vigil_form *form,
                          const char *list,
                          size_t row,
                          const char *name);

/* Copies a text; "" if it is blank, cut (at a whole character) where it does not fit. */
void vigil_form_text(const struct vigil_form *form,
                     const char *list,
                     size_t row,
                     const char *name,
                     char *ret_text,
                     size_t size);

/* How many rows a list has. */
size_t vigil_form_rows(const struct vigil_form *form, const char *list);

/* Adds a value behind the others, which must come in the order of fields and rows; false
 * if the form is full. */
bool vigil_form_add(struct vigil_form *form, const struct vigil_value *value);

#endif
