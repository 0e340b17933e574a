/*
 * A local child safeguarding practice review: commissioned, received, published; of one
 * case, of several, or of none. See rules/rules_decide_lcspr.h.
 */
#include <assert.h>

#include "base/base_text.h"
#include "intake/intake.h"
#include "rules/rules_decide_lcspr.h"
#include "store/store_case.h"
#include "wire/wire_lcspr.h"

static_assert(sizeof(struct vigil_lcspr) <= RUN_RECORD_SIZE, "record too large");

enum base_class
intake_lcspr_read(const uint8_t *body,
                  size_t size,
                  void *record,
                  struct vigil_faults *faults)
{
    return wire_lcspr_read(body, size, record, faults);
}

size_t
intake_lcspr_names(void *record,
                   const struct rules_context *context,
                   struct vigil_case_name *ret_names,
                   struct vigil_faults *faults)
{
    struct vigil_lcspr *lcspr = record;
    for (size_t i = 0; i < lcspr->links_count; i++) {
        char path[32];
        (void)base_text_print(path, sizeof(path), "links[%zu]", i);
        (void)run_case_name(&lcspr->links[i], context, path, &ret_names[i], faults);
    }
    return lcspr->links_count;
}

enum base_class
intake_lcspr_decide(struct run_decision *decision)
{
    return rules_decide_lcspr(
        decision->record, decision->context, decision->cases, decision->faults);
}

void
intake_lcspr_write(struct store *store, const struct run_decision *decision)
{
    struct vigil_lcspr lcspr = *(const struct vigil_lcspr *)decision->record;
    if (lcspr.authority[0] == '\0') {
        (void)base_text_copy(
            lcspr.authority, sizeof(lcspr.authority), decision->context->party);
    }
    store_case_put_lcspr(store, &lcspr);
}
