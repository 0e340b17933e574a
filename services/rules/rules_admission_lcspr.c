/* What a review says of itself: see rules_admission_lcspr.h. */
#include "rules/rules_admission_lcspr.h"

#include "base/base_faults.h"
#include "rules/rules_admission.h"
#include "rules/rules_london.h"

bool
rules_admission_is_published(enum vigil_publication publication)
{
    return publication == VIGIL_PUBLICATION_PUBLISHED ||
           publication == VIGIL_PUBLICATION_PUBLISHED_ANONYMOUSLY ||
           publication == VIGIL_PUBLICATION_EXECUTIVE_SUMMARY;
}

bool
rules_admission_in_progress(enum vigil_publication publication)
{
    return publication == VIGIL_PUBLICATION_NONE ||
           publication == VIGIL_PUBLICATION_IN_PROGRESS;
}

/* Commissioned, then received. */
static void
judge_dates(const struct vigil_lcspr *lcspr,
            const struct rules_context *context,
            vigil_instant received,
            struct vigil_faults *faults)
{
    if (lcspr->commissioned_on == VIGIL_DATE_NONE && !context->historic) {
        rules_admission_fault(
            faults,
            "commissioned_on",
            "required",
            "not stated",
            "the day on which the partnership decided to commission it");
    }
    rules_admission_not_future(
        "commissioned_on", lcspr->commissioned_on, context, faults);
    vigil_date received_on = rules_london_date(received);
    if (received_on != VIGIL_DATE_NONE && lcspr->commissioned_on != VIGIL_DATE_NONE &&
        received_on < lcspr->commissioned_on) {
        rules_admission_fault(faults,
                              context->historic ? "received_at" : "commissioned_on",
                              "received_before_commissioned",
                              "received before it was commissioned",
                              "the commission first, then the review");
    }
}

/* Received, then published; a review that is not to be published needs its reason
 * (Children Act 2004 s.16F and the 2018 Regulations: publish unless inappropriate). */
static void
judge_publication(const struct vigil_lcspr *lcspr,
                  const struct rules_context *context,
                  vigil_instant received,
                  struct vigil_faults *faults)
{
    vigil_date received_on = rules_london_date(received);
    rules_admission_not_future("published_on", lcspr->published_on, context, faults);
    if (base_faults_has(faults, "publication")) {
        return; /* what it was meant to be is not known */
    }
    if (lcspr->published_on == VIGIL_DATE_NONE) {
        if (rules_admission_is_published(lcspr->publication) && !context->historic) {
            rules_admission_fault(faults,
                                  "published_on",
                                  "required",
                                  "not stated, though published",
                                  "the day on which it was published");
        }
    } else if (!rules_admission_is_published(lcspr->publication)) {
        rules_admission_fault(faults,
                              "published_on",
                              "not_published",
                              "stated, though the review is not published",
                              "nothing here, or the publication that it had");
    } else if (context->historic && received_on != VIGIL_DATE_NONE &&
               lcspr->published_on < received_on) {
        rules_admission_fault(faults,
                              "published_on",
                              "published_before_received",
                              "before the review was received",
                              "the day on which it was received, or later");
    }
    if (lcspr->publication == VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED &&
        lcspr->publication_reason[0] == '\0' && !context->historic) {
        rules_admission_fault(faults,
                              "publication_reason",
                              "required",
                              "not stated, though not to be published",
                              "why publication would be inappropriate");
    }
}

static void
judge_codes(const struct vigil_lcspr *lcspr, struct vigil_faults *faults)
{
    rules_admission_code("shape", VIGIL_LIST_SHAPE, (int)lcspr->shape, false, faults);
    rules_admission_code(
        "methodology", VIGIL_LIST_METHODOLOGY, (int)lcspr->methodology, false, faults);
    rules_admission_code(
        "publication", VIGIL_LIST_PUBLICATION, (int)lcspr->publication, false, faults);
}

/* What a review states itself only where no one notification says it. */
static void
judge_own_facts(const struct vigil_lcspr *lcspr,
                const struct rules_context *context,
                struct vigil_faults *faults)
{
    rules_admission_code("incident_type",
                         VIGIL_LIST_INCIDENT_TYPE,
                         (int)lcspr->incident_type,
                         false,
                         faults);
    rules_admission_categories(
        lcspr->incident_type, lcspr->death_category, lcspr->harm_category, faults);
    if (lcspr->links_count == 1 && lcspr->incident_type != VIGIL_INCIDENT_TYPE_NONE) {
        rules_admission_fault(faults,
                              "incident_type",
                              "said_by_notification",
                              "stated, though the one notification says it",
                              "nothing: only where no one notification says it");
    }
    if (lcspr->links_count > 0 && lcspr->index_children_count > 0) {
        rules_admission_fault(faults,
                              "index_children",
                              "said_by_notification",
                              "stated, though notifications have the children",
                              "nothing: only for a review without a notification");
    }
    rules_admission_children("index_children",
                             lcspr->index_children,
                             lcspr->index_children_count,
                             lcspr->commissioned_on,
                             lcspr->incident_type,
                             context,
                             faults);
    if (lcspr->children < 0) {
        rules_admission_fault(
            faults, "children", "negative", "below 0", "how many children it covers");
    }
}

void
rules_admission_lcspr(const struct vigil_lcspr *lcspr,
                      const struct rules_context *context,
                      vigil_instant received,
                      struct vigil_faults *faults)
{
    rules_admission_own_ref("lcspr_ref", lcspr->lcspr_ref, faults);
    judge_codes(lcspr, faults);
    judge_dates(lcspr, context, received, faults);
    judge_publication(lcspr, context, received, faults);
    judge_own_facts(lcspr, context, faults);
}
