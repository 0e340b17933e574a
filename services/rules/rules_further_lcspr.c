/*
 * The further fields of the record of an LCSPR: its own key lines of enquiry, and its
 * methodology in words. And what follows from a receipt or a publication that is told by
 * the record instead of by a message of its own. Of history nothing follows, for nobody
 * has to do anything about it any more; but of a record that a Vigil had live and
 * exported, with the time at which it was told, all that followed then.
 */
#include "rules/rules_admission.h"
#include "rules/rules_admission_lcspr.h"
#include "rules/rules_further.h"
#include "rules/rules_review.h"

static bool
tells_receipt(const struct vigil_form *form)
{
    return !rules_admission_in_progress(
        (enum vigil_publication)vigil_form_number(form, "", 0, "publication"));
}

/* The fate of key lines is settled in the report: what is open then must come with one,
 * and what is published can have no new one. */
static void
judge_key_lines(const struct vigil_form *form,
                const struct rules_file *file,
                struct vigil_faults *faults)
{
    const struct vigil_case *review = file->found;
    size_t rows = vigil_form_rows(form, "key_lines");
    if (review != NULL && review->state == VIGIL_CASE_STATE_NONE) {
        review = NULL; /* yet to be opened */
    }
    bool received = review != NULL && review->lcspr_received_at != VIGIL_INSTANT_NONE;
    bool ended =
        review != NULL && (review->state == VIGIL_CASE_STATE_LCSPR_PUBLISHED ||
                           review->state == VIGIL_CASE_STATE_LCSPR_NOT_PUBLISHED);
    if (rows > 0 && ended) {
        rules_admission_fault(faults,
                              "key_lines",
                              "too_late",
                              "the review has ended",
                              "key lines before its publication is told");
    } else if (tells_receipt(form) && !received &&
               (rows > 0 ||
                rules_item_count(file, VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN) >
                    0)) {
        rules_admission_fault(faults,
                              "key_lines",
                              "key_line_open",
                              "received, while key lines of enquiry are open",
                              "the report with the fate of each (vigil lcspr-report)");
    }
}

void
rules_further_lcspr_check(const struct vigil_form *form,
                          const struct rules_context *context,
                          const struct rules_file *file,
                          struct vigil_faults *faults)
{
    if (!context->historic) {
        judge_key_lines(form, file, faults);
        if (vigil_form_number(form, "", 0, "methodology") == VIGIL_METHODOLOGY_OTHER) {
            rules_review_require(form,
                                 "",
                                 0,
                                 "methods",
                                 "the methodology in words, as it is other",
                                 faults);
        }
    }
    /* and what the receipt and the publication add */
    rules_item_room(file, vigil_form_rows(form, "key_lines") + 2, faults);
}

void
rules_further_lcspr_apply(const struct vigil_form *form,
                          const struct rules_context *context,
                          struct rules_file *file)
{
    struct vigil_case *review = file->found;
    size_t rows = vigil_form_rows(form, "key_lines");
    bool told = vigil_form_number(form, "", 0, "happened_at") != VIGIL_INSTANT_NONE;
    if (told && review->version == 1) {
        review->notified_at = context->now; /* opened when it was told of */
    }
    for (size_t i = 0; i < rows; i++) {
        (void)rules_item_add(file, VIGIL_ITEM_KIND_KEY_LINE, review->authority, context);
    }
    if ((context->historic && !told) || review->lcspr_received_at == VIGIL_INSTANT_NONE) {
        return;
    }
    rules_review_receive(file, VIGIL_EVENT_LCSPR);
    if (rules_review_latest(file, VIGIL_ITEM_KIND_ASSESSMENT) == NULL) {
        rules_review_assess(file, context);
    }
    if (rules_admission_is_published(review->publication)) {
        rules_review_publish(file, context);
    }
}
