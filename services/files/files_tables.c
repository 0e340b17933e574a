/* The tables of fields: see files_field.h. The names are those of the casebook; the order
 * is that of its columns. */
#include "files/files_field.h"

#include "base/base_attr.h"

#define SIZE(type, member) sizeof(((type *)NULL)->member)

/* clang-format off */
#define TEXT(t, n, k, w) {.name = #n, .kind = (k), .needed = (w), \
    .offset = offsetof(t, n), .size = SIZE(t, n)}
#define OF(t, n, k, w) {.name = #n, .kind = (k), .needed = (w), \
    .offset = offsetof(t, of.n), .size = SIZE(t, of.n)}
#define DAY(t, n, w) {.name = #n, .kind = FILES_DATE, .needed = (w), .offset = offsetof(t, n)}
#define TIME(t, n, w) {.name = #n, .kind = FILES_INSTANT, .needed = (w), \
    .offset = offsetof(t, n)}
#define CODE(t, n, w, l) {.name = #n, .kind = FILES_CODE, .needed = (w), \
    .offset = offsetof(t, n), .list = VIGIL_LIST_##l}
#define NUMBER(t, n, w, low, high) {.name = #n, .kind = FILES_NUMBER, .needed = (w), \
    .offset = offsetof(t, n), .least = (low), .most = (high)}
#define TABLE(t, rows) {.name = #t, .size = sizeof(struct t), .fields = (rows), \
    .fields_count = BASE_COUNT(rows)}

enum { MAY = false, MUST = true };

static const struct files_field child_fields[] = {
#define T struct vigil_child
    NUMBER(T, child_no, MUST, 1, 99),
    CODE(T, index_child, MAY, YES_NO),
    DAY(T, date_of_birth, MAY),
    CODE(T, sex, MAY, SEX),
    CODE(T, ethnicity, MAY, ETHNICITY),
    TEXT(T, ethnicity_not_stated_reason, FILES_TEXT, MAY),
    CODE(T, disability, MAY, YES_NO),
    CODE(T, cp_plan, MAY, HISTORY),
    CODE(T, looked_after, MAY, HISTORY),
#undef T
};

static const struct files_field notification_fields[] = {
#define T struct vigil_notification
    TEXT(T, notification_ref, FILES_REF, MUST),
    TEXT(T, authority, FILES_AUTHORITY, MUST),
    DAY(T, incident_on, MAY),
    DAY(T, became_aware_on, MAY),
    TIME(T, notified_at, MUST),
    CODE(T, incident_type, MAY, INCIDENT_TYPE),
    CODE(T, death_category, MAY, DEATH_CATEGORY),
    CODE(T, harm_category, MAY, HARM_CATEGORY),
    CODE(T, neglect, MAY, YES_NO),
    CODE(T, domestic_abuse, MAY, YES_NO),
    CODE(T, social_care, MAY, SOCIAL_CARE),
    TEXT(T, timing_exclusion, FILES_TEXT, MAY),
#undef T
};

static const struct files_field rapid_review_fields[] = {
#define T struct vigil_rapid_review
    OF(T, notification_ref, FILES_REF, MUST),
    TIME(T, received_at, MUST),
    CODE(T, decision, MUST, DECISION),
    TEXT(T, rationale, FILES_TEXT, MAY),
#undef T
};

static const struct files_field panel_response_fields[] = {
#define T struct vigil_panel_response
    OF(T, notification_ref, FILES_REF, MUST),
    TIME(T, decided_at, MUST),
    CODE(T, response, MUST, RESPONSE),
    CODE(T, reason, MAY, RESPONSE_REASON),
#undef T
};

static const struct files_field lcspr_fields[] = {
#define T struct vigil_lcspr
    TEXT(T, lcspr_ref, FILES_REF, MUST),
    TEXT(T, authority, FILES_AUTHORITY, MUST),
    DAY(T, commissioned_on, MUST),
    TIME(T, received_at, MAY),
    CODE(T, shape, MAY, SHAPE),
    NUMBER(T, children, MAY, 0, 999),
    CODE(T, methodology, MAY, METHODOLOGY),
    CODE(T, publication, MAY, PUBLICATION),
    DAY(T, published_on, MAY),
    TEXT(T, publication_reason, FILES_TEXT, MAY),
    TEXT(T, timing_exclusion, FILES_TEXT, MAY),
    CODE(T, incident_type, MAY, INCIDENT_TYPE),
    CODE(T, death_category, MAY, DEATH_CATEGORY),
    CODE(T, harm_category, MAY, HARM_CATEGORY),
#undef T
};

static const struct files_field lcspr_link_fields[] = {
#define T struct files_lcspr_link_row
    TEXT(T, lcspr_ref, FILES_REF, MUST),
    TEXT(T, notification_ref, FILES_REF, MUST),
#undef T
};

const struct files_record files_child = TABLE(vigil_child, child_fields);
const struct files_record files_notification =
    TABLE(vigil_notification, notification_fields);
const struct files_record files_rapid_review =
    TABLE(vigil_rapid_review, rapid_review_fields);
const struct files_record files_panel_response =
    TABLE(vigil_panel_response, panel_response_fields);
const struct files_record files_lcspr = TABLE(vigil_lcspr, lcspr_fields);
const struct files_record files_lcspr_link =
    TABLE(files_lcspr_link_row, lcspr_link_fields);
/* clang-format on */
