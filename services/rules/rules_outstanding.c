/* What a notification does not say yet: see rules_outstanding.h. */
#include "rules/rules_outstanding.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_form.h"

/* the reason of a field, where it has one of its own */
static bool
has_reason(const struct vigil_form *form, size_t row, const char *name)
{
    char reason[RULES_OUTSTANDING_PATH];
    (void)base_text_print(reason, sizeof(reason), "%s_not_stated_reason", name);
    return form != NULL && vigil_form_field(form->type, "children", reason) != SIZE_MAX &&
           rules_form_states(form, "children", row, reason);
}

/* What a row of `unknowns` says of this path; none: nothing. */
static enum vigil_unknown
told_of(const struct vigil_form *form, const char *path)
{
    size_t rows = form == NULL ? 0 : vigil_form_rows(form, "unknowns");
    for (size_t i = 0; i < rows; i++) {
        char told[RULES_OUTSTANDING_PATH];
        vigil_form_text(form, "unknowns", i, "path", told, sizeof(told));
        if (strcmp(told, path) == 0) {
            return (enum vigil_unknown)vigil_form_number(form, "unknowns", i, "kind");
        }
    }
    return VIGIL_UNKNOWN_NONE;
}

static void
add(struct rules_outstanding *ret, const char *path)
{
    for (size_t i = 0; i < ret->count; i++) {
        if (strcmp(ret->at[i], path) == 0) {
            return;
        }
    }
    if (ret->count < RULES_OUTSTANDING_MAX) {
        (void)base_text_copy(ret->at[ret->count++], RULES_OUTSTANDING_PATH, path);
    }
}

static void
judge(const struct vigil_form *form,
      const char *list,
      size_t row,
      const char *name,
      bool missing,
      struct rules_outstanding *ret)
{
    char path[RULES_FORM_PATH_SIZE];
    if (!missing || (list[0] != '\0' && has_reason(form, row, name))) {
        return;
    }
    rules_form_path(list, row, name, path);
    if (told_of(form, path) != VIGIL_UNKNOWN_CANNOT_BE_KNOWN) {
        add(ret, path);
    }
}

static bool
is_open_question(enum vigil_yes_no answer)
{
    return answer == VIGIL_YES_NO_NONE || answer == VIGIL_YES_NO_NOT_KNOWN;
}

static void
judge_child(const struct vigil_form *form,
            const struct vigil_child *child,
            size_t row,
            bool has_index,
            struct rules_outstanding *ret)
{
    bool no_reason = child->ethnicity_not_stated_reason[0] == '\0';
    const struct {
        const char *name;
        bool missing;
    } fields[] = {
        {"index_child", child->index_child == VIGIL_YES_NO_NONE && !has_index},
        {"date_of_birth", child->date_of_birth == VIGIL_DATE_NONE},
        {"sex", child->sex == VIGIL_SEX_NONE || child->sex == VIGIL_SEX_NOT_KNOWN},
        {"ethnicity",
         no_reason && (child->ethnicity == VIGIL_ETHNICITY_NONE ||
                       child->ethnicity == VIGIL_ETHNICITY_NOBT)},
        {"disability", is_open_question(child->disability)},
        {"cp_plan",
         child->cp_plan == VIGIL_HISTORY_NONE ||
             child->cp_plan == VIGIL_HISTORY_NOT_KNOWN},
        {"looked_after",
         child->looked_after == VIGIL_HISTORY_NONE ||
             child->looked_after == VIGIL_HISTORY_NOT_KNOWN},
    };
    for (size_t i = 0; i < BASE_COUNT(fields); i++) {
        judge(form, "children", row, fields[i].name, fields[i].missing, ret);
    }
}

static void
judge_all(const struct vigil_notification *n,
          const struct vigil_form *form,
          struct rules_outstanding *ret)
{
    bool noted = n->incident_type == VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH ||
                 n->incident_type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH;
    const struct {
        const char *name;
        bool missing;
    } fields[] = {
        {"incident_on", n->incident_on == VIGIL_DATE_NONE},
        {"death_category",
         n->incident_type == VIGIL_INCIDENT_TYPE_DEATH &&
             n->death_category == VIGIL_DEATH_CATEGORY_NONE},
        {"harm_category",
         n->incident_type == VIGIL_INCIDENT_TYPE_SERIOUS_HARM &&
             n->harm_category == VIGIL_HARM_CATEGORY_NONE},
        {"neglect", !noted && is_open_question(n->neglect)},
        {"domestic_abuse", !noted && is_open_question(n->domestic_abuse)},
        {"social_care",
         n->social_care == VIGIL_SOCIAL_CARE_NONE ||
             n->social_care == VIGIL_SOCIAL_CARE_NOT_KNOWN},
    };
    for (size_t i = 0; i < BASE_COUNT(fields); i++) {
        judge(form, "", 0, fields[i].name, fields[i].missing, ret);
    }
    bool has_index = false;
    for (size_t i = 0; i < n->children_count; i++) {
        has_index = has_index || n->children[i].index_child == VIGIL_YES_NO_YES;
    }
    for (size_t i = 0; i < n->children_count; i++) {
        judge_child(form, &n->children[i], i, has_index, ret);
    }
}

