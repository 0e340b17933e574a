/*
 * What the partnership does after the response: its final decision.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE("", "stand", NEEDED, STAND, "whether the decision stands"),
    FORMS_CODE("", "final_decision", NEEDED, DECISION, "as it now is"),
    FORMS_WORDS("", "words", NEEDED, 4000, "why"),
};

const struct vigil_form_type forms_response_reply = {
    .type = VIGIL_MESSAGE_RESPONSE_REPLY,
    .name = "response_reply",
    .title = "Reply to the Panel's response",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
