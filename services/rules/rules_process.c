/* What holds for every message of the process: see rules_process.h. */
#include "rules/rules_process.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_access.h"
#include "rules/rules_admission.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_form.h"

/* The name of the field that a historic message states its time in. */
static const char *
time_field(const struct vigil_form *form)
{
    return form->type->type == VIGIL_MESSAGE_CONSIDERATION ? "considered_at"
                                                           : "happened_at";
}

static vigil_instant
time_of(const struct vigil_form *form)
{
    return (vigil_instant)vigil_form_number(form, "", 0, time_field(form));
}

/* What happened behind the version that the sender has seen. */
static void
judge_version(const struct vigil_form *form,
              const struct vigil_case *c,
              struct vigil_faults *faults)
{
    int64_t expected = vigil_form_number(form, "", 0, "expected_version");
    if (expected == 0 || expected == c->version) {
        return;
    }
    if (expected > c->version) {
        rules_admission_fault(faults,
                              "expected_version",
                              "no_such_version",
                              "a version that the case has not reached",
                              "the version that the case shows");
        return;
    }
    char wrong[sizeof(faults->at[0].wrong)], right[sizeof(faults->at[0].right)];
    size_t since = (size_t)(c->version - expected);
    size_t first = since < c->trail_count ? c->trail_count - since : 0;
    (void)base_text_print(
        wrong, sizeof(wrong), "changed since by %s", since > c->trail_count ? "..." : "");
    for (size_t i = first; i < c->trail_count; i++) {
        const char *name = vigil_code_name(VIGIL_LIST_EVENT, c->trail[i]);
        (void)base_text_append(wrong,
                               sizeof(wrong),
                               "%s%s",
                               i > first || since > c->trail_count ? ", " : "",
                               name == NULL ? "" : name);
    }
    (void)base_text_print(right,
                          sizeof(right),
                          "look at the case again, then expected_version %d",
                          c->version);
    rules_admission_fault(faults, "expected_version", "case_changed", wrong, right);
}

/* A file of its own is there only if its reference was used before. */
static void
judge_opening(const struct rules_context *context,
              const struct rules_file *file,
              const struct vigil_case_name *name,
              struct vigil_faults *faults)
{
    const char *authority = rules_admission_authority(name->authority, context, faults);
    if (name->notification_ref[0] != '\0') {
        rules_admission_own_ref("consideration_ref", name->notification_ref, faults);
    }
    bool theirs = file->found->state != VIGIL_CASE_STATE_NONE &&
                  strcmp(file->found->authority, authority) == 0;
    if (theirs) {
        rules_admission_fault(faults,
                              "consideration_ref",
                              "there_already",
                              "this reference was used before",
                              "a reference that was not used before");
    }
}

static void
judge_event(const struct rules_process *process,
            const struct vigil_form *form,
            const struct vigil_case *c,
            struct vigil_faults *faults)
{
    enum rules_event event = process->event(form);
    const struct rules_refusal *refusal =
        event == RULES_EVENT_COUNT ? NULL : rules_lifecycle_refusal(c->state, event);
    if (refusal != NULL) {
        rules_admission_fault(
            faults, "case_ref", refusal->code, refusal->wrong, refusal->right);
    }
}

/* A file that may be there already, and is told of again. */
static void
judge_standing(const struct rules_process *process,
               const struct vigil_form *form,
               const struct rules_context *context,
               const struct rules_file *file,
               struct vigil_faults *faults)
{
    judge_version(form, file->found, faults);
    judge_event(process, form, file->found, faults);
    if (file->found->state != VIGIL_CASE_STATE_NONE) {
        rules_admission_live(time_field(form), file->found, context, faults);
    }
}

