/*
 * Keys of the roster: who may be enrolled, for whom. The operator's business. Pure.
 */
#ifndef RULES_DECIDE_KEY_H
#define RULES_DECIDE_KEY_H

#include "base/base_error.h"
#include "rules/rules_context.h"

/* A key is 40 characters of Z85; its party is an authority, "panel", "operator", "dfe"
 * or "ofsted", and its role is that party's. BASE_DENIED unless the operator sends it. */
enum base_class rules_decide_key_enrol(const struct vigil_key *key,
                                       const struct rules_context *context,
                                       struct vigil_faults *faults) BASE_MUST_CHECK;

/* Only the public key counts. Whether it is in the roster, the roster says. */
enum base_class rules_decide_key_revoke(const struct vigil_key *key,
                                        const struct rules_context *context,
                                        struct vigil_faults *faults) BASE_MUST_CHECK;

#endif
