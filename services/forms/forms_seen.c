/*
 * The last level of the notification's receipt.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_TEXT("", "officer", MAY_BE, 80, "the role, not the name"),
};

const struct vigil_form_type forms_seen = {
    .type = VIGIL_MESSAGE_SEEN,
    .name = "seen",
    .title = "Tell that an officer has seen a case",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
