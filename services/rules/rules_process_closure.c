/*
 * A case or review is closed when nothing of it is open: each recommendation has an
 * action or a refusal (domain: a plan, or a clear statement of why not), and nobody
 * waits for an answer. All that stands against it is told at once, item by item.
 */
#include "base/base_attr.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "rules/rules_process.h"

/* what may not be open, and who must act first */
static const struct kind {
    enum vigil_item_kind kind;
    const char *code;
    const char *wrong;
    const char *right;
} kinds[] = {
    {VIGIL_ITEM_KIND_RECOMMENDATION,
     "recommendation_open",
     "a recommendation is neither accepted nor refused",
     "its answer first (vigil recommendation-answer)"},
    {VIGIL_ITEM_KIND_QUESTION,
     "question_open",
     "a question is not answered",
     "its answer first (vigil answer)"},
    {VIGIL_ITEM_KIND_REPLY,
     "reply_open",
     "the partnership has not replied to the Panel's response",
     "its reply first (vigil response-reply)"},
    {VIGIL_ITEM_KIND_NARROWING,
     "narrowing_open",
     "narrower key lines were asked for, and not answered",
     "a key line changed, or an answer, first"},
    {VIGIL_ITEM_KIND_ASSESSMENT,
     "assessment_open",
     "the report is not assessed",
     "its assessment first (vigil quality-assessment)"},
    {VIGIL_ITEM_KIND_GAP,
     "gap_open",
     "input that was missing is not settled",
     "its outcome first (vigil gap-outcome)"},
    {VIGIL_ITEM_KIND_NATIONAL_ISSUE,
     "national_issue_open",
     "an issue that was raised is not answered",
     "its answer first (vigil national-issue-answer)"},
};

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_CLOSE;
}

/* Under the item's name and number: recommendation[3]. */
static void
fault(const struct vigil_item *item,
      const char *code,
      const char *wrong,
      const char *right,
      struct vigil_faults *faults)
{
    char path[sizeof(faults->at[0].path)];
    (void)base_text_print(path,
                          sizeof(path),
                          "%s[%d]",
                          vigil_code_name(VIGIL_LIST_ITEM_KIND, (int)item->kind),
                          (int)item->no);
    base_faults_add(faults, path, code, wrong, right);
}

static bool
has_action(const struct rules_file *file, const struct vigil_item *recommendation)
{
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].kind == VIGIL_ITEM_KIND_ACTION &&
            file->items[i].parent == recommendation->no) {
            return true;
        }
    }
    return false;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)form;
    (void)context;
    for (size_t i = 0; i < file->items_count; i++) {
        const struct vigil_item *item = &file->items[i];
        for (size_t k = 0; k < BASE_COUNT(kinds); k++) {
            if (kinds[k].kind == item->kind && item->state == VIGIL_ITEM_STATE_OPEN) {
                fault(item, kinds[k].code, kinds[k].wrong, kinds[k].right, faults);
            }
        }
        if (item->kind == VIGIL_ITEM_KIND_RECOMMENDATION &&
            item->state == VIGIL_ITEM_STATE_ACCEPTED && !has_action(file, item)) {
            fault(item,
                  "recommendation_without_action",
                  "a recommendation was accepted, and nothing is done about it",
                  "an action that carries it out first (vigil actions)",
                  faults);
        }
    }
}

const struct rules_process rules_process_closure = {
    .type = VIGIL_MESSAGE_CLOSURE, .event = event, .check = check};
