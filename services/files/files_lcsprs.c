/* lcsprs.csv: a row is one local child safeguarding practice review. */
#include <stddef.h>

#include "files/files_rows.h"

static void
check_dates(struct files_reading *reading,
            const struct files_row *row,
            const struct vigil_lcspr *review)
{
    files_check_day(reading, row, "commissioned_on", review->commissioned_on);
    files_check_day(reading, row, "published_on", review->published_on);
    if (review->received_at != VIGIL_INSTANT_NONE) {
        files_check_time(reading, row, "received_at", review->received_at);
        if (files_latest_day(review->received_at) < review->commissioned_on) {
            files_row_fault(reading,
                            row,
                            "received_at",
                            "impossible_date",
                            "received before it was commissioned",
                            "on commissioned_on or later");
        }
    }
    if (review->published_on != VIGIL_DATE_NONE &&
        review->published_on < review->commissioned_on) {
        files_row_fault(reading,
                        row,
                        "published_on",
                        "impossible_date",
                        "published before it was commissioned",
                        "on commissioned_on or later");
    }
}

static void
take(struct files_reading *reading, const struct files_row *row)
{
    const struct vigil_lcspr *review = row->record;
    check_dates(reading, row, review);
    if (review->lcspr_ref[0] == '\0') {
        return; /* reported */
    }
    struct files_review *found = files_review_find(reading->book, review->lcspr_ref);
    if (found != NULL) {
        files_row_doubled(reading, row, "lcspr_ref", found->line);
        return;
    }
    struct files_review *added = files_review_add(reading->book, review->lcspr_ref);
    if (added == NULL) {
        return; /* memory: told when all was read */
    }
    added->line = row->csv->line;
    added->texts = row->texts;
    added->commissioned_on = review->commissioned_on;
    added->received_at = review->received_at;
}

const struct files_sheet files_lcsprs = {
    .file = "lcsprs.csv",
    .record = &files_lcspr,
    .take = take,
    .count_offset = offsetof(struct files_casebook_counts, lcsprs),
    .uncertain_offset = offsetof(struct files_reading, reviews_uncertain)};
