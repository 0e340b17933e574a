/*
 * Good records for the tests of the rules: each valid as it stands, for a test to spoil.
 * Now is 2021-06-30T10:00:00Z; the authorities are three.
 */
#ifndef CASE_RECORDS_H
#define CASE_RECORDS_H

#include <string.h>

#include "base/base_date.h"
#include "rules/rules_context.h"

static const char record_codes[][VIGIL_PARTY_SIZE] = {
    "E06000036", "E08000025", "E10000016"};
static const struct rules_authorities record_authorities = {record_codes, 3};

static inline vigil_instant
record_instant(const char *text)
{
    vigil_instant instant = VIGIL_INSTANT_NONE;
    return base_instant_parse(text, &instant) ? instant : VIGIL_INSTANT_NONE;
}

static inline vigil_date
record_date(const char *text)
{
    vigil_date date = VIGIL_DATE_NONE;
    return base_date_parse(text, &date) ? date : VIGIL_DATE_NONE;
}

/* role, and historic or live */
static inline struct rules_context
record_context(enum vigil_role role, bool historic)
{
    struct rules_context context = {.role = role,
                                    .party = "E08000025",
                                    .now = record_instant("2021-06-30T10:00:00Z"),
                                    .historic = historic,
                                    .authorities = &record_authorities};
    if (role == VIGIL_ROLE_PANEL) {
        strcpy(context.party, "panel");
    } else if (role == VIGIL_ROLE_OPERATOR) {
        strcpy(context.party, "operator");
    }
    return context;
}

static inline struct vigil_child
record_child(int number)
{
    return (struct vigil_child){.child_no = number,
                                .index_child =
                                    number == 1 ? VIGIL_YES_NO_YES : VIGIL_YES_NO_NO,
                                .date_of_birth = record_date("2012-02-29"),
                                .sex = VIGIL_SEX_FEMALE,
                                .ethnicity = VIGIL_ETHNICITY_BAFR};
}

static inline struct vigil_notification
record_notification(void)
{
    return (struct vigil_notification){.notification_ref = "SIN/2021/7",
                                       .incident_on = record_date("2021-06-20"),
                                       .became_aware_on = record_date("2021-06-22"),
                                       .notified_at = VIGIL_INSTANT_NONE,
                                       .incident_type = VIGIL_INCIDENT_TYPE_DEATH,
                                       .death_category = VIGIL_DEATH_CATEGORY_SUDI,
                                       .children_count = 2,
                                       .children = {record_child(1), record_child(2)}};
}

/* notified live at 2021-06-23, in the state that is named */
static inline struct vigil_case
record_case(enum vigil_case_state state)
{
    return (struct vigil_case){.case_ref = "CSP-2026-000123-3",
                               .authority = "E08000025",
                               .notification_ref = "SIN/2021/7",
                               .state = state,
                               .version = 1,
                               .incident_on = record_date("2021-06-20"),
                               .became_aware_on = record_date("2021-06-22"),
                               .notified_at = record_instant("2021-06-23T09:00:00Z"),
                               .rapid_review_at = VIGIL_INSTANT_NONE,
                               .responded_at = VIGIL_INSTANT_NONE,
                               .lcspr_commissioned_on = VIGIL_DATE_NONE,
                               .lcspr_received_at = VIGIL_INSTANT_NONE};
}

/* the same with its rapid review of 2021-06-25 */
static inline struct vigil_case
record_reviewed_case(enum vigil_case_state state, enum vigil_decision decision)
{
    struct vigil_case reviewed = record_case(state);
    reviewed.version = 2;
    reviewed.rapid_review_at = record_instant("2021-06-25T09:00:00Z");
    reviewed.decision = decision;
    return reviewed;
}

static inline struct vigil_lcspr
record_lcspr(void)
{
    return (struct vigil_lcspr){.lcspr_ref = "LCSPR/7",
                                .commissioned_on = record_date("2021-06-26"),
                                .received_at = VIGIL_INSTANT_NONE,
                                .shape = VIGIL_SHAPE_SINGLE,
                                .children = 1,
                                .publication = VIGIL_PUBLICATION_IN_PROGRESS,
                                .published_on = VIGIL_DATE_NONE,
                                .links_count = 1,
                                .links = {{.case_ref = "CSP-2026-000123-3"}}};
}

#endif
