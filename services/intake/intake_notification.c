/*
 * A notification: admitted by the rules, it opens a case. See
 * rules/rules_decide_notification.h for what is asked of it.
 */
#include <assert.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "intake/intake.h"
#include "rules/rules_decide_notification.h"
#include "run/run_notification.h"

static_assert(sizeof(struct run_notification) <= RUN_RECORD_SIZE, "record too large");

enum base_class
intake_notification_read(const uint8_t *body,
                         size_t size,
                         void *record,
                         struct vigil_faults *faults)
{
    return run_notification_read(body, size, record, faults);
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
        &((const struct run_notification *)record)->notification;
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
    const struct run_notification *record = decision->record;
    const struct vigil_form *form = run_notification_form(record);
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
        run_notification_apply(record, decision->context, &decision->file);
    }
    return class;
}

void
intake_notification_warn(const struct run_decision *decision,
                         struct vigil_faults *ret_warnings)
{
    const struct run_notification *record = decision->record;
    run_notification_warn(record, decision->context, ret_warnings);
}
