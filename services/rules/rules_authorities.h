/*
 * The local authorities of England as the rules see them: a sorted list of GSS codes,
 * those of abolished authorities among them, since history names them. The list is
 * borrowed from whoever read config/local-authorities.csv. Pure.
 *
 * Beside them there are the reserved ones (VIGIL_RESERVED_CODES), for trials and for the
 * daily proof that alerts arrive. Their cases go the way of all cases, but are in no
 * figure, in no list but their own, and have nothing in common with those of others.
 */
#ifndef RULES_AUTHORITIES_H
#define RULES_AUTHORITIES_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/records.h"

struct rules_authorities {
    const char (*codes)[VIGIL_PARTY_SIZE]; /* ascending, each once */
    size_t count;
};

/* True if the code is in the list, or reserved. */
bool rules_authorities_has(const struct rules_authorities *authorities, const char *code);

/* True if it has a reserved code. */
bool rules_authorities_reserved(const char *authority);

#endif
