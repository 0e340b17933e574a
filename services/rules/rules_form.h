/*
 * What the rules of single messages ask of a filled form. A field is named by list, row
 * and name; list "" is the form itself. Each check adds at most one fault to a field, and
 * none where it has one already. Pure.
 */
#ifndef RULES_FORM_H
#define RULES_FORM_H

#include <stdbool.h>

#include "rules/rules_context.h"
#include "vigil/forms.h"

enum { RULES_FORM_PATH_SIZE = 64 };

/* outline, or children[1].sex */
void rules_form_path(const char *list,
                     size_t row,
                     const char *name,
                     char ret_path[RULES_FORM_PATH_SIZE]);

void rules_form_fault(const char *list,
                      size_t row,
                      const char *name,
                      const char *code,
                      const char *wrong,
                      const char *right,
                      struct vigil_faults *faults);

/* "in_future" for a day behind that of context->now, in London; "in_past" for one before
 * it. A day that is not stated, and a time that is not known, are not judged. */
void rules_form_not_future(const struct vigil_form *form,
                           const char *list,
                           size_t row,
                           const char *name,
                           const struct rules_context *context,
                           struct vigil_faults *faults);
void rules_form_not_past(const struct vigil_form *form,
                         const char *list,
                         size_t row,
                         const char *name,
                         const struct rules_context *context,
                         struct vigil_faults *faults);

/* What is wrong with one value by itself: its code, length, day, reference. */
void rules_form_value_check(const struct vigil_form *form,
                            const struct vigil_value *value,
                            const struct rules_context *context,
                            struct vigil_faults *faults);

/* The same of a text that is to become this field's value, told at `path`; gives the
 * number behind it, as a vigil_value has it. */
bool rules_form_parse(const struct vigil_field *field,
                      const char *text,
                      const char *path,
                      const struct rules_context *context,
                      struct vigil_faults *faults,
                      int64_t *ret_number);

/* The field of a form that a path names ("outline", "children[1].sex"); SIZE_MAX and the
 * nearest path there is, if there is one. A row beyond the list's most is none. */
size_t rules_form_find(const struct vigil_form_type *type,
                       const char *path,
                       size_t *ret_row,
                       char ret_nearest[RULES_FORM_PATH_SIZE]);

/* True if the value is stated, and more than blanks. */
bool rules_form_states(const struct vigil_form *form,
                       const char *list,
                       size_t row,
                       const char *name);

#endif
