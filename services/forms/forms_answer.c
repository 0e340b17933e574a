/*
 * Clarification that the Panel asked for.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("",
                 "question_no",
                 MAY_BE,
                 9999,
                 "as the case shows it; blank: the narrowing that was asked for"),
    FORMS_WORDS("", "words", NEEDED, 8000, "the answer"),
};

const struct vigil_form_type forms_answer = {
    .type = VIGIL_MESSAGE_ANSWER,
    .name = "answer",
    .title = "Answer a question of the Panel",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
