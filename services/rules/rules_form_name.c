/* The case that the head of a form names: see rules_process.h. */
#include "base/base_text.h"
#include "rules/rules_process.h"

/* What is given each period is known by its kind; but for the yearly report, it is the
 * Panel's. */
static void
name_period(const struct vigil_form *form, struct vigil_case_name *name)
{
    int64_t kind = vigil_form_number(form, "", 0, "kind");
    const char *own = vigil_code_name(VIGIL_LIST_PERIOD_KIND, (int)kind);
    if (own == NULL) {
        return;
    }
    (void)base_text_copy(name->notification_ref, sizeof(name->notification_ref), own);
    if (kind != VIGIL_PERIOD_KIND_YEARLY_REPORT && name->authority[0] == '\0') {
        (void)base_text_copy(name->authority, sizeof(name->authority), "panel");
    }
}

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
    if (form->type->type == VIGIL_MESSAGE_PERIOD_REPORT) {
        name_period(form, ret_name);
        return;
    }
    const char *own = form->type->type == VIGIL_MESSAGE_CONSIDERATION
                          ? "consideration_ref"
                          : "notification_ref";
    take(form, own, ret_name->notification_ref, sizeof(ret_name->notification_ref));
}
