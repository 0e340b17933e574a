/*
 * A request on its way through the daemon: who asked, what, and what is answered. Owns
 * the bus's request and the answer's bytes until both are given up.
 */
#ifndef RUN_COMMAND_H
#define RUN_COMMAND_H

#include "base/base_id.h"
#include "run/run_service.h"
#include "wire/wire_kept.h"

struct run_command {
    struct bus_request request;
    struct vigil_key caller;   /* as the gate says; the roster's word counts */
    vigil_instant received_at; /* likewise: when it had the bytes */
    struct wire_envelope envelope;
    const struct run_handler *handler;
    uint8_t digest[BASE_HASH_SIZE]; /* of the envelope's bytes */
    struct rules_context context;
    struct run_decision decision;
    size_t case_at[RUN_NAMES_MAX];     /* where its cases lie in the group's table */
    bool accepted;                     /* decided and to be written */
    const struct run_command *same_as; /* an earlier one of the group with its id */
    size_t event_at;                   /* in run->append */
    uint8_t *answer;                   /* malloc'ed */
    size_t answer_size;
    uint8_t *kept; /* malloc'ed: what is kept of a receipt; NULL: all of it */
    size_t kept_size;
    char refused[40]; /* the code of a rejection that is not signed yet */
    _Alignas(16) uint8_t record[RUN_RECORD_SIZE];
};

/* Takes one waiting request and reads caller and envelope. True: *ret_command is a
 * submission or query with a handler. False with *ret_waiting: it was answered or dropped
 * here; without: nothing waits. */
bool
run_command_receive(struct run *run, struct run_command *ret_command, bool *ret_waiting);

/* Sets the answer (bytes are copied), unless there is one already. */
void
run_command_set_answer(struct run_command *command, const uint8_t *bytes, size_t size);

/* Puts the same answer with its proof in its place. If the answer is kept, the command
 * gets what is to be kept of it: with the seal, or without (NULL) if its proof is kept
 * elsewhere. */
void run_command_prove_answer(struct run_command *command,
                              const uint8_t *bytes,
                              size_t size,
                              bool is_kept,
                              const struct wire_kept_seal *seal);

/* Takes the answer back: nothing has left yet. */
void run_command_drop_answer(struct run_command *command);

/* Answers that are not receipts. A rejection writes the refusals' line into the log. */
void run_command_reject(struct run_command *command,
                        const char *code,
                        const struct vigil_faults *faults);
void run_command_reject_key(struct run_command *command); /* not in the roster */
void run_command_busy(struct run_command *command);

/* Sends the answer, if there is one, and ends the request. */
void run_command_answer(struct run *run, struct run_command *command);

#endif
