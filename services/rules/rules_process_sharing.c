/*
 * Who else is on a case or review, and who leads it: where the child lives, who placed
 * the child, who contributes. Those who share it see all of it. A case that passes to
 * another authority is known by Vigil's reference there: the old one's own reference
 * could be one that the new one has used for another incident.
 */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_areas.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_SHARE;
}

/* Who leads from now on. */
static void
lead_of(const struct vigil_form *form,
        const struct vigil_case *c,
        char ret_lead[VIGIL_PARTY_SIZE])
{
    vigil_form_text(form, "", 0, "lead", ret_lead, VIGIL_PARTY_SIZE);
    if (ret_lead[0] == '\0') {
        (void)base_text_copy(ret_lead, VIGIL_PARTY_SIZE, c->authority);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    char lead[VIGIL_PARTY_SIZE];
    lead_of(form, file->found, lead);
    rules_areas_check(form, lead, faults);
    rules_areas_check_reserved("lead", lead, file->found->authority, faults);
    bool same = strcmp(lead, file->found->authority) == 0;
    if (!same && file->found->kind == VIGIL_FILE_KIND_LCSPR) {
        rules_form_fault("",
                         0,
                         "lead",
                         "review_lead_stays",
                         "the lead of a review does not change",
                         "nothing: whoever commissioned it leads it",
                         faults);
    }
    if (same && vigil_form_rows(form, "areas") == 0 && file->found->also_count == 0) {
        rules_form_fault("",
                         0,
                         "areas",
                         "nothing_changes",
                         "no other authority, as it is now",
                         "further authorities, or another lead",
                         faults);
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)context;
    struct vigil_case *c = file->found;
    char before[VIGIL_PARTY_SIZE], lead[VIGIL_PARTY_SIZE];
    (void)base_text_copy(before, sizeof(before), c->authority);
    lead_of(form, c, lead);
    rules_areas_take(form, c);
    if (strcmp(lead, before) == 0) {
        return;
    }
    (void)base_text_copy(c->authority, sizeof(c->authority), lead);
    (void)base_text_copy(c->notification_ref, sizeof(c->notification_ref), c->case_ref);
    for (size_t i = 0; i < file->items_count; i++) {
        struct vigil_item *item = &file->items[i];
        if (item->state == VIGIL_ITEM_STATE_OPEN && strcmp(item->owner, before) == 0) {
            (void)base_text_copy(item->owner, sizeof(item->owner), lead);
            item->changed = true;
        }
    }
}

const struct rules_process rules_process_sharing = {
    .type = VIGIL_MESSAGE_SHARING, .event = event, .check = check, .apply = apply};
