/* What a form may state, and templates: see cli_form.h. */
#include <stdio.h>

#include "base/base_text.h"
#include "cli/cli_form.h"
#include "files/files_form.h"

enum { NAME_SIZE = 96, SAYS_SIZE = 2048 };

/* "children[].sex" */
static void
name_of(const struct vigil_field *field, char ret_name[NAME_SIZE])
{
    (void)base_text_print(ret_name,
                          NAME_SIZE,
                          "%s%s%s",
                          field->list,
                          field->list[0] == '\0' ? "" : "[].",
                          field->name);
}

void
cli_form_help(const struct vigil_form_type *form, FILE *to)
{
    static const char marks[] = {[VIGIL_MAY_BE] = ' ',
                                 [VIGIL_NEEDED] = '*',
                                 [VIGIL_LATER] = '+',
                                 [VIGIL_HISTORIC] = ' '};
    (void)fprintf(to,
                  "\nfields (* needed, + needed but may come later; `vigil template %s` "
                  "prints them as JSON to fill in):\n",
                  form->name);
    for (size_t i = 0; i < form->count; i++) {
        const struct vigil_field *field = &form->fields[i];
        char name[NAME_SIZE], says[SAYS_SIZE];
        if (field->need == VIGIL_HISTORIC) {
            continue; /* an import's, not a person's */
        }
        name_of(field, name);
        files_form_value_says(field, says, sizeof(says));
        (void)fprintf(
            to, "%c %s\n      %s: %s\n", marks[field->need], name, says, field->says);
    }
}
