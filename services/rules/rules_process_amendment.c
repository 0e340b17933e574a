/*
 * What was notified is added to or corrected, with the reason; every version stays in the
 * journal. What is known now is asked for no more, and what turns out not to be known is
 * asked for again.
 */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_amendment.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_form.h"
#include "rules/rules_london.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_AMEND;
}

/* The days as they are after the amendment, and the rows that change them. */
struct days {
    vigil_date incident, aware;
    size_t incident_row, aware_row; /* SIZE_MAX: not changed */
};

static struct days
days_after(const struct vigil_form *form,
           const struct rules_context *context,
           const struct vigil_case *c)
{
    struct days days = {c->incident_on, c->became_aware_on, SIZE_MAX, SIZE_MAX};
    size_t rows = vigil_form_rows(form, "changes");
    for (size_t i = 0; i < rows; i++) {
        struct rules_amendment change;
        rules_amendment_read(form, i, context, c, &change);
        vigil_date day =
            change.value[0] == '\0' ? VIGIL_DATE_NONE : (vigil_date)change.number;
        if (rules_amendment_is(&change, "", "incident_on")) {
            days.incident = day;
            days.incident_row = i;
        } else if (rules_amendment_is(&change, "", "became_aware_on")) {
            days.aware = day;
            days.aware_row = i;
        }
    }
    return days;
}

/* Incident, then awareness, then notification. */
static void
judge_days(const struct days *days,
           const struct rules_context *context,
           const struct vigil_case *c,
           struct vigil_faults *faults)
{
    bool changed = days->incident_row != SIZE_MAX || days->aware_row != SIZE_MAX;
    size_t row = days->aware_row != SIZE_MAX ? days->aware_row : days->incident_row;
    vigil_date notified = rules_london_date(c->notified_at);
    vigil_date latest = days->aware != VIGIL_DATE_NONE ? days->aware : days->incident;
    if (changed && days->incident != VIGIL_DATE_NONE && days->aware != VIGIL_DATE_NONE &&
        days->aware < days->incident) {
        rules_form_fault("changes",
                         row,
                         "value",
                         "before_incident",
                         "aware before the incident",
                         "the incident, then the day of becoming aware",
                         faults);
    }
    if (changed && latest != VIGIL_DATE_NONE && notified < latest) {
        rules_form_fault("changes",
                         row,
                         "value",
                         "after_notification",
                         "behind the day on which it was notified",
                         "the day of the notification, or before",
                         faults);
    }
    if (days->aware_row != SIZE_MAX && days->aware != VIGIL_DATE_NONE &&
        context->law != NULL && !rules_deadlines_reach(context->law, days->aware)) {
        rules_form_fault("changes",
                         days->aware_row,
                         "value",
                         "before_the_law",
                         "earlier than the rules and bank holidays that are loaded",
                         "a day that they cover, or older lines in config/",
                         faults);
    }
}

/* What a value must be beyond its field's kind. */
static void
judge_sense(const struct rules_amendment *change,
            size_t row,
            vigil_date incident,
            const struct rules_context *context,
            const struct vigil_case *c,
            struct vigil_faults *faults)
{
    char path[RULES_FORM_PATH_SIZE];
    rules_form_path("changes", row, "value", path);
    if (change->field == NULL || change->value[0] == '\0') {
        return;
    }
    vigil_date day = (vigil_date)change->number;
    if (rules_amendment_is(change, "children", "died_on")) {
        rules_admission_not_future(path, day, context, faults);
        if (incident != VIGIL_DATE_NONE && day < incident) {
            rules_admission_fault(faults,
                                  path,
                                  "before_incident",
                                  "before the incident",
                                  "the day of the incident, or later");
        }
    } else if (rules_amendment_is(change, "children", "date_of_birth")) {
        rules_admission_birth(path, day, incident, c->incident_type, context, faults);
    } else if (rules_amendment_is(change, "", "death_category") ||
               rules_amendment_is(change, "", "harm_category")) {
        bool death = change->field->codes == VIGIL_LIST_DEATH_CATEGORY;
        rules_admission_category(path, c->incident_type, death, change->number, faults);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    const struct vigil_case *c = file->found;
    size_t rows = vigil_form_rows(form, "changes");
    struct days days = days_after(form, context, c);
    for (size_t i = 0; i < rows; i++) {
        struct rules_amendment change;
        rules_amendment_check(form, i, context, c, faults);
        rules_amendment_read(form, i, context, c, &change);
        judge_sense(&change, i, days.incident, context, c, faults);
    }
    judge_days(&days, context, c, faults);
    rules_item_room(file, rows, faults);
}

static struct vigil_item *
asked_for(const struct rules_file *file, const char *path)
{
    for (size_t i = 0; i < file->items_count; i++) {
        struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_OUTSTANDING &&
            item->state == VIGIL_ITEM_STATE_OPEN && strcmp(item->label, path) == 0) {
            return item;
        }
    }
    return NULL;
}

/* The field is asked for, or no more. */
static void
settle(struct rules_file *file,
       const char *path,
       enum rules_known known,
       const struct rules_context *context)
{
    struct vigil_item *item = asked_for(file, path);
    if (known == RULES_KNOWN_NOT_YET) {
        item =
            item != NULL
                ? NULL
                : rules_item_add(
                      file, VIGIL_ITEM_KIND_OUTSTANDING, file->found->authority, context);
        if (item != NULL) {
            (void)base_text_copy(item->label, sizeof(item->label), path);
        }
    } else if (item != NULL) {
        rules_item_set(item,
                       known == RULES_KNOWN ? VIGIL_ITEM_STATE_ANSWERED
                                            : VIGIL_ITEM_STATE_NOT_OBTAINABLE,
                       context);
    }
}

/* True and the path of the field whose reason this is: children[0].sex_not_stated_reason
 * settles children[0].sex. */
static bool
is_reason(const struct rules_amendment *change, char ret_of[RULES_FORM_PATH_SIZE])
{
    static const char end[] = "_not_stated_reason";
    size_t length = strlen(change->path), behind = sizeof(end) - 1;
    if (change->value[0] == '\0' || length <= behind ||
        strcmp(change->path + length - behind, end) != 0) {
        return false;
    }
    return base_text_copy_bytes(
        ret_of, RULES_FORM_PATH_SIZE, change->path, length - behind);
}

/* Values first, then the reasons of those that are not known: whatever their order. */
static void
settle_all(const struct vigil_form *form,
           const struct rules_context *context,
           bool reasons,
           struct rules_file *file)
{
    size_t rows = vigil_form_rows(form, "changes");
    for (size_t i = 0; i < rows; i++) {
        struct rules_amendment change;
        char of[RULES_FORM_PATH_SIZE];
        rules_amendment_read(form, i, context, file->found, &change);
        if (change.field == NULL) {
            continue;
        }
        if (!reasons) {
            settle(file, change.path, rules_amendment_known(&change), context);
        } else if (is_reason(&change, of)) {
            settle(file, of, RULES_KNOWN_NEVER, context);
        }
        if (!reasons && rules_amendment_is(&change, "children", "died_on")) {
            file->found->died_on =
                change.value[0] == '\0' ? VIGIL_DATE_NONE : (vigil_date)change.number;
        }
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_case *c = file->found;
    struct days days = days_after(form, context, c);
    settle_all(form, context, false, file);
    settle_all(form, context, true, file);
    c->incident_on = days.incident;
    c->became_aware_on = days.aware;
}

const struct rules_process rules_process_amendment = {
    .type = VIGIL_MESSAGE_AMENDMENT, .event = event, .check = check, .apply = apply};
