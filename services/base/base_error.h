/*
 * Errors as values. A function that can fail returns a class, which decides in one place
 * what is answered; and fills an error, which says it in words for the log.
 *
 * Promises: the text never holds a name, a birth date, free text of a case or a row of
 * the database (callers give codes, references and SQLSTATEs only).
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/base_attr.h"

enum base_class {
    BASE_OK = 0, /* done */
    BASE_REFUSE, /* the request is wrong: a rejection, and it will stay wrong */
    BASE_DENIED, /* not theirs to see or do: told nothing more */
    BASE_AGAIN,  /* temporary: Busy; the same request may succeed later */
    BASE_DONE,   /* was done already: the first answer again */
    BASE_STOP,   /* this daemon cannot go on (configuration, schema): exit, say why */
    BASE_BUG     /* cannot happen */
};

struct base_error {
    enum base_class class;
    char code[48];  /* for programs, lower_snake_case */
    char text[256]; /* for operators: what was wrong, where, what would be right */
};

/* Fills *ret_error (which may be NULL) and returns class, so that a function can say
 * `return base_error_set(ret_error, BASE_AGAIN, "database_away", "...")`. */
enum base_class base_error_set(struct base_error *ret_error,
                               enum base_class class,
                               const char *code,
                               const char *format,
                               ...) BASE_PRINTF(4, 5);

/* The class in a word, for logs. */
const char *base_class_name(enum base_class class);

#endif
