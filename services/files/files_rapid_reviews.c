/* rapid_reviews.csv: a row is the rapid review of a notification. */
#include <stddef.h>

#include "files/files_rows.h"

static void
take(struct files_reading *reading, const struct files_row *row)
{
    const struct vigil_rapid_review *review = row->record;
    vigil_instant at = review->received_at;
    files_check_time(reading, row, "received_at", at);
    struct files_case *of = files_case_want(reading, row, review->of.notification_ref);
    if (of == NULL) {
        return;
    }
    if (of->rapid_review != NULL) {
        files_row_fault(reading,
                        row,
                        "notification_ref",
                        "doubled_key",
                        "the notification has a rapid review already",
                        "one rapid review a notification");
        return;
    }
    if (at != VIGIL_INSTANT_NONE && at < of->notified_at) {
        files_row_fault(reading,
                        row,
                        "received_at",
                        "impossible_date",
                        "received before the notification",
                        "notified_at of its notification, or later");
    }
    of->rapid_review = row->texts;
    of->received_at = at;
}

const struct files_sheet files_rapid_reviews = {
    .file = "rapid_reviews.csv",
    .record = &files_rapid_review,
    .take = take,
    .count_offset = offsetof(struct files_casebook_counts, rapid_reviews),
    .uncertain_offset = offsetof(struct files_reading, rapid_reviews_uncertain)};
