/*
 * Input that the rapid review had not obtained in time.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_NUMBER("", "gap_no", NEEDED, 9999, "as the case shows it"),
    FORMS_CODE("",
               "outcome",
               NEEDED,
               GAP_OUTCOME,
               "carried: into the LCSPR as a key line of enquiry"),
    FORMS_WORDS("", "words", NEEDED, 4000, "what came, or why nothing will"),
};

const struct vigil_form_type forms_gap_outcome = {
    .type = VIGIL_MESSAGE_GAP_OUTCOME,
    .name = "gap_outcome",
    .title = "Tell what became of missing input",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
