/* A submission's body, by its type: see client.h. */
#include "client/client.h"
#include "wire/wire_calendar.h"
#include "wire/wire_envelope.h"
#include "wire/wire_feed_change.h"
#include "wire/wire_form.h"
#include "wire/wire_key.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_order.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"
#include "wire/wire_time_advance.h"

/* From number 51 on there are forms only. */
static bool
is_of_its_type(const struct vigil_submission *submission)
{
    const struct vigil_form_type *form = vigil_form_of(submission->type);
    return submission->form == NULL ? form == NULL || form->type < VIGIL_MESSAGE_AMENDMENT
                                    : submission->form->type == form;
}

size_t
client_pack(const struct vigil_submission *submission, uint8_t *ret_body, size_t capacity)
{
    if (submission->form != NULL) {
        return is_of_its_type(submission)
                   ? wire_form_write(submission->form, ret_body, capacity)
                   : 0;
    }
    switch ((int)submission->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        return wire_notification_write(submission->notification, ret_body, capacity);
    case VIGIL_MESSAGE_RAPID_REVIEW:
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        return wire_rapid_review_write(submission->rapid_review, ret_body, capacity);
    case VIGIL_MESSAGE_LCSPR:
    case VIGIL_MESSAGE_HISTORIC_LCSPR:
        return wire_lcspr_write(submission->lcspr, ret_body, capacity);
    case VIGIL_MESSAGE_PANEL_RESPONSE:
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        return wire_panel_response_write(submission->panel_response, ret_body, capacity);
    case VIGIL_MESSAGE_KEY_ENROL:
    case VIGIL_MESSAGE_KEY_REVOKE:
        return wire_key_write(submission->key, ret_body, capacity);
    case VIGIL_MESSAGE_TIME_ADVANCE:
        return wire_time_advance_write(submission->advance_us, ret_body, capacity);
    case VIGIL_MESSAGE_CALENDAR_IMPORT:
        return wire_calendar_write(submission->calendar, ret_body, capacity);
    case VIGIL_MESSAGE_RULES_IMPORT:
        return wire_rules_write(submission->rules, ret_body, capacity);
    case VIGIL_MESSAGE_CALENDAR_APPROVAL:
        return wire_calendar_approval_write(submission->version, ret_body, capacity);
    case VIGIL_MESSAGE_ALERT_RETRY:
    case VIGIL_MESSAGE_GO_LIVE:
    case VIGIL_MESSAGE_SNOOZE:
        return wire_order_write(submission->order, ret_body, capacity);
    case VIGIL_MESSAGE_FEED_CHANGE:
        return wire_feed_change_write(submission->feed_change, ret_body, capacity);
    default: /* questions; and what is only ever a form */
        return 0;
    }
}

enum vigil_result
client_pack_refuse(const struct vigil_submission *submission,
                   struct vigil_error *ret_error)
{
    if (submission != NULL && !is_of_its_type(submission)) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "wrong_form",
                                "the submission's form is not that of its type; nothing "
                                "was sent");
    }
    return client_error_set(ret_error,
                            VIGIL_TOO_LARGE,
                            "too_large",
                            "a message has at most %d bytes; nothing was sent",
                            VIGIL_MESSAGE_MAX);
}

size_t
client_pack_envelope(const struct vigil_submission *submission,
                     const struct vigil_id *id,
                     const uint8_t *body,
                     size_t body_size,
                     uint8_t *ret_bytes,
                     size_t capacity)
{
    const struct wire_envelope envelope = {.message_id = *id,
                                           .type = submission->type,
                                           .body = body,
                                           .body_size = body_size,
                                           .historic = submission->historic};
    return wire_envelope_pack(&envelope, ret_bytes, capacity);
}
