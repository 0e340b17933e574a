/*
 * Who may connect: the gate's copy of intake's roster, and how much each key has in
 * flight. Owns the members. Promises: a roster that cannot be read changes nothing.
 */
#ifndef GATE_ROSTER_H
#define GATE_ROSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "bus/bus_zap.h"
#include "vigil/records.h"

enum { GATE_ROSTER_MAX = 4096 };

struct gate_member {
    struct vigil_key key;
    int in_flight;
};

struct gate_roster {
    struct gate_member *members; /* sorted by public key */
    size_t count;
    struct vigil_key *incoming; /* where a new roster is read to */
    int64_t version;
    bool known; /* false until the first one has come */
};

enum base_class gate_roster_init(struct gate_roster *roster,
                                 struct base_error *ret_error) BASE_MUST_CHECK;
void gate_roster_done(struct gate_roster *roster);

/* Takes a packed roster (wire_roster.h); keeps what the keys that stay have in flight. */
enum base_class gate_roster_replace(struct gate_roster *roster,
                                    const uint8_t *bytes,
                                    size_t size,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

/* The member with this key; NULL if there is none or it is revoked. */
struct gate_member *gate_roster_find(const struct gate_roster *roster,
                                     const char *public_key);

/* LATER until there is a roster, then whether the key is in it. */
enum bus_zap_verdict gate_roster_judge(const struct gate_roster *roster,
                                       const char *public_key);

#endif
