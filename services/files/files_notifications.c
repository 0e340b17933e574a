/* notifications.csv: a row is one notified incident. */
#include <stddef.h>

#include "files/files_rows.h"

/* A notification this long after its incident is unusual. */
enum { LATE_AFTER_DAYS = 730 };

static void
check_dates(struct files_reading *reading,
            const struct files_row *row,
            const struct vigil_notification *notification)
{
    vigil_date incident_on = notification->incident_on;
    vigil_date aware_on = notification->became_aware_on;
    vigil_date notified_on = VIGIL_DATE_NONE;
    files_check_day(reading, row, "incident_on", incident_on);
    files_check_day(reading, row, "became_aware_on", aware_on);
    if (notification->notified_at != VIGIL_INSTANT_NONE) {
        files_check_time(reading, row, "notified_at", notification->notified_at);
        notified_on = files_latest_day(notification->notified_at);
    }
    if (aware_on != VIGIL_DATE_NONE && aware_on < incident_on) {
        files_row_fault(reading,
                        row,
                        "became_aware_on",
                        "impossible_date",
                        "aware before the incident",
                        "incident_on or a later day");
    }
    if (notified_on == VIGIL_DATE_NONE) {
        return;
    }
    if (notified_on < incident_on || notified_on < aware_on) {
        files_row_fault(reading,
                        row,
                        "notified_at",
                        "impossible_date",
                        "notified before the incident, or before the authority was aware",
                        "on became_aware_on or later");
    } else if (incident_on != VIGIL_DATE_NONE &&
               notified_on - incident_on > LATE_AFTER_DAYS) {
        files_row_warn(reading,
                       row,
                       "notified_at",
                       "long_after",
                       "notified more than two years after the incident",
                       "possible; look whether the year is right");
    }
}

static void
take(struct files_reading *reading, const struct files_row *row)
{
    const struct vigil_notification *notification = row->record;
    check_dates(reading, row, notification);
    if (notification->notification_ref[0] == '\0') {
        return; /* reported */
    }
    struct files_case *found =
        files_case_find(reading->book, notification->notification_ref);
    if (found != NULL) {
        files_row_doubled(reading, row, "notification_ref", found->line);
        return;
    }
    struct files_case *added =
        files_case_add(reading->book, notification->notification_ref);
    if (added == NULL) {
        return; /* memory: told when all was read */
    }
    added->line = row->csv->line;
    added->texts = row->texts;
    added->incident_on = notification->incident_on;
    added->notified_at = notification->notified_at;
    added->authority = files_arena_copy(
        &reading->book->arena, notification->authority, sizeof(notification->authority));
}

const struct files_sheet files_notifications = {
    .file = "notifications.csv",
    .record = &files_notification,
    .take = take,
    .count_offset = offsetof(struct files_casebook_counts, notifications),
    .uncertain_offset = offsetof(struct files_reading, cases_uncertain)};
