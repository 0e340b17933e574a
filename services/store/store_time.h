/*
 * What time the database's server has, to be compared with the host's: the one place in
 * which SQL reads a clock. See store.h for how functions queue.
 */
#ifndef STORE_TIME_H
#define STORE_TIME_H

#include "store/store.h"
#include "vigil/records.h"

/* Its real time when it read the statement, whatever a sandbox says. */
void store_time_now(struct store *store, vigil_instant *ret_now);

#endif
