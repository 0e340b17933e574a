/*
 * The roster of keys: whom each speaks for, and whether it is revoked. See store.h for
 * how functions queue.
 */
#ifndef STORE_ROSTER_H
#define STORE_ROSTER_H

#include "store/store.h"
#include "vigil/records.h"

/* Looks up count keys by public_key; fills party, role and revoked of those found, and
 * leaves the role of an unknown key at VIGIL_ROLE_NONE. */
void store_roster_find(struct store *store, struct vigil_key *keys, size_t count);

/* Enrols a key; one that is there already (revoked or not) is left as it is and
 * *ret_added is false: a revoked key is never enrolled again. */
void store_roster_add(struct store *store, const struct vigil_key *key, bool *ret_added);

/* Revokes; *ret_revoked is false if there is no such key. */
void store_roster_revoke(struct store *store, const char *public_key, bool *ret_revoked);

/* All keys that are not revoked, at most capacity. */
struct store_roster_list {
    struct vigil_key *at; /* the caller's */
    size_t capacity;
    size_t count;
};
void store_roster_all(struct store *store, struct store_roster_list *ret_list);

#endif
