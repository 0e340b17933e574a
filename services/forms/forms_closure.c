/*
 * When nothing is open: each recommendation has an action or a refusal.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_closure = {
    .type = VIGIL_MESSAGE_CLOSURE,
    .name = "closure",
    .title = "Close a case",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
