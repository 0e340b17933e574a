/*
 * A notification as figures need it: what it said, and what amendments made of it. A
 * blank is either not known yet or cannot be known, by the reason beside it or by name in
 * `unknowns`.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "reporting/reporting.h"
#include "wire/wire_form.h"
#include "wire/wire_notification.h"

enum { PATH_SIZE = 64 };

/* A code or a day of the records, to be changed by its name. */
struct field {
    const char *name;
    size_t offset;
};
_Static_assert(sizeof(enum vigil_sex) == sizeof(int32_t), "codes are 32 bits wide");

#define OF_CASE(name)                                                                    \
    {                                                                                    \
#name, offsetof(struct vigil_notification, name)                                 \
    }
#define OF_CHILD(name)                                                                   \
    {                                                                                    \
#name, offsetof(struct vigil_child, name)                                        \
    }
static const struct field of_case[] = {OF_CASE(incident_on),
                                       OF_CASE(became_aware_on),
                                       OF_CASE(death_category),
                                       OF_CASE(harm_category),
                                       OF_CASE(neglect),
                                       OF_CASE(domestic_abuse),
                                       OF_CASE(social_care)};
static const struct field of_child[] = {OF_CHILD(index_child),
                                        OF_CHILD(date_of_birth),
                                        OF_CHILD(sex),
                                        OF_CHILD(ethnicity),
                                        OF_CHILD(disability),
                                        OF_CHILD(cp_plan),
                                        OF_CHILD(looked_after)};

struct store_report_child
reporting_index_child(const struct vigil_child *children, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct vigil_child *child = &children[i];
        if (child->index_child == VIGIL_YES_NO_YES) {
            return (struct store_report_child){.present = true,
                                               .born_on = child->date_of_birth,
                                               .sex = child->sex,
                                               .ethnicity = child->ethnicity,
                                               .disability = child->disability,
                                               .cp_plan = child->cp_plan,
                                               .looked_after = child->looked_after};
        }
    }
    return (struct store_report_child){.present = false};
}

/* The child and the field behind a path: children[0].sex; false if it is of no child. */
static bool
split_path(const char *path, size_t *ret_row, const char **ret_name)
{
    static const char list[] = "children[";
    if (strncmp(path, list, strlen(list)) != 0) {
        return false;
    }
    char *behind;
    *ret_row = strtoul(path + strlen(list), &behind, 10);
    *ret_name = behind + 2;
    return strncmp(behind, "].", 2) == 0 && *ret_row < VIGIL_CHILDREN_MAX;
}

/* Notes that a child's field cannot be known, or that it can. */
static void
mark(struct reporting_unknown *unknown, const char *name, bool cannot_be_known)
{
    if (strcmp(name, "ethnicity") == 0) {
        unknown->ethnicity = cannot_be_known;
    } else if (strcmp(name, "sex") == 0) {
        unknown->sex = cannot_be_known;
    } else if (strcmp(name, "disability") == 0) {
        unknown->disability = cannot_be_known;
    }
}

/* The same by the reason beside the field. */
static void
mark_reason(struct reporting_unknown *unknown, const char *name, bool given)
{
    if (strcmp(name, "ethnicity_not_stated_reason") == 0) {
        unknown->ethnicity_reason = given;
    } else if (strcmp(name, "sex_not_stated_reason") == 0) {
        unknown->sex_reason = given;
    } else if (strcmp(name, "disability_not_stated_reason") == 0) {
        unknown->disability_reason = given;
    }
}

static const struct field *
find_field(const struct field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return &fields[i];
        }
    }
    return NULL;
}

/* A value as it stands in the records; what is blank, or no value of the field, is not
 * stated. */
static int32_t
number_of(const char *list, const char *name, const char *value)
{
    const struct vigil_form_type *type = vigil_form_of(VIGIL_MESSAGE_NOTIFICATION);
    const struct vigil_field *field = &type->fields[vigil_form_field(type, list, name)];
    vigil_date date = VIGIL_DATE_NONE;
    int code = 0;
    if (field->kind == VIGIL_FIELD_DATE) {
        return base_date_parse(value, &date) ? date : VIGIL_DATE_NONE;
    }
    return vigil_code_find(field->codes, value, &code) ? code : 0;
}

static void
set(void *record, const struct field *field, int32_t number)
{
    memcpy((char *)record + field->offset, &number, sizeof(number));
}

/* A child that was not there is added, behind those that are. */
static struct vigil_child *
child_at(struct reporting_incident *incident, size_t row)
{
    struct vigil_notification *n = &incident->notification;
    while (n->children_count <= row) {
        n->children[n->children_count++] =
            (struct vigil_child){.date_of_birth = VIGIL_DATE_NONE};
    }
    return &n->children[row];
}

