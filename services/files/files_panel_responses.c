/* panel_responses.csv: a row is the Panel's answer to a notification's rapid review. */
#include <stddef.h>

#include "files/files_rows.h"

static void
check_rapid_review(struct files_reading *reading,
                   const struct files_row *row,
                   const struct files_case *of,
                   vigil_instant at)
{
    if (of->rapid_review == NULL) {
        if (!reading->rapid_reviews_uncertain) {
            files_row_fault(reading,
                            row,
                            "notification_ref",
                            "reference_to_nothing",
                            "the notification has no rapid review to answer",
                            "a notification_ref of rapid_reviews.csv");
        }
        return;
    }
    if (at != VIGIL_INSTANT_NONE && at < of->received_at) {
        files_row_fault(reading,
                        row,
                        "decided_at",
                        "impossible_date",
                        "decided before the rapid review was received",
                        "received_at of its rapid review, or later");
    }
}

static void
take(struct files_reading *reading, const struct files_row *row)
{
    const struct vigil_panel_response *response = row->record;
    files_check_time(reading, row, "decided_at", response->decided_at);
    struct files_case *of = files_case_want(reading, row, response->of.notification_ref);
    if (of == NULL) {
        return;
    }
    if (of->panel_response != NULL) {
        files_row_fault(reading,
                        row,
                        "notification_ref",
                        "doubled_key",
                        "the notification has a response already",
                        "one response a notification");
        return;
    }
    check_rapid_review(reading, row, of, response->decided_at);
    of->panel_response = row->texts;
    of->decided_at = response->decided_at;
}

const struct files_sheet files_panel_responses = {
    .file = "panel_responses.csv",
    .record = &files_panel_response,
    .take = take,
    .count_offset = offsetof(struct files_casebook_counts, panel_responses)};
