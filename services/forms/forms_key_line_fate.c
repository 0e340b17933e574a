/*
 * Followed, or departed from with the reason.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("", "key_line_no", NEEDED, 9999, "as the review shows it"),
    FORMS_CODE("", "fate", NEEDED, FATE, "of the list"),
    FORMS_WORDS(
        "", "words", MAY_BE, 2000, "needed where departed from: why, and what instead"),
    FORMS_WORDS("", "new_question", MAY_BE, 500, "a key line in its place"),
};

const struct vigil_form_type forms_key_line_fate = {
    .type = VIGIL_MESSAGE_KEY_LINE_FATE,
    .name = "key_line_fate",
    .title = "Tell what became of a key line of enquiry",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