void
reporting_incident_amend(struct reporting_incident *incident,
                         const char *path,
                         const char *value,
                         enum vigil_unknown unknown)
{
    const char *name, *said = unknown == VIGIL_UNKNOWN_NONE ? value : "";
    size_t row;
    if (!split_path(path, &row, &name)) {
        const struct field *field = find_field(of_case, BASE_COUNT(of_case), path);
        if (field != NULL) {
            set(&incident->notification, field, number_of("", path, said));
        }
        return;
    }
    const struct field *field = find_field(of_child, BASE_COUNT(of_child), name);
    struct vigil_child *child = child_at(incident, row);
    mark(&incident->unknown[row], name, unknown == VIGIL_UNKNOWN_CANNOT_BE_KNOWN);
    mark_reason(&incident->unknown[row], name, said[0] != '\0');
    if (field != NULL) {
        set(child, field, number_of("children", name, said));
    }
}

/* What the typed record does not hold: the reasons of what is not stated. */
static void
read_unknowns(const struct vigil_form *form, struct reporting_incident *incident)
{
    static const char *const reasons[] = {"ethnicity_not_stated_reason",
                                          "sex_not_stated_reason",
                                          "disability_not_stated_reason"};
    for (size_t row = 0; row < incident->notification.children_count; row++) {
        for (size_t i = 0; i < BASE_COUNT(reasons); i++) {
            mark_reason(&incident->unknown[row],
                        reasons[i],
                        vigil_form_value(form, "children", row, reasons[i]) != NULL);
        }
    }
    for (size_t i = 0; i < vigil_form_rows(form, "unknowns"); i++) {
        char path[PATH_SIZE];
        const char *name;
        size_t row;
        vigil_form_text(form, "unknowns", i, "path", path, sizeof(path));
        if (split_path(path, &row, &name)) {
            mark(&incident->unknown[row],
                 name,
                 vigil_form_number(form, "unknowns", i, "kind") ==
                     VIGIL_UNKNOWN_CANNOT_BE_KNOWN);
        }
    }
}

/* False if no reason matters: all that completeness asks for is stated. */
static bool
has_blanks(const struct vigil_notification *notification)
{
    for (size_t i = 0; i < notification->children_count; i++) {
        const struct vigil_child *child = &notification->children[i];
        if (child->ethnicity == VIGIL_ETHNICITY_NONE || child->sex == VIGIL_SEX_NONE ||
            child->sex == VIGIL_SEX_NOT_KNOWN || child->disability == VIGIL_YES_NO_NONE ||
            child->disability == VIGIL_YES_NO_NOT_KNOWN) {
            return true;
        }
    }
    return false;
}

bool
reporting_incident_read(const struct vigil_event *event,
                        struct reporting_incident *ret_incident)
{
    static struct vigil_faults faults;
    static struct vigil_form form;
    memset(ret_incident->unknown, 0, sizeof(ret_incident->unknown));
    enum base_class class = wire_notification_read(
        event->body, event->body_size, &ret_incident->notification, &faults);
    if (class == BASE_OK && has_blanks(&ret_incident->notification)) {
        class = wire_form_read(
            VIGIL_MESSAGE_NOTIFICATION, event->body, event->body_size, &form, &faults);
        if (class == BASE_OK) {
            read_unknowns(&form, ret_incident);
        }
    }
    if (class != BASE_OK) {
        base_log(BASE_LOG_ERROR,
                 "event=unreadable_body position=%lld type=%d",
                 (long long)event->position,
                 (int)event->type);
    }
    return class == BASE_OK;
}

void
reporting_incident_case(const struct reporting_incident *incident,
                        struct store_report_case *ret_case)
{
    const struct vigil_notification *n = &incident->notification;
    *ret_case = (struct store_report_case){
        .incident_on = n->incident_on,
        .became_aware_on = n->became_aware_on,
        .incident_type = n->incident_type,
        .death_category = n->death_category,
        .harm_category = n->harm_category,
        .neglect = n->neglect,
        .domestic_abuse = n->domestic_abuse,
        .social_care = n->social_care,
        .timing_excluded = n->timing_exclusion[0] != '\0',
        .child = reporting_index_child(n->children, n->children_count)};
    memcpy(ret_case->notification_ref,
           n->notification_ref,
           sizeof(ret_case->notification_ref));
    for (size_t i = 0; i < n->children_count; i++) {
        const struct reporting_unknown *unknown = &incident->unknown[i];
        if (n->children[i].index_child == VIGIL_YES_NO_YES) {
            struct store_report_child *child = &ret_case->child;
            child->ethnicity_unobtainable =
                unknown->ethnicity || unknown->ethnicity_reason;
            child->sex_unobtainable = unknown->sex || unknown->sex_reason;
            child->disability_unobtainable =
                unknown->disability || unknown->disability_reason;
            return;
        }
    }
}
