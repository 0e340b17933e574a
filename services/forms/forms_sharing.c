/*
 * An authority that shares the case sees all of it and may answer, act and attach.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_LIST("",
               "areas",
               MAY_BE,
               4,
               "all further authorities, as they now are; none: nobody else"),
    FORMS_AUTHORITY("areas", "authority", NEEDED, "GSS code"),
    FORMS_CODE("areas", "part", NEEDED, PART, "what it has to do with the case"),
    FORMS_AUTHORITY("", "lead", MAY_BE, "who leads from now on; blank: as before"),
    FORMS_WORDS("", "reason", NEEDED, 4000, "why"),
};

const struct vigil_form_type forms_sharing = {
    .type = VIGIL_MESSAGE_SHARING,
    .name = "sharing",
    .title = "Bring another authority onto a case",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
