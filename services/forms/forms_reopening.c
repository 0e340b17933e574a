/*
 * Everything is again as it was before the closure.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_reopening = {
    .type = VIGIL_MESSAGE_REOPENING,
    .name = "reopening",
    .title = "Reopen a case",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
