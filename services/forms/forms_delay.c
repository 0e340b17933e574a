/*
 * The reason and the day when it is expected (Working Together 2023, chapter 5).
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE("", "why", NEEDED, DELAY_REASON, "of the list"),
    FORMS_DATE("", "forecast_on", NEEDED, "when it is expected"),
    FORMS_DATE(
        "", "publication_planned_on", MAY_BE, "the day on which it is to be published"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "in words"),
    FORMS_WORDS("", "meanwhile", MAY_BE, 4000, "what is improved already"),
};

const struct vigil_form_type forms_delay = {
    .type = VIGIL_MESSAGE_DELAY,
    .name = "delay",
    .title = "Tell that an LCSPR is late",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
