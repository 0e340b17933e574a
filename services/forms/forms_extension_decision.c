/*
 * With the reason and the letter.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("",
                 "extension_no",
                 MAY_BE,
                 9999,
                 "the request, as the case shows it; 0: unasked"),
    FORMS_CODE("", "clock", NEEDED, CLOCK, "rapid_review or lcspr"),
    FORMS_CODE("", "granted", NEEDED, YES_NO, "yes or no"),
    FORMS_DATE("", "until", MAY_BE, "the new day, if granted"),
    FORMS_TEXT("", "approved_by", MAY_BE, 100, "the role that approved it, no name"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_extension_decision = {
    .type = VIGIL_MESSAGE_EXTENSION_DECISION,
    .name = "extension_decision",
    .title = "Grant more time, or refuse it",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
