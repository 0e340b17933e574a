/*
 * SI 2018/789 reg. 3: considered, commissioned, reported.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE("", "stage", NEEDED, NATIONAL_STAGE, "of the list"),
    FORMS_DATE("", "publication_planned_on", MAY_BE, "if a day is set"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
    FORMS_LIST("", "criteria", MAY_BE, 4, "of regulation 3"),
    FORMS_CODE("criteria", "criterion", NEEDED, CRITERION, "one a row"),
    FORMS_CODE("criteria", "met", NEEDED, YES_NO, "yes, no or not_known"),
};

const struct vigil_form_type forms_national_review = {
    .type = VIGIL_MESSAGE_NATIONAL_REVIEW,
    .name = "national_review",
    .title = "Tell where a national review stands",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
