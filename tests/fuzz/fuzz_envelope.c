/*
 * Any bytes as an envelope and its body, as a sender could send them. Nothing may crash,
 * leak or read outside; what is refused has a fault that says why; what is accepted can
 * be written and read again, and is then written as the same bytes.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "wire/wire_calendar.h"
#include "wire/wire_chunk.h"
#include "wire/wire_envelope.h"
#include "wire/wire_feed_change.h"
#include "wire/wire_form.h"
#include "wire/wire_key.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
#include "wire/wire_order.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_query.h"
#include "wire/wire_rapid_review.h"
#include "wire/wire_time_advance.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static struct vigil_faults faults;

static void
must(bool holds)
{
    if (!holds) {
        abort();
    }
}

/* What was read as the record of `name` must survive being written. */
#define READ(name, type)                                                                 \
    static void read_##name(const uint8_t *body, size_t size)                            \
    {                                                                                    \
        static type record, again;                                                       \
        static uint8_t first[VIGIL_MESSAGE_MAX], second[VIGIL_MESSAGE_MAX];              \
        if (wire_##name##_read(body, size, &record, &faults) != BASE_OK) {               \
            must(faults.count > 0);                                                      \
            return;                                                                      \
        }                                                                                \
        must(faults.count == 0 && faults.more == 0);                                     \
        size_t written = wire_##name##_write(&record, first, sizeof(first));             \
        must(wire_##name##_read(first, written, &again, &faults) == BASE_OK);            \
        must(wire_##name##_write(&again, second, sizeof(second)) == written);            \
        must(memcmp(first, second, written) == 0);                                       \
    }

READ(notification, struct vigil_notification)
READ(rapid_review, struct vigil_rapid_review)
READ(lcspr, struct vigil_lcspr)
READ(panel_response, struct vigil_panel_response)
READ(query, struct vigil_query)
READ(key, struct vigil_key)
READ(order, struct vigil_order)
READ(calendar, struct vigil_calendar)
READ(rules, struct vigil_rules)
READ(feed_change, struct vigil_feed_change)

static void
read_time_advance(const uint8_t *body, size_t size)
{
    int64_t microseconds = -1;
    enum base_class class = wire_time_advance_read(body, size, &microseconds, &faults);
    must(class == BASE_OK ? microseconds >= 0 : faults.count > 0);
}

/* Whatever has a form is one: its texts lie in the body, and it survives as the record
 * does. */
static void
read_form(const struct wire_envelope *envelope)
{
    static struct vigil_form form, again;
    static uint8_t first[VIGIL_MESSAGE_MAX], second[VIGIL_MESSAGE_MAX];
    const uint8_t *body = envelope->body;
    size_t size = envelope->body_size;
    if (wire_form_read(envelope->type, body, size, &form, &faults) != BASE_OK) {
        must(faults.count > 0);
        return;
    }
    must(faults.count == 0 && form.count <= VIGIL_VALUES_MAX);
    for (size_t i = 0; i < form.count; i++) {
        const struct vigil_value *value = &form.at[i];
        must(i == 0 || value[-1].field < value->field ||
             (value[-1].field == value->field && value[-1].row < value->row));
        const uint8_t *text = (const uint8_t *)value->text;
        must(text == NULL || (text >= body && text + value->size <= body + size));
    }
    size_t written = wire_form_write(&form, first, sizeof(first));
    must(wire_form_read(envelope->type, first, written, &again, &faults) == BASE_OK);
    must(wire_form_write(&again, second, sizeof(second)) == written);
    must(memcmp(first, second, written) == 0);
    must(again.count == form.count);
}

static void
read_chunk(const uint8_t *body, size_t size)
{
    struct vigil_chunk chunk;
    if (wire_chunk_read(body, size, &chunk, &faults) != BASE_OK) {
        must(faults.count > 0);
        return;
    }
    must(chunk.data_size <= VIGIL_CHUNK_MAX &&
         (chunk.data_size == 0 ||
          (chunk.data >= body && chunk.data + chunk.data_size <= body + size)));
}

static void
read_body(const struct wire_envelope *envelope)
{
    const uint8_t *body = envelope->body;
    size_t size = envelope->body_size;
    switch (envelope->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        read_notification(body, size);
        break;
    case VIGIL_MESSAGE_RAPID_REVIEW:
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        read_rapid_review(body, size);
        break;
    case VIGIL_MESSAGE_LCSPR:
    case VIGIL_MESSAGE_HISTORIC_LCSPR:
        read_lcspr(body, size);
        break;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        read_panel_response(body, size);
        break;
    case VIGIL_MESSAGE_KEY_ENROL:
    case VIGIL_MESSAGE_KEY_REVOKE:
        read_key(body, size);
        break;
    case VIGIL_MESSAGE_FEED_CHANGE:
        read_feed_change(body, size);
        break;
    case VIGIL_MESSAGE_TIME_ADVANCE:
        read_time_advance(body, size);
        break;
    case VIGIL_MESSAGE_ALERT_RETRY:
    case VIGIL_MESSAGE_GO_LIVE:
    case VIGIL_MESSAGE_SNOOZE:
        read_order(body, size);
        break;
    case VIGIL_MESSAGE_CALENDAR_IMPORT:
        read_calendar(body, size);
        break;
    case VIGIL_MESSAGE_RULES_IMPORT:
        read_rules(body, size);
        break;
    case VIGIL_MESSAGE_DOCUMENT_CHUNK:
        read_chunk(body, size);
        break;
    default:
        if (vigil_form_of(envelope->type) == NULL) {
            read_query(body, size);
        }
        break;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct wire_envelope envelope;
    if (wire_envelope_read(bytes, size, &envelope, &faults) != BASE_OK) {
        must(faults.count > 0 && envelope.body == NULL);
        return 0;
    }
    must(envelope.body >= bytes && envelope.body + envelope.body_size <= bytes + size);
    read_body(&envelope);
    if (vigil_form_of(envelope.type) != NULL) {
        (void)wire_form_has_further(envelope.type, envelope.body, envelope.body_size);
        read_form(&envelope);
    }
    return 0;
}