static struct vigil_child
child_of(const struct vigil_form *form, size_t row)
{
    static const char list[] = "children";
    struct vigil_child child = {0};
    child.index_child =
        (enum vigil_yes_no)vigil_form_number(form, list, row, "index_child");
    child.date_of_birth = (vigil_date)vigil_form_number(form, list, row, "date_of_birth");
    child.sex = (enum vigil_sex)vigil_form_number(form, list, row, "sex");
    child.ethnicity =
        (enum vigil_ethnicity)vigil_form_number(form, list, row, "ethnicity");
    child.disability =
        (enum vigil_yes_no)vigil_form_number(form, list, row, "disability");
    child.cp_plan = (enum vigil_history)vigil_form_number(form, list, row, "cp_plan");
    child.looked_after =
        (enum vigil_history)vigil_form_number(form, list, row, "looked_after");
    return child;
}

void
rules_outstanding_of_record(const struct vigil_notification *notification,
                            struct rules_outstanding *ret)
{
    ret->count = 0;
    judge_all(notification, NULL, ret);
}

static void
judge_form(const struct vigil_form *form, struct rules_outstanding *ret)
{
    struct vigil_notification n = {
        .incident_on = (vigil_date)vigil_form_number(form, "", 0, "incident_on"),
        .incident_type =
            (enum vigil_incident_type)vigil_form_number(form, "", 0, "incident_type"),
        .death_category =
            (enum vigil_death_category)vigil_form_number(form, "", 0, "death_category"),
        .harm_category =
            (enum vigil_harm_category)vigil_form_number(form, "", 0, "harm_category"),
        .neglect = (enum vigil_yes_no)vigil_form_number(form, "", 0, "neglect"),
        .domestic_abuse =
            (enum vigil_yes_no)vigil_form_number(form, "", 0, "domestic_abuse"),
        .social_care =
            (enum vigil_social_care)vigil_form_number(form, "", 0, "social_care"),
        .children_count = vigil_form_rows(form, "children"),
    };
    if (n.children_count > VIGIL_CHILDREN_MAX) {
        n.children_count = VIGIL_CHILDREN_MAX;
    }
    for (size_t i = 0; i < n.children_count; i++) {
        n.children[i] = child_of(form, i);
    }
    judge_all(&n, form, ret);
}

void
rules_outstanding_of(const struct vigil_form *form,
                     bool historic,
                     struct rules_outstanding *ret)
{
    ret->count = 0;
    if (!historic) {
        judge_form(form, ret);
    }
    size_t rows = vigil_form_rows(form, "unknowns");
    for (size_t i = 0; i < rows; i++) {
        if (vigil_form_number(form, "unknowns", i, "kind") ==
            VIGIL_UNKNOWN_NOT_KNOWN_YET) {
            char path[RULES_OUTSTANDING_PATH];
            vigil_form_text(form, "unknowns", i, "path", path, sizeof(path));
            add(ret, path);
        }
    }
}

void
rules_outstanding_open(const struct rules_outstanding *outstanding,
                       const struct rules_context *context,
                       struct rules_file *file)
{
    for (size_t i = 0; i < outstanding->count; i++) {
        struct vigil_item *item = rules_item_add(
            file, VIGIL_ITEM_KIND_OUTSTANDING, file->found->authority, context);
        if (item != NULL) {
            (void)base_text_copy(item->label, sizeof(item->label), outstanding->at[i]);
        }
    }
}

void
rules_outstanding_warn(const struct rules_outstanding *outstanding,
                       struct vigil_faults *warnings)
{
    for (size_t i = 0; i < outstanding->count; i++) {
        base_faults_add(warnings,
                        outstanding->at[i],
                        "not_known_yet",
                        "not known yet",
                        "vigil amend, when it is known, or why it cannot be known");
    }
}
