/* The rules before sending: see cli_check.h. */
#include "cli/cli_check.h"

#include <string.h>

#include "base/base_faults.h"
#include "files/files_form.h"
#include "rules/rules_access.h"
#include "rules/rules_decide_lcspr.h"
#include "rules/rules_decide_notification.h"
#include "rules/rules_decide_rapid_review.h"
#include "rules/rules_process.h"
#include "wire/wire_form.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_rapid_review.h"

/* What the oldest messages also have to satisfy: the decisions on their typed records,
 * which are read from the bytes as the service reads them. What reading finds here, the
 * form's check has found. */
static void
check_record(const struct vigil_form *form,
             const struct rules_context *context,
             struct vigil_faults *faults)
{
    static uint8_t body[VIGIL_MESSAGE_MAX];
    static union {
        struct vigil_notification notification;
        struct vigil_rapid_review review;
        struct vigil_lcspr lcspr;
    } record; /* large */
    static struct vigil_faults again;
    struct vigil_case opened;
    size_t size = wire_form_write(form, body, sizeof(body));
    switch ((int)form->type->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        if (wire_notification_read(body, size, &record.notification, &again) == BASE_OK) {
            /* the verdict is in the faults */
            (void)!rules_decide_notification(
                &record.notification, context, &opened, faults);
        }
        break;
    case VIGIL_MESSAGE_RAPID_REVIEW:
        if (wire_rapid_review_read(body, size, &record.review, &again) == BASE_OK) {
            (void)rules_decide_rapid_review_alone(&record.review, context, "", faults);
        }
        break;
    case VIGIL_MESSAGE_LCSPR:
        if (wire_lcspr_read(body, size, &record.lcspr, &again) == BASE_OK) {
            rules_decide_lcspr_alone(&record.lcspr, context, faults);
        }
        break;
    case VIGIL_MESSAGE_PANEL_RESPONSE: /* its decision is about a case, unknown here */
        if (vigil_form_number(form, "", 0, "response") == 0 &&
            !base_faults_has(faults, "response")) {
            base_faults_add_code(faults, "response", VIGIL_LIST_RESPONSE);
        }
        break;
    default:
        break;
    }
}

/* True if something in a row of this list is wrong. */
static bool
has_rows(const struct vigil_faults *faults, const char *list)
{
    size_t length = strlen(list);
    for (size_t i = 0; i < faults->count; i++) {
        const char *path = faults->at[i].path;
        if (strncmp(path, list, length) == 0 && path[length] == '[') {
            return true;
        }
    }
    return false;
}

/* A list of which no row could be read is not missing: what is wrong with its rows says
 * enough. */
static void
drop_missing_lists(struct vigil_faults *faults)
{
    size_t kept = 0;
    for (size_t i = 0; i < faults->count; i++) {
        if (faults->at[i].path[0] == '\0' || !has_rows(faults, faults->at[i].path)) {
            faults->at[kept++] = faults->at[i];
        }
    }
    faults->count = kept;
}

/* Judged as if whoever may send it, and it says it is, had sent it, at a time that is not
 * known. What could not be read as an object is not judged. */
void
cli_check(const struct vigil_form *form, struct vigil_faults *faults)
{
    struct vigil_case_name name;
    bool panel = form->type->type == VIGIL_MESSAGE_PANEL_RESPONSE ||
                 form->type->type >= VIGIL_MESSAGE_SEEN;
    struct rules_context context = {.role =
                                        panel ? VIGIL_ROLE_PANEL : VIGIL_ROLE_AUTHORITY,
                                    .now = VIGIL_INSTANT_NONE};
    rules_form_name(form, &name);
    memcpy(context.party, name.authority, sizeof(context.party));
    const struct rules_authorities itself = {
        .codes = (const char(*)[VIGIL_PARTY_SIZE])context.party, .count = 1};
    if (!base_faults_has(faults, "")) {
        rules_form_check(form, &context, faults, NULL);
        if (vigil_form_field(form->type, "", "case_ref") != SIZE_MAX) {
            (void)!rules_access_case_name(&name, &context, "", faults);
        }
        context.authorities = &itself;
        check_record(form, &context, faults);
    }
    drop_missing_lists(faults);
    files_form_faults_sort(form->type, faults);
}
