/*
 * Under what circumstances a message is judged: who sent it, when, and as what.
 * Borrowed by the decisions for the time of a call.
 *
 * Every decision adds to the faults that it is given: what decoding has found already is
 * told together with what the rules find, and any fault is a refusal. The caller clears
 * the record once, before decoding.
 */
#ifndef RULES_CONTEXT_H
#define RULES_CONTEXT_H

#include "rules/rules_authorities.h"
#include "rules/rules_law.h"
#include "vigil/records.h"

struct rules_context {
    enum vigil_role role;
    char party[VIGIL_PARTY_SIZE]; /* the key's party */
    vigil_instant now; /* VIGIL_INSTANT_NONE, before sending: what depends on it is not
                        * judged */
    bool historic;     /* the message's type is one of historic_* */
    const struct rules_authorities *authorities;
    const struct rules_law *law; /* NULL: what the calendar covers is not judged */
};

#endif
