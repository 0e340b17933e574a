/* The receipt of an accepted submission: see run_receipt.h. */
#include "run/run_receipt.h"

#include <string.h>

#include "base/base_time.h"
#include "rules/rules_deadlines.h"
#include "run/run_seal.h"
#include "wire/wire_receipt.h"

/* What is said of a receipt and of a rejection alike. */
static void
state(const struct run_command *command, struct vigil_statement *ret_statement)
{
    *ret_statement = (struct vigil_statement){.message_id = command->envelope.message_id,
                                              .received_at = command->context.now,
                                              .valid_at = VIGIL_INSTANT_NONE,
                                              .registered_at = VIGIL_INSTANT_NONE,
                                              .seen_at = VIGIL_INSTANT_NONE};
    memcpy(ret_statement->digest, command->digest, sizeof(ret_statement->digest));
    memcpy(ret_statement->sender, command->caller.party, sizeof(ret_statement->sender));
}

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
    struct vigil_statement statement;
    state(command, &statement);
    statement.level = VIGIL_RECEIPT_LEVEL_REGISTERED;
    statement.valid_at = statement.registered_at = now;
    statement.position = receipt.position;
    memcpy(statement.case_ref, receipt.case_ref, sizeof(statement.case_ref));
    run_seal_add(command, &statement);
}

void
run_receipt_refuse(struct run_command *command)
{
    struct vigil_statement statement;
    if (command->refused[0] == '\0') {
        return;
    }
    state(command, &statement);
    statement.level = VIGIL_RECEIPT_LEVEL_RECEIVED;
    memcpy(statement.refused, command->refused, sizeof(statement.refused));
    command->refused[0] = '\0';
    run_seal_add(command, &statement);
}
