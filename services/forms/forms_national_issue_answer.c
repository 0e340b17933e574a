/*
 * What became of it.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("", "issue_no", NEEDED, 9999, "as the case shows it"),
    FORMS_CODE("", "answer", NEEDED, ISSUE_ANSWER, "of the list"),
    FORMS_WORDS("", "letter", NEEDED, 8000, "the text of the letter"),
};

const struct vigil_form_type forms_national_issue_answer = {
    .type = VIGIL_MESSAGE_NATIONAL_ISSUE_ANSWER,
    .name = "national_issue_answer",
    .title = "Answer a national issue",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
