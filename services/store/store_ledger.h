/*
 * The ledger of alerts: every rung that was reached, once. See store.h for how functions
 * queue.
 */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include "store/store.h"
#include "vigil/records.h"

struct store_ledger_line {
    struct vigil_alert alert; /* its key: case, clock, revision, rung, recipient */
    vigil_instant reached_at; /* when the rung was reached */
    vigil_instant raised_at;  /* when it was seen to be */
    bool sent;                /* false: passed over for a higher one */
    bool is_new;              /* out: it was not in the ledger */
};

struct store_ledger_lines {
    struct store_ledger_line *at; /* the caller's */
    size_t count;
};

/* Adds lines; is_new says of each whether it was added. The lines must live until
 * store_run has returned. */
void store_ledger_add(struct store *store, struct store_ledger_lines *lines);

#endif
