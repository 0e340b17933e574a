/*
 * The history of a case as its journal entries tell it, in codes and dates: no free text,
 * no birth date.
 */
#ifndef INTAKE_INTAKE_HISTORY_H
#define INTAKE_INTAKE_HISTORY_H

#include "store/store_journal.h"
#include "wire/wire_result.h"

/* Adds the listing "history". */
void intake_history_list(struct wire_result *result, const struct store_entries *entries);

#endif
