/*
 * A notification: admitted by the rules, it opens a case. See
 * rules/rules_decide_notification.h for what is asked of it. One that says no more than
 * that, and leaves nothing blank, is not read as a form: most are of that kind where much
 * is sent at once.
 */
#include <assert.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "intake/intake.h"
#include "rules/rules_decide_notification.h"
#include "run/run_form.h"
#include "wire/wire_form.h"
#include "wire/wire_notification.h"

struct record {
    struct vigil_notification notification;
    bool has_form;
    struct vigil_form form;
};
static_assert(sizeof(struct record) <= RUN_RECORD_SIZE, "record too large");

static bool
is_whole_child(const struct vigil_child *child)
{
    return child->index_child != VIGIL_YES_NO_NONE &&
           child->date_of_birth != VIGIL_DATE_NONE && child->sex != VIGIL_SEX_NONE &&
           child->ethnicity != VIGIL_ETHNICITY_NONE &&
           child->disability != VIGIL_YES_NO_NONE &&
           child->cp_plan != VIGIL_HISTORY_NONE &&
           child->looked_after != VIGIL_HISTORY_NONE;
}

/* True if nothing is blank that may come later, nor called not known. */
static bool
is_whole(const struct vigil_notification *n)
{
    bool whole =
        (n->incident_type == VIGIL_INCIDENT_TYPE_DEATH
             ? n->death_category != VIGIL_DEATH_CATEGORY_NONE
             : n->incident_type == VIGIL_INCIDENT_TYPE_SERIOUS_HARM &&
                   n->harm_category != VIGIL_HARM_CATEGORY_NONE) &&
        (n->neglect == VIGIL_YES_NO_YES || n->neglect == VIGIL_YES_NO_NO) &&
        (n->domestic_abuse == VIGIL_YES_NO_YES || n->domestic_abuse == VIGIL_YES_NO_NO) &&
        n->social_care != VIGIL_SOCIAL_CARE_NONE &&
        n->social_care != VIGIL_SOCIAL_CARE_NOT_KNOWN;
    for (size_t i = 0; i < n->children_count && whole; i++) {
        const struct vigil_child *child = &n->children[i];
        whole = is_whole_child(child) && child->sex != VIGIL_SEX_NOT_KNOWN &&
                child->disability != VIGIL_YES_NO_NOT_KNOWN &&
                child->cp_plan != VIGIL_HISTORY_NOT_KNOWN &&
                child->looked_after != VIGIL_HISTORY_NOT_KNOWN;
    }
    return whole;
}

enum base_class
intake_notification_read(const uint8_t *body,
                         size_t size,
                         void *record,
                         struct vigil_faults *faults)
{
    struct record *ret = record;
    enum base_class class =
        wire_notification_read(body, size, &ret->notification, faults);
    ret->has_form = class == BASE_OK &&
                    (!is_whole(&ret->notification) ||
                     wire_form_has_further(VIGIL_MESSAGE_NOTIFICATION, body, size));
    return ret->has_form ? wire_form_read(
                               VIGIL_MESSAGE_NOTIFICATION, body, size, &ret->form, faults)
                         : class;
}

/* The case that would be there already if the authority used its reference before. */
size_t
intake_notification_names(void *record,
                          const struct rules_context *context,
                          struct vigil_case_name *ret_names,
                          struct vigil_faults *faults)
{
    (void)faults;
    const struct vigil_notification *notification =
        &((const struct record *)record)->notification;
    if (notification->notification_ref[0] == '\0') {
        return 0;
    }
    *ret_names = (struct vigil_case_name){.kind = VIGIL_FILE_KIND_INCIDENT};
    const char *authority =
        notification->authority[0] == '\0' ? context->party : notification->authority;
    (void)base_text_copy(ret_names->authority, sizeof(ret_names->authority), authority);
    (void)base_text_copy(ret_names->notification_ref,
                         sizeof(ret_names->notification_ref),
                         notification->notification_ref);
    return 1;
}

enum base_class
intake_notification_decide(struct run_decision *decision)
{
    const struct record *record = decision->record;
    const struct vigil_form *form = record->has_form ? &record->form : NULL;
    decision->file.found = &decision->opened;
    rules_process_check_further(
        form, decision->context, &decision->file, decision->faults);
    enum base_class class = rules_decide_notification(
        &record->notification, decision->context, &decision->opened, decision->faults);
    /* only after admission: an authority that may not send it learns nothing */
    if (class == BASE_OK && decision->cases_count > 0 && decision->cases[0] != NULL) {
        base_faults_add(decision->faults,
                        "notification_ref",
                        "already_notified",
                        "this reference was notified before",
                        "a reference that was not used before");
        return BASE_REFUSE;
    }
    if (class == BASE_OK) {
        rules_process_apply_further(form, decision->context, &decision->file);
    }
    return class;
}

void
intake_notification_warn(const struct run_decision *decision,
                         struct vigil_faults *ret_warnings)
{
    const struct record *record = decision->record;
    if (record->has_form) {
        run_form_warn_of(&record->form, decision->context, ret_warnings);
    }
}
