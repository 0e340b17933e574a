/* The gate's own answers: a rejection for what can never pass, Busy for what may later.
 */
#include "base/base_log.h"
#include "base/base_text.h"
#include "gate/gate.h"
#include "gate/gate_config.h"
#include "wire/wire_busy.h"
#include "wire/wire_rejection.h"

void
gate_refuse(struct gate *gate,
            const struct bus_message *message,
            const struct vigil_id *message_id,
            const char *code,
            const struct vigil_faults *faults)
{
    static uint8_t bytes[WIRE_REJECTION_SIZE]; /* one thread, one answer at a time */
    struct vigil_rejection rejection = {.message_id = *message_id, .faults = *faults};
    (void)base_text_copy(rejection.code, sizeof(rejection.code), code);
    size_t size = wire_rejection_write(&rejection, bytes, sizeof(bytes));
    bus_front_send(gate->front, message->route, bytes, size);
    gate->counts.refused++;
    const struct gate_member *member =
        gate_roster_find(&gate->roster, message->public_key);
    base_log(BASE_LOG_INFO,
             "event=refused party=%s code=%s faults=%zu",
             member == NULL ? "none" : member->key.party,
             code,
             faults->count + faults->more);
}

void
gate_busy(struct gate *gate,
          const uint8_t route[BUS_FRONT_ROUTE],
          const struct vigil_id *message_id)
{
    uint8_t bytes[WIRE_BUSY_SIZE];
    const struct vigil_busy busy = {*message_id, gate_config.busy_retry_ms};
    size_t size = wire_busy_write(&busy, bytes, sizeof(bytes));
    bus_front_send(gate->front, route, bytes, size);
    gate->counts.busy++;
}
