/*
 * Queries: one at a time, each in a snapshot of its own, answered by a page of a table.
 */
#ifndef RUN_QUERY_H
#define RUN_QUERY_H

#include "run/run_command.h"

void run_query_answer(struct run *run, struct run_command *command);

#endif
