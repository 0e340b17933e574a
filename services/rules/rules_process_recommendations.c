/*
 * Recommendations: each specific, measured, dated, and with one body that leads; what
 * only a national body can do goes to the Panel as well, as a national issue. One that
 * repeats an earlier one says why it will work this time.
 */
#include "rules/rules_form.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static const char list[] = "recommendations";

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_RECOMMEND;
}

static bool
is_national(const struct vigil_form *form, size_t row)
{
    return vigil_form_number(form, list, row, "level") == VIGIL_LEVEL_NATIONAL;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, list), items = rows;
    for (size_t i = 0; i < rows; i++) {
        rules_review_one_body(form, list, i, "lead_body", faults);
        rules_form_not_past(form, list, i, "due_on", context, faults);
        if (rules_form_states(form, list, i, "repeats")) {
            rules_review_require(
                form, list, i, "differs", "why it will work this time", faults);
        }
        items += is_national(form, i) ? 1 : 0;
    }
    rules_item_room(file, items, faults);
}

static void
add(const struct vigil_form *form,
    const struct rules_context *context,
    size_t row,
    struct rules_file *file)
{
    struct vigil_item *item = rules_item_add(
        file, VIGIL_ITEM_KIND_RECOMMENDATION, file->found->authority, context);
    if (item == NULL) {
        return;
    }
    item->code = (int32_t)vigil_form_number(form, list, row, "theme");
    item->level = (int32_t)vigil_form_number(form, list, row, "level");
    item->due_on = (vigil_date)vigil_form_number(form, list, row, "due_on");
    vigil_form_text(form, list, row, "lead_body", item->label, sizeof(item->label));
    int32_t no = item->no;
    if (!is_national(form, row)) {
        return;
    }
    struct vigil_item *issue =
        rules_item_add(file, VIGIL_ITEM_KIND_NATIONAL_ISSUE, "panel", context);
    if (issue != NULL) {
        issue->code = (int32_t)vigil_form_number(form, list, row, "theme");
        issue->level = VIGIL_LEVEL_NATIONAL;
        issue->parent = no;
        vigil_form_text(form, list, row, "lead_body", issue->label, sizeof(issue->label));
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    size_t rows = vigil_form_rows(form, list);
    for (size_t i = 0; i < rows; i++) {
        add(form, context, i, file);
    }
}

const struct rules_process rules_process_recommendations = {
    .type = VIGIL_MESSAGE_RECOMMENDATIONS,
    .event = event,
    .check = check,
    .apply = apply};
