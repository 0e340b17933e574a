/*
 * 3, 6 and 12 months after it was accepted.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("", "follow_up_no", NEEDED, 9999, "as the case shows it"),
    FORMS_CODE("", "rag", NEEDED, RAG, "how it stands"),
    FORMS_WORDS("", "evidence", NEEDED, 2000, "of lasting change"),
};

const struct vigil_form_type forms_follow_up = {
    .type = VIGIL_MESSAGE_FOLLOW_UP,
    .name = "follow_up",
    .title = "Tell what lasts of a recommendation",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
