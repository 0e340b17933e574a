/*
 * The days do not count until it goes on. With the reason, who approved it, and the
 * letter.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE("", "clock", NEEDED, CLOCK, "rapid_review or lcspr"),
    FORMS_DATE("", "from_on", NEEDED, "the first day that does not count"),
    FORMS_TEXT("", "approved_by", NEEDED, 100, "the role that approved it, no name"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_clock_pause = {
    .type = VIGIL_MESSAGE_CLOCK_PAUSE,
    .name = "clock_pause",
    .title = "Pause a clock",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
