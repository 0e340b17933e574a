/*
 * Red, amber or green, with evidence.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("", "action_no", NEEDED, 9999, "as the case shows it"),
    FORMS_CODE("", "rag", NEEDED, RAG, "how it stands"),
    FORMS_CODE("", "done", NEEDED, YES_NO, "whether it is finished"),
    FORMS_WORDS("", "evidence", NEEDED, 2000, "of the outcome, not of the effort"),
};

const struct vigil_form_type forms_action_progress = {
    .type = VIGIL_MESSAGE_ACTION_PROGRESS,
    .name = "action_progress",
    .title = "Tell how an action stands",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
