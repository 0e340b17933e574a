/*
 * An amendment of a notification. What was notified as serious harm stays that; a
 * later death is told as died_on.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "reason", NEEDED, 4000, "why it changes"),
    FORMS_LIST("", "changes", NEEDED, 24, "each change"),
    FORMS_TEXT("changes", "path", NEEDED, 63, "the field: children[1].ethnicity"),
    FORMS_WORDS("changes",
                "value",
                MAY_BE,
                4000,
                "its new value, written as in a notification; blank: not stated"),
    FORMS_CODE("changes", "unknown", MAY_BE, UNKNOWN, "instead of a value"),
    FORMS_TEXT("changes", "note", MAY_BE, 200, "why it cannot be known"),
};

const struct vigil_form_type forms_amendment = {
    .type = VIGIL_MESSAGE_AMENDMENT,
    .name = "amendment",
    .title = "Add to a notification, or correct it",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
