/*
 * A review is published, in whatever form, or will not be. Not before the Panel had it
 * for seven working days; what is not published, or not in full, is explained, and what
 * was learned is told instead (SI 2018/789 reg. 15).
 */
#include "rules/rules_admission.h"
#include "rules/rules_admission_lcspr.h"
#include "rules/rules_form.h"
#include "rules/rules_process.h"
#include "rules/rules_review.h"

static enum vigil_publication
publication_of(const struct vigil_form *form)
{
    return (enum vigil_publication)vigil_form_number(form, "", 0, "publication");
}

static enum rules_event
event(const struct vigil_form *form)
{
    return publication_of(form) == VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED
               ? RULES_EVENT_NOT_PUBLISH
               : RULES_EVENT_PUBLISH;
}

static void
judge_published(const struct vigil_form *form,
                const struct rules_context *context,
                const struct rules_file *file,
                struct vigil_faults *faults)
{
    rules_review_require(
        form, "", 0, "published_on", "the day on which it was published", faults);
    rules_form_not_future(form, "", 0, "published_on", context, faults);
    if (!context->historic) {
        rules_review_interlock(context,
                               file->found->lcspr_received_at,
                               (vigil_date)vigil_form_number(form, "", 0, "published_on"),
                               faults);
    }
    rules_item_room(file, 1, faults);
}

static void
judge_not_published(const struct vigil_form *form, struct vigil_faults *faults)
{
    if (rules_form_states(form, "", 0, "published_on")) {
        rules_form_fault("",
                         0,
                         "published_on",
                         "not_published",
                         "stated, though the review is not published",
                         "nothing here, or the publication that it had",
                         faults);
    }
    rules_review_require(
        form, "", 0, "reason", "why publication would be inappropriate", faults);
    rules_review_require(
        form, "", 0, "learned", "what is published instead: the improvements", faults);
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    enum vigil_publication publication = publication_of(form);
    if (publication == VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED) {
        judge_not_published(form, faults);
    } else if (rules_admission_is_published(publication)) {
        judge_published(form, context, file, faults);
    } else if (publication != VIGIL_PUBLICATION_NONE) {
        rules_admission_fault(faults,
                              "publication",
                              "not_a_publication",
                              "says neither that it is published nor that it will not be",
                              "published, published_anonymously, executive_summary or "
                              "not_to_be_published");
    }
    if (publication == VIGIL_PUBLICATION_EXECUTIVE_SUMMARY) {
        rules_review_require(
            form, "", 0, "reason", "why it is not published in full", faults);
    }
    if (!context->historic &&
        rules_item_count(file, VIGIL_ITEM_KIND_KEY_LINE, VIGIL_ITEM_STATE_OPEN) > 0) {
        rules_admission_fault(faults,
                              "case_ref",
                              "key_line_open",
                              "a key line of enquiry is open",
                              "what became of it first (vigil key-line-fate)");
    }
    rules_form_not_future(form, "", 0, "repository_sent_on", context, faults);
    rules_review_attached(form, context, file, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    file->found->publication = publication_of(form);
    file->found->published_on =
        (vigil_date)vigil_form_number(form, "", 0, "published_on");
    if (rules_admission_is_published(file->found->publication)) {
        rules_review_publish(file, context);
    }
}

const struct rules_process rules_process_lcspr_publication = {
    .type = VIGIL_MESSAGE_LCSPR_PUBLICATION,
    .event = event,
    .check = check,
    .apply = apply};
