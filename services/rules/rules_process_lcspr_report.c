/*
 * The final report to the Panel. It says what became of each key line that is open, and
 * of each characteristic of the child what was found or why it was left out. From its
 * receipt seven working days run before it may be published; a new copy starts them
 * again, while the cases that the review covers keep the first receipt.
 */
#include <string.h>

#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_form.h"
#include "rules/rules_form_once.h"
#include "rules/rules_narrowing.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_REPORT;
}

/* True if a row before `rows` is about this key line. */
static bool
has_row(const struct vigil_form *form, size_t rows, int64_t no)
{
    for (size_t i = 0; i < rows; i++) {
        if (vigil_form_number(form, "key_lines", i, "key_line_no") == no) {
            return true;
        }
    }
    return false;
}

static void
judge_key_lines(const struct vigil_form *form,
                const struct rules_file *file,
                struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "key_lines");
    for (size_t i = 0; i < rows; i++) {
        int64_t no = vigil_form_number(form, "key_lines", i, "key_line_no");
        char path[sizeof(faults->at[0].path)];
        (void)base_text_print(path, sizeof(path), "key_lines[%zu].key_line_no", i);
        if (has_row(form, i, no)) {
            rules_admission_fault(
                faults, path, "twice", "stated twice", "each key line once");
        } else {
            (void)rules_item_open(file, VIGIL_ITEM_KIND_KEY_LINE, no, path, faults);
        }
        if (vigil_form_number(form, "key_lines", i, "fate") == VIGIL_FATE_DEPARTED) {
            rules_review_require(form,
                                 "key_lines",
                                 i,
                                 "words",
                                 "why it was departed from, and what instead",
                                 faults);
        }
    }
}

/* Every open key line has its row; those that have none are told by their numbers. */
static void
judge_open_lines(const struct vigil_form *form,
                 const struct rules_file *file,
                 struct vigil_faults *faults)
{
    char wrong[sizeof(faults->at[0].wrong)] = "";
    for (size_t i = 0; i < file->items_count; i++) {
        const struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_KEY_LINE &&
            item->state == VIGIL_ITEM_STATE_OPEN &&
            !has_row(form, vigil_form_rows(form, "key_lines"), item->no)) {
            (void)base_text_append(wrong,
                                   sizeof(wrong),
                                   "%s %d",
                                   wrong[0] == '\0' ? "no fate of key line" : ",",
                                   (int)item->no);
        }
    }
    if (wrong[0] != '\0') {
        rules_admission_fault(faults,
                              "key_lines",
                              "key_line_open",
                              wrong,
                              "a row for each open key line: followed, or departed");
    }
}

/* Looked at, or left out for a compelling reason. */
static void
judge_characteristics(const struct vigil_form *form, struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "characteristics");
    rules_form_once(form, "characteristics", "characteristic", faults);
    for (size_t i = 0; i < rows; i++) {
        if (!rules_form_states(form, "characteristics", i, "omitted_because")) {
            rules_review_require(form,
                                 "characteristics",
                                 i,
                                 "considered",
                                 "what was found, or in omitted_because why it was left "
                                 "out",
                                 faults);
        }
    }
}

/* Days that have come; a family that nobody asked, with the reason. */
static void
judge_voices(const struct vigil_form *form,
             const struct rules_context *context,
             struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "family");
    for (size_t i = 0; i < rows; i++) {
        rules_form_not_future(form, "family", i, "tried_on", context, faults);
        if (vigil_form_number(form, "family", i, "outcome") ==
            VIGIL_FAMILY_OUTCOME_NOT_APPROACHED) {
            rules_review_require(
                form, "family", i, "note", "why they were not approached", faults);
        }
    }
    rows = vigil_form_rows(form, "practitioners");
    for (size_t i = 0; i < rows; i++) {
        rules_form_not_future(form, "practitioners", i, "held_on", context, faults);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    vigil_instant stated = vigil_form_number(form, "", 0, "received_at");
    if (stated != VIGIL_INSTANT_NONE) {
        (void)rules_admission_time("received_at", stated, context, faults);
    }
    judge_key_lines(form, file, faults);
    judge_open_lines(form, file, faults);
    judge_characteristics(form, faults);
    rules_form_once(form, "themes", "theme", faults);
    rules_form_once(form, "causes", "cause", faults);
    judge_voices(form, context, faults);
    rules_review_attached(form, context, file, faults);
    rules_item_room(file, 1, faults);
}

static void
settle(const struct vigil_form *form,
       const struct rules_context *context,
       struct rules_file *file)
{
    size_t rows = vigil_form_rows(form, "key_lines");
    for (size_t i = 0; i < rows; i++) {
        int64_t no = vigil_form_number(form, "key_lines", i, "key_line_no");
        bool departed =
            vigil_form_number(form, "key_lines", i, "fate") == VIGIL_FATE_DEPARTED;
        struct vigil_item *line = rules_item_find(file, VIGIL_ITEM_KIND_KEY_LINE, no);
        if (line != NULL) {
            rules_item_set(line,
                           departed ? VIGIL_ITEM_STATE_DEPARTED
                                    : VIGIL_ITEM_STATE_FOLLOWED,
                           context);
        }
        if (departed) {
            rules_narrowing_end(file, context);
        }
    }
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    vigil_instant stated = vigil_form_number(form, "", 0, "received_at");
    file->found->lcspr_received_at =
        context->historic && stated != VIGIL_INSTANT_NONE ? stated : context->now;
    file->found->publication = VIGIL_PUBLICATION_AWAITING;
    settle(form, context, file);
    rules_review_receive(file, VIGIL_EVENT_LCSPR_REPORT);
    rules_review_assess(file, context);
}

const struct rules_process rules_process_lcspr_report = {
    .type = VIGIL_MESSAGE_LCSPR_REPORT, .event = event, .check = check, .apply = apply};
