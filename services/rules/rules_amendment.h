/*
 * One change of an amendment: which field of the notification (or of what was considered)
 * it is about, and what the field is from now on. Pure.
 */
#ifndef RULES_AMENDMENT_H
#define RULES_AMENDMENT_H

#include <stdbool.h>

#include "rules/rules_form.h"
#include "rules/rules_process.h"

enum { RULES_AMENDMENT_VALUE_SIZE = 4001 };

struct rules_amendment {
    const struct vigil_field *field; /* NULL: there is no such field */
    size_t row;
    char path[RULES_FORM_PATH_SIZE];
    char value[RULES_AMENDMENT_VALUE_SIZE]; /* "": not stated */
    int64_t number;                         /* behind a code, day or number */
    enum vigil_unknown unknown;             /* instead of a value */
};

/* The form whose fields are amended. */
const struct vigil_form_type *rules_amendment_form(const struct vigil_case *c);

/* The change in this row, without judging it. */
void rules_amendment_read(const struct vigil_form *form,
                          size_t row,
                          const struct rules_context *context,
                          const struct vigil_case *c,
                          struct rules_amendment *ret_change);

/* Adds what is wrong with it by itself. */
void rules_amendment_check(const struct vigil_form *form,
                           size_t row,
                           const struct rules_context *context,
                           const struct vigil_case *c,
                           struct vigil_faults *faults);

/* What is known of a field after a change. */
enum rules_known {
    RULES_KNOWN = 1,     /* its value, or that it is none */
    RULES_KNOWN_NOT_YET, /* to be asked for */
    RULES_KNOWN_NEVER    /* and the reason why */
};
enum rules_known rules_amendment_known(const struct rules_amendment *change);

/* True if this is a change of that field, in whatever row. */
bool rules_amendment_is(const struct rules_amendment *change,
                        const char *list,
                        const char *name);

#endif
