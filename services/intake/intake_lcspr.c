/*
 * A local child safeguarding practice review: commissioned, received, published; of one
 * case, of several, or of none. Its first record opens the review's own file, and each
 * brings the cases that it covers along. See rules/rules_decide_lcspr.h.
 */
#include <assert.h>
#include <string.h>

#include "base/base_text.h"
#include "intake/intake.h"
#include "rules/rules_decide_lcspr.h"
#include "run/run_form.h"
#include "wire/wire_form.h"
#include "wire/wire_lcspr.h"

struct record {
    struct vigil_lcspr lcspr;
    struct vigil_form form;
};
static_assert(sizeof(struct record) <= RUN_RECORD_SIZE, "record too large");

enum base_class
intake_lcspr_read(const uint8_t *body,
                  size_t size,
                  void *record,
                  struct vigil_faults *faults)
{
    struct record *ret = record;
    enum base_class class = wire_lcspr_read(body, size, &ret->lcspr, faults);
    return class == BASE_OK
               ? wire_form_read(VIGIL_MESSAGE_LCSPR, body, size, &ret->form, faults)
               : class;
}

/* The review itself, then the cases. */
size_t
intake_lcspr_names(void *record,
                   const struct rules_context *context,
                   struct vigil_case_name *ret_names,
                   struct vigil_faults *faults)
{
    const struct vigil_lcspr *lcspr = &((const struct record *)record)->lcspr;
    const char *authority =
        lcspr->authority[0] == '\0' ? context->party : lcspr->authority;
    ret_names[0] = (struct vigil_case_name){.kind = VIGIL_FILE_KIND_LCSPR};
    (void)base_text_copy(
        ret_names[0].authority, sizeof(ret_names[0].authority), authority);
    (void)base_text_copy(
        ret_names[0].lcspr_ref, sizeof(ret_names[0].lcspr_ref), lcspr->lcspr_ref);
    for (size_t i = 0; i < lcspr->links_count; i++) {
        char path[32];
        (void)base_text_print(path, sizeof(path), "links[%zu]", i);
        (void)run_case_name(&lcspr->links[i], context, path, &ret_names[i + 1], faults);
    }
    return lcspr->links_count + 1;
}

/* The cases that it covers from now on too. */
static void
add_members(struct run_decision *decision)
{
    struct rules_file *file = &decision->file;
    size_t before = file->members_count;
    for (size_t i = 1; i < decision->cases_count; i++) {
        size_t at = 0;
        while (at < before && file->members[at] != decision->cases[i]) {
            at++;
        }
        if (at == before) {
            file->members[file->members_count++] = decision->cases[i];
        }
    }
}

enum base_class
intake_lcspr_decide(struct run_decision *decision)
{
    const struct record *record = decision->record;
    struct vigil_case *review = decision->cases[0];
    rules_process_check_further(
        &record->form, decision->context, &decision->file, decision->faults);
    enum base_class class = rules_decide_lcspr(&record->lcspr,
                                               decision->context,
                                               review,
                                               decision->cases + 1,
                                               &decision->opened,
                                               decision->faults);
    if (class == BASE_OK) {
        add_members(decision);
        rules_process_apply_further(&record->form, decision->context, &decision->file);
        rules_process_apply_linked(&record->form,
                                   decision->context,
                                   &decision->file,
                                   decision->linked,
                                   record->lcspr.links_count);
    }
    return class;
}

void
intake_lcspr_warn(const struct run_decision *decision, struct vigil_faults *ret_warnings)
{
    const struct record *record = decision->record;
    run_form_warn_of(&record->form, decision->context, ret_warnings);
}
