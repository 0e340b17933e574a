/*
 * SMART: specific, measured, owned, dated.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_LIST("", "actions", NEEDED, 24, "each"),
    FORMS_NUMBER(
        "actions", "recommendation_no", MAY_BE, 9999, "which it carries out; 0: none"),
    FORMS_WORDS("actions", "what", NEEDED, 500, "specific"),
    FORMS_TEXT("actions", "owner", NEEDED, 80, "one body"),
    FORMS_WORDS("actions", "measure", NEEDED, 500, "how it will be known that it worked"),
    FORMS_DATE("actions", "due_on", NEEDED, "by when"),
};

const struct vigil_form_type forms_actions = {
    .type = VIGIL_MESSAGE_ACTIONS,
    .name = "actions",
    .title = "Record actions",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
