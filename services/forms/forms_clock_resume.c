/*
 * The due day moves by the days that did not count.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE("", "clock", NEEDED, CLOCK, "the clock that is paused"),
    FORMS_DATE("", "until_on", NEEDED, "the first day that counts again"),
    FORMS_TEXT("", "approved_by", NEEDED, 100, "the role that approved it, no name"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_clock_resume = {
    .type = VIGIL_MESSAGE_CLOCK_RESUME,
    .name = "clock_resume",
    .title = "Let a paused clock go on",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
