/* The further fields of the four messages with a decision of their own: see
 * rules_further.h. */
#include "rules/rules_further.h"

/* The same context at the time of the fact, as history states it. */
static struct rules_context
at_fact(const struct vigil_form *form, const struct rules_context *context)
{
    const char *field = "received_at"; /* of a rapid review and an LCSPR */
    if (form->type->type == VIGIL_MESSAGE_NOTIFICATION) {
        field = "notified_at";
    } else if (form->type->type == VIGIL_MESSAGE_PANEL_RESPONSE) {
        field = "decided_at";
    }
    struct rules_context at = *context;
    vigil_instant stated = vigil_form_number(form, "", 0, field);
    if (context->historic && stated != VIGIL_INSTANT_NONE) {
        at.now = stated;
    }
    return at;
}

void
rules_process_check_further(const struct vigil_form *form,
                            const struct rules_context *context,
                            const struct rules_file *file,
                            struct vigil_faults *faults)
{
    if (form == NULL) {
        return; /* nothing but what the typed record knows */
    }
    rules_form_check(form, context, faults, NULL);
    struct rules_context at = at_fact(form, context);
    switch (form->type->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        rules_further_notification_check(form, &at, file, faults);
        break;
    case VIGIL_MESSAGE_RAPID_REVIEW:
        rules_further_rapid_review_check(form, &at, file, faults);
        break;
    case VIGIL_MESSAGE_LCSPR:
        rules_further_lcspr_check(form, &at, file, faults);
        break;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
        rules_further_panel_response_check(form, &at, file, faults);
        break;
    default:
        break;
    }
}

void
rules_process_apply_further(const struct vigil_form *form,
                            const struct rules_context *context,
                            struct rules_file *file)
{
    if (form == NULL) {
        return;
    }
    struct rules_context at = at_fact(form, context);
    switch (form->type->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        rules_further_notification_apply(form, &at, file);
        break;
    case VIGIL_MESSAGE_RAPID_REVIEW:
        rules_further_rapid_review_apply(form, &at, file);
        break;
    case VIGIL_MESSAGE_LCSPR:
        rules_further_lcspr_apply(form, &at, file);
        break;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
        rules_further_panel_response_apply(form, &at, file);
        break;
    default:
        break;
    }
}
