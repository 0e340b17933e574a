/* A serious incident notification as it travels: see wire_notification.h. */
#include "wire/wire_notification.h"

#include "base/base_date.h"
#include "vigil/v1/notification.pb-c.h"
#include "wire/wire_child.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

static void
read_codes(const Vigil__V1__Notification *message,
           struct vigil_notification *ret_notification)
{
    ret_notification->incident_type = (enum vigil_incident_type)message->incident_type;
    ret_notification->death_category = (enum vigil_death_category)message->death_category;
    ret_notification->harm_category = (enum vigil_harm_category)message->harm_category;
    ret_notification->neglect = (enum vigil_yes_no)message->neglect;
    ret_notification->domestic_abuse = (enum vigil_yes_no)message->domestic_abuse;
    ret_notification->social_care = (enum vigil_social_care)message->social_care;
}

enum base_class
wire_notification_read(const uint8_t *body,
                       size_t size,
                       struct vigil_notification *ret_notification,
                       struct vigil_faults *ret_faults)
{
    const Vigil__V1__Notification *message =
        wire_message_unpack(&vigil__v1__notification__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_notification *ret = ret_notification;
    wire_field_text(&place,
                    "notification_ref",
                    message->notification_ref,
                    ret->notification_ref,
                    sizeof(ret->notification_ref));
    wire_field_text(
        &place, "authority", message->authority, ret->authority, sizeof(ret->authority));
    wire_field_date(&place, "incident_on", message->incident_on, &ret->incident_on);
    wire_field_date(
        &place, "became_aware_on", message->became_aware_on, &ret->became_aware_on);
    wire_field_instant(&place, "notified_at", message->notified_at, &ret->notified_at);
    read_codes(message, ret);
    wire_field_text(&place,
                    "timing_exclusion",
                    message->timing_exclusion,
                    ret->timing_exclusion,
                    sizeof(ret->timing_exclusion));
    ret->children_count = wire_child_read(
        ret_faults, "children", message->children, message->n_children, ret->children);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_notification_write(const struct vigil_notification *notification,
                        uint8_t *ret_bytes,
                        size_t capacity)
{
    Vigil__V1__Notification message;
    vigil__v1__notification__init(&message);
    char incident_on[BASE_DATE_SIZE], became_aware_on[BASE_DATE_SIZE];
    char notified_at[BASE_INSTANT_SIZE];
    message.notification_ref = wire_field_lend(notification->notification_ref);
    message.authority = wire_field_lend(notification->authority);
    base_date_print(notification->incident_on, incident_on);
    message.incident_on = incident_on;
    base_date_print(notification->became_aware_on, became_aware_on);
    message.became_aware_on = became_aware_on;
    base_instant_print(notification->notified_at, notified_at);
    message.notified_at = notified_at;
    message.incident_type = (Vigil__V1__IncidentType)notification->incident_type;
    message.death_category = (Vigil__V1__DeathCategory)notification->death_category;
    message.harm_category = (Vigil__V1__HarmCategory)notification->harm_category;
    message.neglect = (Vigil__V1__YesNo)notification->neglect;
    message.domestic_abuse = (Vigil__V1__YesNo)notification->domestic_abuse;
    message.social_care = (Vigil__V1__SocialCare)notification->social_care;
    message.timing_exclusion = wire_field_lend(notification->timing_exclusion);

    struct wire_child children[VIGIL_CHILDREN_MAX];
    Vigil__V1__Child *list[VIGIL_CHILDREN_MAX];
    wire_child_fill(notification->children, notification->children_count, children, list);
    message.n_children = notification->children_count;
    message.children = list;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
