/*
 * The inventory of what Vigil's own tables hold, an item a line: messages, events, forms'
 * fields (that a value comes through; that what is too much is refused), states, and
 * every state x event of the lifecycle. tests/inventory/inventory.py adds what only the
 * sources and the programs tell.
 */
#include <stdio.h>

#include "rules/rules_lifecycle.h"
#include "vigil/forms.h"

static void
print_fields(const struct vigil_form_type *type)
{
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        const char *dot = field->list[0] == '\0' ? "" : ".";
        (void)printf("field %s.%s%s%s\n", type->name, field->list, dot, field->name);
        (void)printf("limit %s.%s%s%s\n", type->name, field->list, dot, field->name);
    }
}

int
main(void)
{
#define X(constant, number, name) (void)printf("message %s\n", name);
    VIGIL_MESSAGES(X)
#undef X
#define X(constant, number, name) (void)printf("event %s\n", name);
    VIGIL_EVENTS(X)
#undef X
    const struct vigil_form_type *type;
    for (size_t n = 0; (type = vigil_form_at(n)) != NULL; n++) {
        print_fields(type);
    }
    for (int state = 0; state < RULES_STATE_COUNT; state++) {
        const char *name =
            state == 0 ? "none" : vigil_code_name(VIGIL_LIST_CASE_STATE, state);
        (void)printf("state %s\n", name);
        for (int event = 0; event < RULES_EVENT_COUNT; event++) {
            (void)printf(
                "transition %s %s\n", name, rules_event_name((enum rules_event)event));
        }
    }
    return 0;
}
