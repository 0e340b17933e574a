/*
 * A notification as the tests send it (invented), and its envelope. Included after
 * cmocka.h.
 */
#ifndef NOTIFICATION_SAMPLE_H
#define NOTIFICATION_SAMPLE_H

#include "base/base_date.h"
#include "base/base_text.h"
#include "wire/wire_envelope.h"
#include "wire/wire_notification.h"

/* became aware on Tue 2026-03-24, so that it is in time until 31 March */
static inline struct vigil_notification
notification_sample(const char *own_ref)
{
    struct vigil_notification notification = {
        .incident_on = base_date_of(2026, 3, 23),
        .became_aware_on = base_date_of(2026, 3, 24),
        .notified_at = VIGIL_INSTANT_NONE,
        .incident_type = VIGIL_INCIDENT_TYPE_SERIOUS_HARM,
        .harm_category = VIGIL_HARM_CATEGORY_NEGLECT,
        .neglect = VIGIL_YES_NO_YES,
        .domestic_abuse = VIGIL_YES_NO_NO,
        .social_care = VIGIL_SOCIAL_CARE_OPEN,
        .children_count = 1,
        .children[0] = {.child_no = 1,
                        .index_child = VIGIL_YES_NO_YES,
                        .date_of_birth = base_date_of(2022, 5, 1),
                        .sex = VIGIL_SEX_FEMALE,
                        .ethnicity = VIGIL_ETHNICITY_WBRI,
                        .disability = VIGIL_YES_NO_NO,
                        .cp_plan = VIGIL_HISTORY_NEVER,
                        .looked_after = VIGIL_HISTORY_NEVER}};
    (void)base_text_copy(
        notification.notification_ref, sizeof(notification.notification_ref), own_ref);
    return notification;
}

static inline size_t
notification_pack(const struct vigil_id *id,
                  const struct vigil_notification *notification,
                  uint8_t *ret_bytes,
                  size_t capacity)
{
    uint8_t body[8192];
    size_t size = wire_notification_write(notification, body, sizeof(body));
    assert_true(size > 0);
    size = wire_envelope_write(
        id, VIGIL_MESSAGE_NOTIFICATION, body, size, ret_bytes, capacity);
    assert_true(size > 0);
    return size;
}

#endif
