/*
 * Each with one lead body and a level.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_LIST("", "recommendations", NEEDED, 16, "each"),
    FORMS_WORDS(
        "recommendations", "what", NEEDED, 1000, "specific: what shall be different"),
    FORMS_TEXT(
        "recommendations", "lead_body", NEEDED, 80, "one named body, not all agencies"),
    FORMS_CODE("recommendations", "level", NEEDED, LEVEL, "where it can be acted on"),
    FORMS_CODE(
        "recommendations", "theme", NEEDED, THEME, "by which earlier ones are found"),
    FORMS_WORDS(
        "recommendations", "measure", NEEDED, 500, "measurable: how it will be known"),
    FORMS_WORDS("recommendations", "achievable", MAY_BE, 500, "why it can be done"),
    FORMS_WORDS("recommendations", "relevant", MAY_BE, 500, "to which finding"),
    FORMS_DATE("recommendations", "due_on", NEEDED, "by when"),
    FORMS_REFERENCE("recommendations",
                    "repeats",
                    MAY_BE,
                    "an earlier case whose recommendation this repeats"),
    FORMS_WORDS("recommendations", "differs", MAY_BE, 500, "why it will work this time"),
};

const struct vigil_form_type forms_recommendations = {
    .type = VIGIL_MESSAGE_RECOMMENDATIONS,
    .name = "recommendations",
    .title = "Record recommendations",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
