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

#include "wire/wire_envelope.h"
#include "wire/wire_key.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_notification.h"
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

static void
read_time_advance(const uint8_t *body, size_t size)
{
    int64_t microseconds = -1;
    enum base_class class = wire_time_advance_read(body, size, &microseconds, &faults);
    must(class == BASE_OK ? microseconds >= 0 : faults.count > 0);
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
    case VIGIL_MESSAGE_TIME_ADVANCE:
        read_time_advance(body, size);
        break;
    default:
        read_query(body, size);
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
    return 0;
}
