/* A case's name as a message gives it: run_case_name of run_service.h. */
#include "base/base_text.h"
#include "rules/rules_access.h"
#include "run/run_service.h"

bool
run_case_name(const struct vigil_case_name *name,
              const struct rules_context *context,
              const char *path,
              struct vigil_case_name *ret_name,
              struct vigil_faults *faults)
{
    *ret_name = *name;
    if (name->authority[0] == '\0') {
        (void)base_text_copy(
            ret_name->authority, sizeof(ret_name->authority), context->party);
    }
    return rules_access_case_name(name, context, path, faults);
}
