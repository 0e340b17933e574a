/* Lists in which a code may stand once: see rules_form_once.h. */
#include "rules/rules_form_once.h"

#include "rules/rules_form.h"

void
rules_form_once(const struct vigil_form *form,
                const char *list,
                const char *name,
                struct vigil_faults *faults)
{
    uint64_t seen = 0; /* a bit a code: no list that this is for has 64 */
    size_t rows = vigil_form_rows(form, list);
    for (size_t i = 0; i < rows; i++) {
        int64_t code = vigil_form_number(form, list, i, name);
        if (code <= 0 || code >= 64) {
            continue; /* told as not of the list */
        }
        if ((seen >> code & 1) != 0) {
            rules_form_fault(list, i, name, "twice", "stated twice", "each once", faults);
        }
        seen |= UINT64_C(1) << code;
    }
}
