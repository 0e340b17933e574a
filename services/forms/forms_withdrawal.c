/*
 * A notification that was wrong, or that the criteria turn out not to meet.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE("", "why", NEEDED, WITHDRAWAL, "duplicate needs the other case"),
    FORMS_REFERENCE("", "duplicate_of", MAY_BE, "the case that goes on"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "in words"),
};

const struct vigil_form_type forms_withdrawal = {
    .type = VIGIL_MESSAGE_WITHDRAWAL,
    .name = "withdrawal",
    .title = "Withdraw a notification",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
