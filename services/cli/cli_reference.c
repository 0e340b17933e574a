/* A case reference is checked before anything is sent: see cli.h. */
#include "base/base_faults.h"
#include "cli/cli.h"
#include "rules/rules_reference.h"

bool
cli_reference_check(const struct cli *cli, const char *text, enum cli_exit *ret_exit)
{
    struct vigil_faults faults = {.count = 0};
    switch (rules_reference_check(text)) {
    case RULES_REFERENCE_OK:
        return true;
    case RULES_REFERENCE_SHAPE:
        base_faults_add(&faults,
                        "case_ref",
                        "not_a_reference",
                        "not of the form of a case reference",
                        "a reference such as CSP-2026-000123-3, in capitals");
        break;
    case RULES_REFERENCE_MISTYPED:
        base_faults_add(&faults,
                        "case_ref",
                        "mistyped_reference",
                        "mistyped: its check character does not fit",
                        "the reference exactly as the receipt gave it");
        break;
    }
    *ret_exit = cli_refuse(cli, &faults);
    return false;
}
