/*
 * Of the rapid review or the LCSPR.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE("", "clock", NEEDED, CLOCK, "rapid_review or lcspr"),
    FORMS_DATE("", "until", NEEDED, "the new day"),
    FORMS_CODE("", "why", NEEDED, DELAY_REASON, "of the list"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "in words"),
};

const struct vigil_form_type forms_extension_request = {
    .type = VIGIL_MESSAGE_EXTENSION_REQUEST,
    .name = "extension_request",
    .title = "Ask the Panel for more time",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
