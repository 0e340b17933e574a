/* The admission of the children of an incident: see rules_admission.h. */
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_admission.h"

/* What is the same for all children of a list. */
struct judging {
    const char *list;
    const struct rules_context *context;
    struct vigil_faults *faults;
};

enum { PATH_SIZE = 64 };

static void
path_of(char ret_path[PATH_SIZE], const char *list, size_t index, const char *field)
{
    (void)base_text_print(ret_path, PATH_SIZE, "%s[%zu].%s", list, index, field);
}

static void
fault(const struct judging *judging,
      size_t index,
      const char *field,
      const char *code,
      const char *wrong,
      const char *right)
{
    char path[PATH_SIZE];
    path_of(path, judging->list, index, field);
    rules_admission_fault(judging->faults, path, code, wrong, right);
}

static int
age_on(vigil_date birth, vigil_date day)
{
    int birth_year, birth_month, birth_day, year, month, day_of_month;
    base_date_split(birth, &birth_year, &birth_month, &birth_day);
    base_date_split(day, &year, &month, &day_of_month);
    bool had_birthday =
        month > birth_month || (month == birth_month && day_of_month >= birth_day);
    return year - birth_year - (had_birthday ? 0 : 1);
}

/* A child is under 18 (Children Act 1989 s.105), a care leaver 16 to 24 (Working Together
 * 2023); casebooks hold older ones, whom the statistics count as 16 and over. */
static void
judge_age(const char *path,
          int age,
          enum vigil_incident_type type,
          struct vigil_faults *faults)
{
    bool leaver = type == VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH;
    if (leaver &&
        (age < RULES_ADMISSION_LEAVER_YEARS || age >= RULES_ADMISSION_LEFT_YEARS)) {
        rules_admission_fault(faults,
                              path,
                              "not_a_care_leaver",
                              "not of the age of a care leaver",
                              "16 to 24 on the day of the death");
    } else if (!leaver && age >= RULES_ADMISSION_ADULT_YEARS) {
        rules_admission_fault(faults,
                              path,
                              "not_a_child",
                              "18 or older at the incident",
                              "a child: under 18 when the incident took place");
    }
}

void
rules_admission_birth(const char *path,
                      vigil_date birth,
                      vigil_date on,
                      enum vigil_incident_type type,
                      const struct rules_context *context,
                      struct vigil_faults *faults)
{
    if (birth == VIGIL_DATE_NONE || on == VIGIL_DATE_NONE) {
        return;
    }
    if (birth > on && birth - on > RULES_ADMISSION_UNBORN_DAYS) {
        rules_admission_fault(faults,
                              path,
                              "born_after_incident",
                              "later than any child born or expected at the incident",
                              "a birth before the incident, or expected within 300 days "
                              "of it");
    } else if (!context->historic) {
        judge_age(path, age_on(birth, on), type, faults);
    }
}

static void
judge_codes(const struct judging *judging, size_t index, const struct vigil_child *child)
{
    const struct {
        const char *field;
        enum vigil_code_list list;
        int code;
    } fields[] = {
        {"index_child", VIGIL_LIST_YES_NO, (int)child->index_child},
        {"sex", VIGIL_LIST_SEX, (int)child->sex},
        {"ethnicity", VIGIL_LIST_ETHNICITY, (int)child->ethnicity},
        {"disability", VIGIL_LIST_YES_NO, (int)child->disability},
        {"cp_plan", VIGIL_LIST_HISTORY, (int)child->cp_plan},
        {"looked_after", VIGIL_LIST_HISTORY, (int)child->looked_after},
    };
    char path[PATH_SIZE];
    for (size_t i = 0; i < BASE_COUNT(fields); i++) {
        if (vigil_code_name(fields[i].list, fields[i].code) == NULL) {
            path_of(path, judging->list, index, fields[i].field);
            rules_admission_code(
                path, fields[i].list, fields[i].code, false, judging->faults);
        }
    }
}

/* True if no child could be read there. */
static bool
is_unread(const struct judging *judging, size_t index)
{
    char path[PATH_SIZE];
    if (judging->faults->count == 0) {
        return false;
    }
    (void)base_text_print(path, sizeof(path), "%s[%zu]", judging->list, index);
    return base_faults_has(judging->faults, path);
}

/* True of nearly all: nothing about the birth needs to be looked at. */
static bool
is_plainly_a_child(vigil_date birth, vigil_date on, enum vigil_incident_type type)
{
    return type != VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH && birth != VIGIL_DATE_NONE &&
           on != VIGIL_DATE_NONE && birth <= on &&
           on - birth < RULES_ADMISSION_ADULT_YEARS * 365;
}

void
rules_admission_children(const char *list,
                         const struct vigil_child *children,
                         size_t count,
                         vigil_date on,
                         enum vigil_incident_type type,
                         const struct rules_context *context,
                         struct vigil_faults *faults)
{
    const struct judging judging = {list, context, faults};
    int32_t last = 0;
    bool has_index = false;
    for (size_t i = 0; i < count; i++) {
        if (is_unread(&judging, i)) {
            continue;
        }
        if (children[i].child_no <= last) {
            fault(&judging,
                  i,
                  "child_no",
                  children[i].child_no < 1 ? "required" : "not_ascending",
                  children[i].child_no < 1 ? "not a number from 1"
                                           : "not above that of the child before",
                  "1, 2, 3 and so on, each once");
        } else {
            last = children[i].child_no;
        }
        if (children[i].index_child == VIGIL_YES_NO_YES) {
            if (has_index) {
                fault(&judging,
                      i,
                      "index_child",
                      "second_index_child",
                      "a second index child",
                      "at most one child with index_child yes");
            }
            has_index = true;
        }
        if (!is_plainly_a_child(children[i].date_of_birth, on, type)) {
            char path[PATH_SIZE];
            path_of(path, list, i, "date_of_birth");
            rules_admission_birth(
                path, children[i].date_of_birth, on, type, context, faults);
        }
        judge_codes(&judging, i, &children[i]);
    }
}
