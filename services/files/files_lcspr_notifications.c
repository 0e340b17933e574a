/* lcspr_notifications.csv: a row is a review and a notification that it covers. */
#include <stddef.h>

#include "files/files_rows.h"

static struct files_review *
want_review(struct files_reading *reading, const struct files_row *row, const char *ref)
{
    if (ref[0] == '\0') {
        return NULL; /* reported as missing */
    }
    struct files_review *found = files_review_find(reading->book, ref);
    if (found == NULL && !reading->reviews_uncertain) {
        files_row_fault(reading,
                        row,
                        "lcspr_ref",
                        "reference_to_nothing",
                        "no review has this reference",
                        "an lcspr_ref of lcsprs.csv");
    }
    return found;
}

static bool
is_linked(const struct files_review *review, const struct files_case *to)
{
    for (const struct files_reviewed *link = review->links; link; link = link->next) {
        if (link->of == to) {
            return true;
        }
    }
    return false;
}

/* True if the link may be made. */
static bool
check(struct files_reading *reading,
      const struct files_row *row,
      const struct files_review *review,
      const struct files_case *to)
{
    if (is_linked(review, to)) {
        files_row_fault(reading,
                        row,
                        "notification_ref",
                        "doubled_key",
                        "the review covers this notification already",
                        "each pair once");
        return false;
    }
    if (review->links_count == VIGIL_LINKS_MAX) {
        files_row_fault(reading,
                        row,
                        "lcspr_ref",
                        "too_many",
                        "the review covers too many notifications",
                        "at most 32 notifications a review");
        return false;
    }
    if (review->received_at != VIGIL_INSTANT_NONE &&
        review->received_at < to->notified_at) {
        files_row_fault(reading,
                        row,
                        "notification_ref",
                        "impossible_date",
                        "the review was received before the notification",
                        "a notification that was there when the review was received");
    }
    if (to->reviewed) {
        files_row_warn(reading,
                       row,
                       "notification_ref",
                       "covered_twice",
                       "another review covers this notification too",
                       "possible; look whether the reference is right");
    }
    return true;
}

static void
take(struct files_reading *reading, const struct files_row *row)
{
    const struct files_lcspr_link_row *link = row->record;
    struct files_review *review = want_review(reading, row, link->lcspr_ref);
    struct files_case *to = files_case_want(reading, row, link->notification_ref);
    if (review == NULL || to == NULL || !check(reading, row, review, to)) {
        return;
    }
    struct files_reviewed *added =
        files_arena_take(&reading->book->arena, sizeof(*added));
    if (added == NULL) {
        return; /* memory: told when all was read */
    }
    added->of = to;
    to->reviewed = true;
    *(review->links == NULL ? &review->links : &review->last_link->next) = added;
    review->last_link = added;
    review->links_count++;
}

const struct files_sheet files_lcspr_notifications = {
    .file = "lcspr_notifications.csv",
    .record = &files_lcspr_link,
    .take = take,
    .count_offset = offsetof(struct files_casebook_counts, lcspr_notifications)};
