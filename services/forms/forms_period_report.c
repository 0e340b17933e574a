/*
 * What is given each period was given: the partnership's yearly report, the Panel's data
 * and annual report. Or only when the present period began, which starts the clock where
 * nothing was told before, and corrects a day that was wrong.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_AUTHORITY("", "authority", MAY_BE, "whose report it is; blank: yours"),
    FORMS_CODE("",
               "kind",
               NEEDED,
               PERIOD_KIND,
               "yearly_report of a partnership; the others are the Panel's"),
    FORMS_TEXT("", "period", MAY_BE, 40, "that it is for, as 2025-26 or 2025Q4"),
    FORMS_DATE("", "given_on", MAY_BE, "the day it was given or published"),
    FORMS_DATE("",
               "began_on",
               MAY_BE,
               "or else the day the present period began: the last was given"),
    FORMS_WORDS("", "reason", MAY_BE, 2000, "why another day stands corrected"),
    FORMS_NUMBER("",
                 "expected_version",
                 MAY_BE,
                 2147483647,
                 "the version of the file that you have seen; 0: any"),
    FORMS_TIME("", "happened_at", HISTORIC, "when it was told"),
};

const struct vigil_form_type forms_period_report = {
    .type = VIGIL_MESSAGE_PERIOD_REPORT,
    .name = "period_report",
    .title = "Tell what was given for a period",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