/* True if the case that the message is about may be judged further. */
static bool
judge_case(const struct rules_process *process,
           const struct vigil_form *form,
           const struct rules_context *context,
           const struct rules_file *file,
           struct vigil_faults *faults)
{
    struct vigil_case_name name;
    rules_form_name(form, &name);
    if (process->stands) {
        judge_standing(process, form, context, file, faults);
        return true;
    }
    if (process->opens != VIGIL_FILE_KIND_NONE) {
        judge_opening(context, file, &name, faults);
        return true;
    }
    if (!rules_admission_case_of(
            process->type, "case_ref", &name, file->found, context, faults)) {
        return false;
    }
    judge_version(form, file->found, faults);
    judge_event(process, form, file->found, faults);
    vigil_instant happened = time_of(form);
    if (context->historic && happened != VIGIL_INSTANT_NONE &&
        file->found->kind != VIGIL_FILE_KIND_LCSPR &&
        happened < file->found->notified_at) {
        rules_admission_fault(faults,
                              time_field(form),
                              "before_notification",
                              "before the incident was notified",
                              "a time after the notification");
    }
    return true;
}

/* What a file begins with that its message opens. */
static void
open_file(const struct rules_process *process,
          const struct vigil_form *form,
          const struct rules_context *context,
          struct vigil_case *c)
{
    struct vigil_case_name name;
    rules_form_name(form, &name);
    rules_process_open(c, context->now);
    c->kind = process->opens;
    c->historic = context->historic;
    (void)base_text_copy(c->authority,
                         sizeof(c->authority),
                         name.authority[0] != '\0' ? name.authority : context->party);
    (void)base_text_copy(
        c->notification_ref, sizeof(c->notification_ref), name.notification_ref);
}

enum base_class
rules_process_apply(const struct vigil_form *form,
                    const struct rules_context *context,
                    struct rules_file *file,
                    struct base_error *ret_error)
{
    const struct rules_process *process = rules_process_of(form->type->type);
    if (process == NULL || file->found == NULL) {
        return base_error_set(ret_error,
                              BASE_BUG,
                              "no_such_process",
                              "a %s that is about no case of the file",
                              form->type->name);
    }
    struct rules_context at = *context;
    if (context->historic) {
        at.now = time_of(form);
    }
    if (process->opens != VIGIL_FILE_KIND_NONE &&
        (!process->stands || file->found->state == VIGIL_CASE_STATE_NONE)) {
        open_file(process, form, &at, file->found);
    }
    enum base_class class = rules_lifecycle_move(
        &file->found->state, &file->found->state_before, process->event(form), ret_error);
    if (class != BASE_OK) {
        return BASE_BUG;
    }
    if (process->apply != NULL) {
        process->apply(form, &at, file);
    }
    rules_clock_facts_take(form, at.now, file->found);
    (void)rules_clock_facts_roll(file->found);
    rules_process_mark(file->found, (enum vigil_event_kind)process->type);
    for (size_t i = 0; process->takes_along && i < file->members_count; i++) {
        rules_clock_facts_take(form, at.now, file->members[i]);
        rules_process_mark(file->members[i], (enum vigil_event_kind)process->type);
    }
    return BASE_OK;
}

enum base_class
rules_process_decide(const struct vigil_form *form,
                     const struct rules_context *context,
                     struct rules_file *file,
                     struct vigil_faults *faults)
{
    const struct rules_process *process = rules_process_of(form->type->type);
    if (process == NULL) {
        return BASE_BUG;
    }
    if (rules_access_submission(context->role, process->type, context->historic) ==
        RULES_ACCESS_REFUSED) {
        rules_access_refuse(process->type, faults);
        return BASE_DENIED;
    }
    rules_form_check(form, context, faults, NULL);
    struct rules_context at = *context;
    at.now = rules_admission_time(time_field(form), time_of(form), context, faults);
    if (judge_case(process, form, context, file, faults) && process->check != NULL) {
        process->check(form, &at, file, faults);
    }
    return faults->count > 0 ? BASE_REFUSE
                             : rules_process_apply(form, context, file, NULL);
}
