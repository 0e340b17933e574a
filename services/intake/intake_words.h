/*
 * A filled form in words, for those who may see the case: what it says, field by field,
 * codes by their names, free text and letters in full. What only names the case is left
 * out, and birth dates, which a timeline does not need.
 */
#ifndef INTAKE_INTAKE_WORDS_H
#define INTAKE_INTAKE_WORDS_H

#include "vigil/forms.h"

enum {
    INTAKE_WORDS_SIZE = 131072
}; /* more than a message's texts and field names take */

/* A line for each value outside of lists and for each row: "decision: no_lcspr". */
void intake_words_of(const struct vigil_form *form, char ret_text[INTAKE_WORDS_SIZE]);

#endif
