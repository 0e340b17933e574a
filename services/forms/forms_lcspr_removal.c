/*
 * Not before it was public for a year; the copy kept here stays.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_DATE("", "removed_on", NEEDED, "the day"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
};

const struct vigil_form_type forms_lcspr_removal = {
    .type = VIGIL_MESSAGE_LCSPR_REMOVAL,
    .name = "lcspr_removal",
    .title = "Tell that an LCSPR was taken down",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
