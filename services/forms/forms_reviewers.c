/*
 * The reviewers of an LCSPR, all of them as they now are.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_LIST("", "reviewers", NEEDED, 6, "each"),
    FORMS_TEXT("reviewers", "name", NEEDED, 80, "the person or body"),
    FORMS_CODE("reviewers",
               "independence",
               NEEDED,
               INDEPENDENCE,
               "of the management of the case"),
    FORMS_WORDS("reviewers", "how_independent", NEEDED, 500, "why they are"),
    FORMS_WORDS("reviewers", "skills", MAY_BE, 500, "and experience"),
    FORMS_DATE("reviewers", "appointed_on", NEEDED, "the day"),
    FORMS_CODE("", "methodology", MAY_BE, METHODOLOGY, "of the controlled list"),
    FORMS_WORDS("", "methods", MAY_BE, 4000, "and in words"),
};

const struct vigil_form_type forms_reviewers = {
    .type = VIGIL_MESSAGE_REVIEWERS,
    .name = "reviewers",
    .title = "Tell who reviews",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
