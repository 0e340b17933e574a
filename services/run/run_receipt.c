/* The receipt of an accepted submission: see run_receipt.h. */
#include "run/run_receipt.h"

#include <string.h>

#include "base/base_time.h"
#include "rules/rules_deadlines.h"
#include "wire/wire_receipt.h"

void
run_receipt_write(struct run *run,
                  struct run_command *command,
                  const struct vigil_case *about,
                  vigil_instant now)
{
    static struct vigil_faults warnings; /* large; one is written at a time */
    static uint8_t bytes[WIRE_RECEIPT_SIZE];
    struct vigil_receipt receipt = {.message_id = command->envelope.message_id,
                                    .recorded_at = now,
                                    .position =
                                        run->append.events[command->event_at].position,
                                    .sandbox = base_time_is_sandbox(),
                                    .received_at = command->context.now,
                                    .valid_at = now};
    if (about != NULL) {
        memcpy(receipt.case_ref, about->case_ref, sizeof(receipt.case_ref));
        receipt.deadlines_count = rules_deadlines_of(&run->law, about, receipt.deadlines);
    }
    if (command->handler->warn != NULL) {
        warnings.count = warnings.more = 0;
        command->handler->warn(&command->decision, &warnings);
        receipt.warnings = &warnings;
    }
    size_t size = wire_receipt_write(&receipt, bytes, sizeof(bytes));
    run_command_set_answer(command, bytes, size);
}
