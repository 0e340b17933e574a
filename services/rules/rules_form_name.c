/* The case that the head of a form names: see rules_process.h. */
#include "rules/rules_process.h"

static void
take(const struct vigil_form *form, const char *field, char *ret_text, size_t size)
{
    if (vigil_form_field(form->type, "", field) != SIZE_MAX) {
        vigil_form_text(form, "", 0, field, ret_text, size);
    }
}

void
rules_form_name(const struct vigil_form *form, struct vigil_case_name *ret_name)
{
    *ret_name = (struct vigil_case_name){0};
    take(form, "case_ref", ret_name->case_ref, sizeof(ret_name->case_ref));
    take(form, "authority", ret_name->authority, sizeof(ret_name->authority));
    take(form, "lcspr_ref", ret_name->lcspr_ref, sizeof(ret_name->lcspr_ref));
    const char *own = form->type->type == VIGIL_MESSAGE_CONSIDERATION
                          ? "consideration_ref"
                          : "notification_ref";
    take(form, own, ret_name->notification_ref, sizeof(ret_name->notification_ref));
}
