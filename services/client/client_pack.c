/* A submission's body, by its type: see client.h. */
#include "client/client.h"
#include "wire/wire_key.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"
#include "wire/wire_time_advance.h"

size_t
client_pack(const struct vigil_submission *submission, uint8_t *ret_body, size_t capacity)
{
    switch (submission->type) {
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
    case VIGIL_MESSAGE_CASE_QUERY:
    case VIGIL_MESSAGE_CASES_QUERY:
    case VIGIL_MESSAGE_DEADLINES_QUERY:
    case VIGIL_MESSAGE_ALERTS_QUERY:
    case VIGIL_MESSAGE_REPORT_QUERY:
    case VIGIL_MESSAGE_STATUS_QUERY:
    case VIGIL_MESSAGE_JOURNAL_QUERY:
    case VIGIL_MESSAGE_KEY_ROSTER_QUERY:
    case VIGIL_MESSAGE_NONE:
        break;
    }
    return 0;
}
