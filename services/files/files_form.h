/*
 * Forms (vigil/forms.h) as JSON: what was filled in is read, a form is printed, a
 * template is given out to fill in. One way for every message, by the form's table of
 * fields. By jansson, which only files_json*.c and files_form*.c know.
 *
 * Promises: all faults at once, each with its path (children[1].sex), in the order of the
 * form's fields; the nearest name for an unknown field; doubled names and \u0000 are
 * refused; a syntax error is told with line and column; nothing of the text is quoted but
 * a plain name of an unknown field. A blank text, null and the number 0 are "not stated".
 * Members whose name begins with // are notes and are not read. What is missing is not
 * judged here: the rules do.
 */
#ifndef FILES_FORM_H
#define FILES_FORM_H

#include <stdio.h>

#include "base/base_error.h"
#include "files/files_arena.h"
#include "vigil/forms.h"

/* A form as read; its texts lie in the arena. */
struct files_form {
    struct vigil_form form;
    struct files_arena texts;
};

void files_form_init(const struct vigil_form_type *type, struct files_form *ret_form);
void files_form_done(struct files_form *form);

/* Reads a file ("-": standard input; NULL: an empty one), and then settings, each
 * "field=value" or "list[0].field=value", in the place of what the file has. BASE_OK;
 * BASE_REFUSE: *ret_faults has the reasons, and the form what could be read; BASE_STOP:
 * it could not be read, *ret_error says why. The form must be initialised. */
enum base_class files_form_read(const char *path,
                                const char *const *settings,
                                size_t settings_count,
                                struct files_form *form,
                                struct vigil_faults *ret_faults,
                                struct base_error *ret_error) BASE_MUST_CHECK;

/* The same from memory, without settings. */
enum base_class files_form_read_bytes(const char *bytes,
                                      size_t size,
                                      struct files_form *form,
                                      struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Puts faults in the order of the form's fields, those of no field behind them. */
void files_form_faults_sort(const struct vigil_form_type *type,
                            struct vigil_faults *faults);

/* Prints what is stated as one object. */
void files_form_print(const struct vigil_form *form, FILE *to);

/* Prints an object with every field, blank, and before each a note of what is needed,
 * which codes there are and which unit; of a list one row. What only a record from before
 * Vigil may state is left out. */
void files_form_template(const struct vigil_form_type *type, FILE *to);

/* ---- One value as text (files_form_value.c) ---- */

/* The longest text of a value, with its NUL. */
enum { FILES_FORM_TEXT_SIZE = 8001 };

/* Reads a text, all but its place (field, row), and without keeping it: ret_value->text
 * points to text. False, with what is wrong (all but the path). "" is nobody's value. */
bool files_form_value_read(const struct vigil_field *field,
                           const char *text,
                           struct vigil_value *ret_value,
                           struct vigil_fault *ret_fault) BASE_MUST_CHECK;

/* The same of a number as JSON has it. */
bool files_form_value_number(const struct vigil_field *field,
                             int64_t number,
                             struct vigil_value *ret_value,
                             struct vigil_fault *ret_fault) BASE_MUST_CHECK;

/* The text that would be read as this value. */
void files_form_value_print(const struct vigil_field *field,
                            const struct vigil_value *value,
                            char ret_text[FILES_FORM_TEXT_SIZE]);

/* What a field takes, for people: "one of: yes, no", "a day, YYYY-MM-DD". */
void files_form_value_says(const struct vigil_field *field, char *ret_text, size_t size);

#endif
