/*
 * Feature by feature; there is no score.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("", "pages", MAY_BE, 9999, "how long the report is"),
    FORMS_WORDS("", "words", MAY_BE, 4000, "as a whole, in words"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
    FORMS_LIST("", "features", NEEDED, 17, "each"),
    FORMS_CODE("features", "feature", NEEDED, QUALITY_FEATURE, "one a row"),
    FORMS_CODE("features", "answer", NEEDED, QUALITY_ANSWER, "of the list"),
    FORMS_WORDS("features", "note", MAY_BE, 1000, "why"),
};

const struct vigil_form_type forms_quality_assessment = {
    .type = VIGIL_MESSAGE_QUALITY_ASSESSMENT,
    .name = "quality_assessment",
    .title = "Assess the quality of an LCSPR",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
