/*
 * The one named in the head stops; all of it stays readable. It can be undone without
 * loss.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_REFERENCE("", "duplicate_of", NEEDED, "the case that goes on"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why they are one incident"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_duplicate_link = {
    .type = VIGIL_MESSAGE_DUPLICATE_LINK,
    .name = "duplicate_link",
    .title = "Merge a case into another",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
