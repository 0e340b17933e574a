/*
 * Both cases go on as they were.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "reason", NEEDED, 4000, "why they are two"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_duplicate_unlink = {
    .type = VIGIL_MESSAGE_DUPLICATE_UNLINK,
    .name = "duplicate_unlink",
    .title = "Undo a merge",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
