/* The receipt of an accepted submission: see run_receipt.h. */
#include "run/run_receipt.h"

#include <string.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "rules/rules_deadlines.h"
#include "rules/rules_london.h"
#include "run/run_seal.h"
#include "wire/wire_proof.h"
#include "wire/wire_receipt.h"

_Static_assert(sizeof(((struct vigil_proof *)NULL)->path) ==
                   sizeof(((struct base_proof *)NULL)->path),
               "the path travels as it is");

void
run_receipt_state(const struct vigil_receipt *receipt,
                  const char *sender,
                  const uint8_t digest[VIGIL_HASH_SIZE],
                  struct vigil_statement *ret_statement)
{
    *ret_statement = (struct vigil_statement){.message_id = receipt->message_id,
                                              .level = VIGIL_RECEIPT_LEVEL_REGISTERED,
                                              .received_at = receipt->received_at,
                                              .valid_at = receipt->valid_at,
                                              .registered_at = receipt->recorded_at,
                                              .seen_at = VIGIL_INSTANT_NONE,
                                              .position = receipt->position,
                                              .sandbox = receipt->sandbox};
    memcpy(ret_statement->digest, digest, sizeof(ret_statement->digest));
    memcpy(ret_statement->case_ref, receipt->case_ref, sizeof(ret_statement->case_ref));
    (void)base_text_copy(ret_statement->sender, sizeof(ret_statement->sender), sender);
}

size_t
run_receipt_prove(const struct base_proof *path,
                  const uint8_t *statement,
                  size_t statement_size,
                  const uint8_t *answer,
                  size_t size,
                  uint8_t *ret_bytes,
                  size_t capacity)
{
    static struct vigil_proof proof; /* no more of it is filled than is packed */
    proof.statement_size = (uint32_t)statement_size;
    proof.leaf = path->leaf;
    proof.depth = path->depth;
    memcpy(proof.signature, path->signature, sizeof(proof.signature));
    memcpy(proof.path, path->path, path->depth * sizeof(path->path[0]));
    memcpy(proof.statement, statement, statement_size);
    return wire_proof_add(answer, size, &proof, ret_bytes, capacity);
}

void
run_receipt_deadlines(const struct rules_law *law,
                      const struct vigil_case *about,
                      struct vigil_receipt *receipt)
{
    size_t count = rules_deadlines_of(law, about, receipt->deadlines);
    for (size_t i = 0; i < count; i++) {
        if (receipt->deadlines[i].status != VIGIL_CLOCK_STATUS_INTERNAL) {
            struct vigil_deadline *to = &receipt->deadlines[receipt->deadlines_count++];
            *to = receipt->deadlines[i];
            if (rules_london_date(to->due_at) != to->due_on) {
                to->due_at = VIGIL_INSTANT_NONE; /* the end of the day: that is said */
            }
        }
    }
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
        run_receipt_deadlines(&run->law, about, &receipt);
    }
    if (command->handler->warn != NULL) {
        warnings.count = warnings.more = 0;
        command->handler->warn(&command->decision, &warnings);
        receipt.warnings = &warnings;
    }
    size_t size = wire_receipt_write(&receipt, bytes, sizeof(bytes));
    run_command_set_answer(command, bytes, size);
    struct vigil_statement statement;
    run_receipt_state(&receipt, command->caller.party, command->digest, &statement);
    run_seal_add(command, &statement);
}

void
run_receipt_refuse(struct run_command *command)
{
    struct vigil_statement statement;
    if (command->refused[0] == '\0') {
        return;
    }
    statement = (struct vigil_statement){.message_id = command->envelope.message_id,
                                         .level = VIGIL_RECEIPT_LEVEL_RECEIVED,
                                         .received_at = command->context.now,
                                         .valid_at = VIGIL_INSTANT_NONE,
                                         .registered_at = VIGIL_INSTANT_NONE,
                                         .seen_at = VIGIL_INSTANT_NONE,
                                         .sandbox = base_time_is_sandbox()};
    memcpy(statement.digest, command->digest, sizeof(statement.digest));
    memcpy(statement.sender, command->caller.party, sizeof(statement.sender));
    memcpy(statement.refused, command->refused, sizeof(statement.refused));
    command->refused[0] = '\0';
    run_seal_add(command, &statement);
}
