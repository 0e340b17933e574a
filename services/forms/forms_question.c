/*
 * Clarification that is missing.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "words", NEEDED, 4000, "what is asked"),
    FORMS_DATE("", "due_on", MAY_BE, "by when"),
    FORMS_TEXT("", "field", MAY_BE, 63, "the field of the notification that it is about"),
};

const struct vigil_form_type forms_question = {
    .type = VIGIL_MESSAGE_QUESTION,
    .name = "question",
    .title = "Ask the partnership a question",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
