/*
 * No sooner than 7 working days after the Panel had the report; not published: why,
 * and what was learned.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_CODE(
        "",
        "publication",
        NEEDED,
        PUBLICATION,
        "published, published_anonymously, executive_summary or not_to_be_published"),
    FORMS_DATE("", "published_on", MAY_BE, "the day; it stays public for a year"),
    FORMS_TEXT("", "address", MAY_BE, 300, "where it can be read"),
    FORMS_DATE("", "repository_sent_on", MAY_BE, "a copy to the NSPCC repository"),
    FORMS_WORDS("", "reason", MAY_BE, 4000, "why it is not published, or not in full"),
    FORMS_WORDS(
        "", "learned", MAY_BE, 8000, "what is published instead: the improvements"),
    FORMS_TEXT("", "digest", MAY_BE, 64, "the document attached, by its SHA-256"),
};

const struct vigil_form_type forms_lcspr_publication = {
    .type = VIGIL_MESSAGE_LCSPR_PUBLICATION,
    .name = "lcspr_publication",
    .title = "Tell that an LCSPR is published, or will not be",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
