/* Messages of the process: see run_form.h. */
#include "run/run_form.h"

#include <assert.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_access.h"
#include "rules/rules_areas.h"

static_assert(sizeof(struct vigil_form) <= RUN_RECORD_SIZE, "record too large");

/* The kind of file that the message opens; NONE: it opens none. */
static enum vigil_file_kind
opens(const struct vigil_form *form)
{
    const struct rules_process *process = rules_process_of(form->type->type);
    return process == NULL ? VIGIL_FILE_KIND_NONE : process->opens;
}

/* The file that is there already if the reference was used before. */
static size_t
name_opened(enum vigil_file_kind kind,
            struct vigil_case_name *name,
            const struct rules_context *context)
{
    if (name->notification_ref[0] == '\0') {
        return 0;
    }
    name->kind = kind;
    if (name->authority[0] == '\0') {
        (void)base_text_copy(name->authority, sizeof(name->authority), context->party);
    }
    return 1;
}

size_t
run_form_names(void *record,
               const struct rules_context *context,
               struct vigil_case_name *ret_names,
               struct vigil_faults *faults)
{
    const struct vigil_form *form = record;
    struct vigil_case_name name;
    rules_form_name(form, &name);
    enum vigil_file_kind kind = opens(form);
    if (kind != VIGIL_FILE_KIND_NONE) {
        ret_names[0] = name;
        return name_opened(kind, &ret_names[0], context);
    }
    (void)run_case_name(&name, context, "", &ret_names[0], faults);
    if (form->type->type != VIGIL_MESSAGE_DUPLICATE_LINK) {
        return 1;
    }
    ret_names[1] = (struct vigil_case_name){.case_ref = ""};
    vigil_form_text(form,
                    "",
                    0,
                    "duplicate_of",
                    ret_names[1].case_ref,
                    sizeof(ret_names[1].case_ref));
    return 2;
}

/* A case is merged into one that is there and goes on. */
static void
judge_other(const struct vigil_case *found,
            const struct vigil_case *other,
            const struct rules_context *context,
            struct vigil_faults *faults)
{
    if (other == NULL || other->kind != VIGIL_FILE_KIND_INCIDENT ||
        !rules_access_sees_case(context->role, context->party, other)) {
        rules_access_no_such_case("duplicate_of", faults);
    } else if (other->state == VIGIL_CASE_STATE_MERGED ||
               other->state == VIGIL_CASE_STATE_WITHDRAWN) {
        base_faults_add(faults,
                        "duplicate_of",
                        "does_not_go_on",
                        "a case that is withdrawn, or merged itself",
                        "the case that goes on");
    } else if (found != NULL) {
        rules_areas_check_reserved(
            "duplicate_of", other->authority, found->authority, faults);
    }
}

enum base_class
run_form_decide(struct run_decision *decision)
{
    const struct vigil_form *form = decision->record;
    if (form->type->type == VIGIL_MESSAGE_DUPLICATE_LINK &&
        vigil_form_value(form, "", 0, "duplicate_of") != NULL &&
        decision->context->role == VIGIL_ROLE_PANEL) {
        judge_other(
            decision->cases[0], decision->cases[1], decision->context, decision->faults);
    }
    return rules_process_decide(
        form, decision->context, &decision->file, decision->faults);
}

void
run_form_warn_of(const struct vigil_form *form,
                 const struct rules_context *context,
                 struct vigil_faults *ret_warnings)
{
    static struct vigil_faults faults; /* none: it was accepted */
    faults.count = faults.more = 0;
    rules_form_check(form, context, &faults, ret_warnings);
}

void
run_form_warn(const struct run_decision *decision, struct vigil_faults *ret_warnings)
{
    run_form_warn_of(decision->record, decision->context, ret_warnings);
}
