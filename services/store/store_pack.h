/*
 * The lists of a case that lie in one column each, as bytes: the dated facts, nine bytes
 * each (its number, the instant), and the pauses, ten (the clock, from, until, whether an
 * extension moves); numbers in the order of the network. This room's own.
 */
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"

enum {
    STORE_PACK_FACTS_MAX = 9 * VIGIL_FACT_COUNT,
    STORE_PACK_PAUSES_MAX = 10 * VIGIL_PAUSES_MAX
};

/* Give how many bytes were written. */
size_t store_pack_facts(const struct vigil_case *c,
                        uint8_t ret_bytes[STORE_PACK_FACTS_MAX]);
size_t store_pack_pauses(const struct vigil_case *c,
                         uint8_t ret_bytes[STORE_PACK_PAUSES_MAX]);

/* What is cut short, or of a number that this version does not know, is left out. */
void
store_pack_read_facts(const uint8_t *bytes, size_t size, struct vigil_case *ret_case);
void
store_pack_read_pauses(const uint8_t *bytes, size_t size, struct vigil_case *ret_case);

#endif
