/*
 * At least 7 working days before it is published. A new copy starts the 7 days again.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_TIME("", "received_at", HISTORIC, "when the Panel had it"),
    FORMS_CODE("", "methodology", NEEDED, METHODOLOGY, "of the controlled list"),
    FORMS_WORDS("", "methods", NEEDED, 4000, "and in words"),
    FORMS_NUMBER("", "pages", MAY_BE, 9999, "how long it is"),
    FORMS_NUMBER("", "children", MAY_BE, 9999, "how many children it covers"),
    FORMS_WORDS("", "findings", NEEDED, 8000, "what was found, and why it happened"),
    FORMS_WORDS("", "added_value", NEEDED, 4000, "what it adds to the rapid review"),
    FORMS_WORDS("", "research", MAY_BE, 2000, "used"),
    FORMS_DATE(
        "", "publication_planned_on", MAY_BE, "the day on which it is to be published"),
    FORMS_TEXT("", "digest", MAY_BE, 64, "the document attached, by its SHA-256"),
    FORMS_LIST("", "key_lines", MAY_BE, 24, "what became of each"),
    FORMS_NUMBER("key_lines", "key_line_no", NEEDED, 9999, "as the review shows it"),
    FORMS_CODE("key_lines", "fate", NEEDED, FATE, "of the list"),
    FORMS_WORDS("key_lines", "words", MAY_BE, 1000, "needed where departed from"),
    FORMS_LIST("", "causes", MAY_BE, 12, "systemic or underlying reasons"),
    FORMS_CODE("causes", "cause", NEEDED, CAUSE, "one a row"),
    FORMS_WORDS("causes", "how", NEEDED, 1000, "how it worked"),
    FORMS_LIST("",
               "characteristics",
               MAY_BE,
               7,
               "their part in the child's life, or why it was left out"),
    FORMS_CODE("characteristics", "characteristic", NEEDED, CHARACTERISTIC, "one a row"),
    FORMS_WORDS("characteristics", "considered", MAY_BE, 1000, "what was found"),
    FORMS_WORDS(
        "characteristics", "omitted_because", MAY_BE, 500, "the compelling reason"),
    FORMS_LIST("", "themes", MAY_BE, 6, "the six practice themes"),
    FORMS_CODE("themes", "theme", NEEDED, THEME, "one a row"),
    FORMS_CODE("themes", "noted", NEEDED, YES_NO, "yes, no or not_known"),
    FORMS_WORDS("themes", "note", MAY_BE, 1000, "how"),
    FORMS_LIST("", "family", MAY_BE, 12, "attempts to hear the family"),
    FORMS_DATE("family", "tried_on", MAY_BE, "the day"),
    FORMS_CODE("family", "outcome", NEEDED, FAMILY_OUTCOME, "of the list"),
    FORMS_WORDS("family", "note", MAY_BE, 500, "why, or what was heard"),
    FORMS_LIST("", "practitioners", MAY_BE, 12, "events with practitioners"),
    FORMS_DATE("practitioners", "held_on", NEEDED, "the day"),
    FORMS_TEXT("practitioners", "roles", NEEDED, 200, "grades and roles, not names"),
    FORMS_WORDS("practitioners", "findings", NEEDED, 1000, "what came of it"),
    FORMS_WORDS("practitioners", "support", MAY_BE, 500, "offered to them"),
};

const struct vigil_form_type forms_lcspr_report = {
    .type = VIGIL_MESSAGE_LCSPR_REPORT,
    .name = "lcspr_report",
    .title = "Send the final report to the Panel",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
