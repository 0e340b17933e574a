/* The rules before sending: see cli_check.h. */
#include "cli/cli_check.h"

#include "base/base_faults.h"
#include "base/base_text.h"
#include "files/files_json.h"
#include "rules/rules_decide_lcspr.h"
#include "rules/rules_decide_notification.h"
#include "rules/rules_decide_rapid_review.h"

/* An authority that is whoever the record says, at a time that is not known. False if the
 * file could not be read as an object: there is no record to judge then. */
static bool
open_context(const char *authority,
             const struct vigil_faults *faults,
             struct rules_authorities *ret_authorities,
             struct rules_context *ret_context)
{
    *ret_context = (struct rules_context){.role = VIGIL_ROLE_AUTHORITY,
                                          .now = VIGIL_INSTANT_NONE,
                                          .authorities = ret_authorities};
    (void)base_text_copy(ret_context->party, sizeof(ret_context->party), authority);
    ret_authorities->codes = (const char(*)[VIGIL_PARTY_SIZE])ret_context->party;
    ret_authorities->count = 1;
    return !base_faults_has(faults, "");
}

void
cli_check_notification(const struct vigil_notification *record,
                       struct vigil_faults *faults)
{
    struct rules_authorities itself;
    struct rules_context context;
    struct vigil_case opened;
    if (open_context(record->authority, faults, &itself, &context)) {
        /* the verdict is in the faults */
        (void)!rules_decide_notification(record, &context, &opened, faults);
    }
    files_json_faults_sort(&files_notification, faults);
}

void
cli_check_rapid_review(const struct vigil_rapid_review *record,
                       struct vigil_faults *faults)
{
    struct rules_authorities itself;
    struct rules_context context;
    if (open_context(record->of.authority, faults, &itself, &context)) {
        (void)rules_decide_rapid_review_alone(record, &context, "", faults);
    }
    files_json_faults_sort(&files_rapid_review, faults);
}

void
cli_check_lcspr(const struct vigil_lcspr *record, struct vigil_faults *faults)
{
    struct rules_authorities itself;
    struct rules_context context;
    if (open_context(record->authority, faults, &itself, &context)) {
        rules_decide_lcspr_alone(record, &context, faults);
    }
    files_json_faults_sort(&files_lcspr, faults);
}
