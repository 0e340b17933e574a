/*
 * What cannot be mended locally.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_WORDS("", "issue", NEEDED, 4000, "what it is"),
    FORMS_CODE("", "theme", NEEDED, THEME, "of the list"),
    FORMS_TEXT("", "asked_of", NEEDED, 80, "which national body should act"),
};

const struct vigil_form_type forms_national_issue = {
    .type = VIGIL_MESSAGE_NATIONAL_ISSUE,
    .name = "national_issue",
    .title = "Raise a national issue",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
