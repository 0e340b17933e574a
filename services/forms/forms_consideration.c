/*
 * What the partners considered and did not notify, with the reasons of all three: the
 * denominator of all notifications.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_TEXT(
        "", "consideration_ref", MAY_BE, 40, "your own reference, unique with you"),
    FORMS_AUTHORITY("", "authority", MAY_BE, "who records it; blank: you"),
    FORMS_DATE("", "incident_on", NEEDED, "the day it happened"),
    FORMS_DATE("", "became_aware_on", MAY_BE, "the day the authority became aware"),
    FORMS_DATE("", "considered_on", NEEDED, "the day of the decision"),
    FORMS_CODE("", "incident_type", NEEDED, INCIDENT_TYPE, "what it would have been"),
    FORMS_NUMBER("", "children", NEEDED, 9999, "how many"),
    FORMS_TIME("", "considered_at", HISTORIC, "when it was recorded"),
    FORMS_LIST("", "partners", NEEDED, 3, "the three partners"),
    FORMS_CODE("partners", "partner", NEEDED, PARTNER, "one a row"),
    FORMS_CODE("partners", "assent", NEEDED, ASSENT, "to not notifying"),
    FORMS_WORDS("partners", "reason", NEEDED, 2000, "why"),
};

const struct vigil_form_type forms_consideration = {
    .type = VIGIL_MESSAGE_CONSIDERATION,
    .name = "consideration",
    .title = "Record an incident considered but not notified",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
