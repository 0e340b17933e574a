/*
 * The Panel's response to a decision on an LCSPR, with its grounds and its letter.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD_OF,
    FORMS_TIME("", "decided_at", HISTORIC, "when it was decided"),
    FORMS_CODE("",
               "response",
               NEEDED,
               RESPONSE,
               "the decision is the partnership's; the Panel advises"),
    FORMS_CODE("", "reason", MAY_BE, RESPONSE_REASON, "the ground, where it disagrees"),
    FORMS_WORDS("", "words", MAY_BE, 4000, "in free words"),
    FORMS_DATE("", "met_on", MAY_BE, "the meeting"),
    FORMS_WORDS("", "letter", MAY_BE, 8000, "the text of the letter to the partnership"),
    FORMS_LIST("", "grounds", MAY_BE, 4, "further grounds"),
    FORMS_CODE("grounds", "ground", NEEDED, RESPONSE_REASON, "one a row"),
};

const struct vigil_form_type forms_panel_response = {
    .type = VIGIL_MESSAGE_PANEL_RESPONSE,
    .name = "panel_response",
    .title = "Answer a rapid review's decision",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
