/* Further authorities on a case: see rules_areas.h. */
#include "rules/rules_areas.h"

#include <string.h>

#include "rules/rules_admission.h"
#include "rules/rules_authorities.h"
#include "rules/rules_form.h"

static void
area_of(const struct vigil_form *form, size_t row, char ret_code[VIGIL_PARTY_SIZE])
{
    vigil_form_text(form, "areas", row, "authority", ret_code, VIGIL_PARTY_SIZE);
}

void
rules_areas_check_reserved(const char *path,
                           const char *one,
                           const char *other,
                           struct vigil_faults *faults)
{
    if (one[0] != '\0' && other[0] != '\0' &&
        rules_authorities_reserved(one) != rules_authorities_reserved(other)) {
        rules_admission_fault(faults,
                              path,
                              "reserved_authority",
                              "of a reserved authority, and of one that is not",
                              "both reserved, or neither");
    }
}

void
rules_areas_check(const struct vigil_form *form,
                  const char *lead,
                  struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "areas");
    for (size_t i = 0; i < rows; i++) {
        char code[VIGIL_PARTY_SIZE], other[VIGIL_PARTY_SIZE];
        char path[RULES_FORM_PATH_SIZE];
        area_of(form, i, code);
        rules_form_path("areas", i, "authority", path);
        rules_areas_check_reserved(path, code, lead, faults);
        if (strcmp(code, lead) == 0) {
            rules_form_fault("areas",
                             i,
                             "authority",
                             "leads_already",
                             "the authority that leads the case",
                             "further authorities alone",
                             faults);
        }
        for (size_t k = 0; k < i; k++) {
            area_of(form, k, other);
            if (code[0] != '\0' && strcmp(code, other) == 0) {
                rules_form_fault("areas",
                                 i,
                                 "authority",
                                 "doubled",
                                 "the same authority as in a row before",
                                 "each authority once",
                                 faults);
            }
        }
    }
}

void
rules_areas_take(const struct vigil_form *form, struct vigil_case *c)
{
    size_t rows = vigil_form_rows(form, "areas");
    c->also_count = 0;
    memset(c->also, 0, sizeof(c->also));
    for (size_t i = 0; i < rows && i < VIGIL_ALSO_MAX; i++) {
        area_of(form, i, c->also[c->also_count++]);
    }
}
