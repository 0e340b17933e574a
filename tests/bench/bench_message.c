/* The messages of the benchmark: see bench_message.h. */
#include "bench_message.h"

#include <string.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "bench_run.h"
#include "files/files_form.h"
#include "wire/wire_envelope.h"
#include "wire/wire_form.h"
#include "wire/wire_notification.h"

/* In the id, behind the bytes that say that it is a UUIDv7. */
enum { TAG_AT = 9, TAG_SIZE = 3, NUMBER_AT = 12, NUMBER_SIZE = 4 };

static struct vigil_notification notification;

void
bench_message_open(void)
{
    static struct vigil_faults faults;
    static const char path[] = VIGIL_SOURCE_DIR "/tests/data/examples/notification.json";
    static struct files_form read;
    static uint8_t body[WIRE_NOTIFICATION_SIZE];
    struct base_error error;
    files_form_init(vigil_form_of(VIGIL_MESSAGE_NOTIFICATION), &read);
    if (files_form_read(path, NULL, 0, &read, &faults, &error) != BASE_OK) {
        bench_stop("cannot read", path);
    }
    size_t size = wire_form_write(&read.form, body, sizeof(body));
    if (wire_notification_read(body, size, &notification, &faults) != BASE_OK) {
        bench_stop("cannot take in", path);
    }
    files_form_done(&read);
    /* what the example does not know yet is known here: asking for it would be work of
     * another kind */
    for (size_t i = 0; i < notification.children_count; i++) {
        notification.children[i].disability = VIGIL_YES_NO_NO;
    }
}

const struct vigil_notification *
bench_message_make(uint32_t tag, size_t n, struct vigil_id *ret_id)
{
    *ret_id = base_id_new();
    for (size_t i = 0; i < TAG_SIZE; i++) {
        ret_id->bytes[TAG_AT + i] = (uint8_t)(tag >> (8 * i));
    }
    for (size_t i = 0; i < NUMBER_SIZE; i++) {
        ret_id->bytes[NUMBER_AT + i] = (uint8_t)(n >> (8 * (NUMBER_SIZE - 1 - i)));
    }
    (void)base_text_print(notification.notification_ref,
                          sizeof(notification.notification_ref),
                          "E08000025/2026/%06x/%07zu",
                          (unsigned)(tag & 0xffffffU),
                          n);
    return &notification;
}

size_t
bench_message_pack(uint32_t tag, size_t n, uint8_t *ret_bytes, size_t capacity)
{
    uint8_t body[WIRE_NOTIFICATION_SIZE];
    struct vigil_id id;
    const struct vigil_notification *made = bench_message_make(tag, n, &id);
    size_t size = wire_notification_write(made, body, sizeof(body));
    return wire_envelope_write(
        &id, VIGIL_MESSAGE_NOTIFICATION, body, size, ret_bytes, capacity);
}

bool
bench_message_number(const struct vigil_id *id, uint32_t tag, size_t *ret_n)
{
    *ret_n = 0;
    for (size_t i = 0; i < TAG_SIZE; i++) {
        if (id->bytes[TAG_AT + i] != (uint8_t)(tag >> (8 * i))) {
            return false;
        }
    }
    for (size_t i = 0; i < NUMBER_SIZE; i++) {
        *ret_n = *ret_n << 8 | id->bytes[NUMBER_AT + i];
    }
    return *ret_n < BENCH_MESSAGES_MAX;
}
