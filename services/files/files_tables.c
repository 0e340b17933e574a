/* The tables of fields: see files_field.h. The names are those of the casebook; the order
 * is that of its columns. */
#include "files/files_field.h"

#include "base/base_attr.h"

#define SIZE(type, member) sizeof(((type *)NULL)->member)

/* clang-format off */
#define TEXT(t, n, k, w) {.name = #n, .kind = (k), .where = (w), \
    .offset = offsetof(t, n), .size = SIZE(t, n)}
#define OF(t, n, k, w) {.name = #n, .kind = (k), .where = (w), \
    .offset = offsetof(t, of.n), .size = SIZE(t, of.n)}
#define DAY(t, n, w) {.name = #n, .kind = FILES_DATE, .where = (w), .offset = offsetof(t, n)}
#define TIME(t, n, w) {.name = #n, .kind = FILES_INSTANT, .where = (w), \
    .offset = offsetof(t, n)}
#define CODE(t, n, w, l) {.name = #n, .kind = FILES_CODE, .where = (w), \
    .offset = offsetof(t, n), .list = VIGIL_LIST_##l}
#define NUMBER(t, n, w, low, high) {.name = #n, .kind = FILES_NUMBER, .where = (w), \
    .offset = offsetof(t, n), .least = (low), .most = (high)}
#define LIST(t, n, r, max) {.name = #n, .kind = FILES_LIST, .where = FILES_IN_JSON, \
    .offset = offsetof(t, n), .size = SIZE(t, n[0]), .most = (max), .of = &(r), \
    .count_offset = offsetof(t, n##_count)}
#define TABLE(t, rows) {.name = #t, .size = sizeof(struct t), .fields = (rows), \
    .fields_count = BASE_COUNT(rows)}

enum { BOTH = FILES_IN_BOTH, CSV = FILES_IN_CSV, JSON = FILES_IN_JSON, MUST = FILES_NEEDED };

static const struct files_field child_fields[] = {
#define T struct vigil_child
    NUMBER(T, child_no, BOTH | MUST, 1, 99),
    CODE(T, index_child, BOTH, YES_NO),
    DAY(T, date_of_birth, BOTH),
    CODE(T, sex, BOTH, SEX),
    CODE(T, ethnicity, BOTH, ETHNICITY),
    TEXT(T, ethnicity_not_stated_reason, FILES_TEXT, BOTH),
    CODE(T, disability, BOTH, YES_NO),
    CODE(T, cp_plan, BOTH, HISTORY),
    CODE(T, looked_after, BOTH, HISTORY),
#undef T
};

static const struct files_field notification_fields[] = {
#define T struct vigil_notification
    TEXT(T, notification_ref, FILES_REF, BOTH | MUST),
    TEXT(T, authority, FILES_AUTHORITY, BOTH | MUST),
    DAY(T, incident_on, BOTH),
    DAY(T, became_aware_on, BOTH),
    TIME(T, notified_at, BOTH | MUST),
    CODE(T, incident_type, BOTH, INCIDENT_TYPE),
    CODE(T, death_category, BOTH, DEATH_CATEGORY),
    CODE(T, harm_category, BOTH, HARM_CATEGORY),
    CODE(T, neglect, BOTH, YES_NO),
    CODE(T, domestic_abuse, BOTH, YES_NO),
    CODE(T, social_care, BOTH, SOCIAL_CARE),
    TEXT(T, timing_exclusion, FILES_TEXT, BOTH),
    LIST(T, children, files_child, VIGIL_CHILDREN_MAX),
#undef T
};

static const struct files_field case_name_fields[] = {
#define T struct vigil_case_name
    TEXT(T, case_ref, FILES_REF, JSON),
    TEXT(T, authority, FILES_AUTHORITY, JSON),
    TEXT(T, notification_ref, FILES_REF, JSON),
#undef T
};

static const struct files_field rapid_review_fields[] = {
#define T struct vigil_rapid_review
    OF(T, case_ref, FILES_REF, JSON),
    OF(T, authority, FILES_AUTHORITY, JSON),
    OF(T, notification_ref, FILES_REF, BOTH | MUST),
    TIME(T, received_at, BOTH | MUST),
    CODE(T, decision, BOTH | MUST, DECISION),
    TEXT(T, rationale, FILES_TEXT, BOTH),
#undef T
};

static const struct files_field panel_response_fields[] = {
#define T struct vigil_panel_response
    OF(T, case_ref, FILES_REF, JSON),
    OF(T, authority, FILES_AUTHORITY, JSON),
    OF(T, notification_ref, FILES_REF, BOTH | MUST),
    TIME(T, decided_at, BOTH | MUST),
    CODE(T, response, BOTH | MUST, RESPONSE),
    CODE(T, reason, BOTH, RESPONSE_REASON),
#undef T
};

static const struct files_field lcspr_fields[] = {
#define T struct vigil_lcspr
    TEXT(T, lcspr_ref, FILES_REF, BOTH | MUST),
    TEXT(T, authority, FILES_AUTHORITY, BOTH | MUST),
    DAY(T, commissioned_on, BOTH | MUST),
    TIME(T, received_at, BOTH),
    CODE(T, shape, BOTH, SHAPE),
    NUMBER(T, children, BOTH, 0, 999),
    CODE(T, methodology, BOTH, METHODOLOGY),
    CODE(T, publication, BOTH, PUBLICATION),
    DAY(T, published_on, BOTH),
    TEXT(T, publication_reason, FILES_TEXT, BOTH),
    TEXT(T, timing_exclusion, FILES_TEXT, BOTH),
    CODE(T, incident_type, BOTH, INCIDENT_TYPE),
    CODE(T, death_category, BOTH, DEATH_CATEGORY),
    CODE(T, harm_category, BOTH, HARM_CATEGORY),
    LIST(T, links, files_case_name, VIGIL_LINKS_MAX),
    LIST(T, index_children, files_child, VIGIL_CHILDREN_MAX),
#undef T
};

static const struct files_field lcspr_link_fields[] = {
#define T struct files_lcspr_link_row
    TEXT(T, lcspr_ref, FILES_REF, CSV | MUST),
    TEXT(T, notification_ref, FILES_REF, CSV | MUST),
#undef T
};

const struct files_record files_child = TABLE(vigil_child, child_fields);
const struct files_record files_notification =
    TABLE(vigil_notification, notification_fields);
const struct files_record files_case_name = TABLE(vigil_case_name, case_name_fields);
const struct files_record files_rapid_review =
    TABLE(vigil_rapid_review, rapid_review_fields);
const struct files_record files_panel_response =
    TABLE(vigil_panel_response, panel_response_fields);
const struct files_record files_lcspr = TABLE(vigil_lcspr, lcspr_fields);
const struct files_record files_lcspr_link =
    TABLE(files_lcspr_link_row, lcspr_link_fields);
/* clang-format on */
