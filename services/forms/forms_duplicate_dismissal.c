/*
 * It is not shown again.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_REFERENCE("", "other", NEEDED, "the case it was taken for"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why they are two"),
};

const struct vigil_form_type forms_duplicate_dismissal = {
    .type = VIGIL_MESSAGE_DUPLICATE_DISMISSAL,
    .name = "duplicate_dismissal",
    .title = "Tell that a suspected duplicate is none",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
