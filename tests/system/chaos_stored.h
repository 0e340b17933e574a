/*
 * What lies in PostgreSQL when all is quiet, read once in one snapshot, as the superuser
 * and with libpq alone: the checker does not trust the rooms that wrote it.
 */
#ifndef CHAOS_STORED_H
#define CHAOS_STORED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

/* Bytes that belong to the snapshot. */
struct chaos_bytes {
    const uint8_t *at;
    size_t size;
};

struct chaos_entry {
    int64_t position;
    struct chaos_bytes event, hash;
};

struct chaos_message {
    char sender[VIGIL_PARTY_SIZE];
    struct vigil_id id;
    struct chaos_bytes digest;
    struct chaos_bytes
        answer;    /* as it is sent: chaos_answers.c makes it of what is kept */
    uint8_t *made; /* its bytes */
};

/* What proves the receipts that were signed together. */
struct chaos_proof {
    int64_t position;
    struct chaos_bytes signature, leaves;
};

struct chaos_case {
    char case_ref[VIGIL_REF_SIZE];
    char authority[VIGIL_PARTY_SIZE];
};

struct chaos_clock {
    char case_ref[VIGIL_REF_SIZE];
    int64_t clock, due_on;
};

struct chaos_ledger_line {
    char case_ref[VIGIL_REF_SIZE];
    int64_t clock;
    char rung[24], recipient[48];
    int64_t due_on, reached_at, raised_at; /* as vigil_date and vigil_instant */
    bool sent;
    int64_t alerts; /* rows of dispatch.alert with its key */
};

struct chaos_stored {
    struct chaos_entry *entries;
    struct chaos_message *messages;   /* by sender and id */
    struct chaos_proof *proofs;       /* by position */
    struct chaos_case *cases;         /* by reference */
    struct chaos_clock *clocks;       /* by case and clock */
    struct chaos_ledger_line *ledger; /* by case, rung and recipient */
    size_t entries_count, messages_count, proofs_count, cases_count, clocks_count,
        ledger_count;
    int64_t head;
    void *results[8]; /* libpq's, which own the bytes */
    size_t results_count;
};

/* Dispatch's part is looked at only if it runs. False if it cannot be read. */
bool chaos_stored_read(bool with_dispatch, struct chaos_stored *ret_stored);
void chaos_stored_done(struct chaos_stored *stored);

/* Makes each answer of what is kept of it; false if one cannot be made. */
bool chaos_answers_make(struct chaos_stored *stored);

/* A statement that gives one number; INT64_MIN if it cannot be asked just now. */
int64_t chaos_stored_ask(const char *statement);

/* Holds the journal's head, so that nobody can commit, until it is given back. */
void *chaos_stored_lock_head(void);
void chaos_stored_unlock_head(void *lock);

/* A statement without an answer. */
bool chaos_stored_do(const char *statement);

#endif
