/*
 * With the reason and the letter.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "reason", NEEDED, 4000, "what is too wide"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_narrowing = {
    .type = VIGIL_MESSAGE_NARROWING,
    .name = "narrowing",
    .title = "Ask for narrower key lines of enquiry",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
