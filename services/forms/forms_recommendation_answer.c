/*
 * With the reason where it is refused.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("", "recommendation_no", NEEDED, 9999, "as the case shows it"),
    FORMS_CODE("", "answer", NEEDED, RECOMMENDATION_ANSWER, "of the list"),
    FORMS_WORDS("", "words", MAY_BE, 2000, "needed unless accepted"),
};

const struct vigil_form_type forms_recommendation_answer = {
    .type = VIGIL_MESSAGE_RECOMMENDATION_ANSWER,
    .name = "recommendation_answer",
    .title = "Accept a recommendation, or refuse it",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
