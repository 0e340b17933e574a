/*
 * The keys of the store tests: whose they are, and the one for receipts.
 */
#ifndef DAEMON_KEYS_H
#define DAEMON_KEYS_H

#include "vigil/records.h"

/* Any 40 characters of Z85 will do, since no CURVE is played. */
#define STAGE_KEY(letter)                                                                \
    letter letter letter letter letter letter letter letter letter letter letter letter  \
        letter letter letter letter letter letter letter letter letter letter letter     \
            letter letter letter letter letter letter letter letter letter letter letter \
                letter letter letter letter letter letter

/* The key for receipts, and its public half: RFC 8032, 7.1, test 1. */
#define STAGE_RECEIPT_SEED                                                               \
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
#define STAGE_RECEIPT_KEY                                                                \
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

static const struct vigil_key stage_birmingham = {
    STAGE_KEY("b"), "E08000025", VIGIL_ROLE_AUTHORITY, false};
static const struct vigil_key stage_manchester = {
    STAGE_KEY("m"), "E08000003", VIGIL_ROLE_AUTHORITY, false};
static const struct vigil_key stage_panel = {
    STAGE_KEY("p"), "panel", VIGIL_ROLE_PANEL, false};
static const struct vigil_key stage_operator = {
    STAGE_KEY("o"), "operator", VIGIL_ROLE_OPERATOR, false};

#endif
