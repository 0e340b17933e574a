/*
 * Everything is again as it was before the withdrawal.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
};

const struct vigil_form_type forms_reinstatement = {
    .type = VIGIL_MESSAGE_REINSTATEMENT,
    .name = "reinstatement",
    .title = "Undo a withdrawal",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
