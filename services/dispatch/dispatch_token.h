/*
 * How GOV.UK Notify knows that a request is ours: its API key, and the JSON Web Token
 * (RFC 7519, HS256) that is made with it for each request. Pure.
 */
#ifndef DISPATCH_DISPATCH_TOKEN_H
#define DISPATCH_DISPATCH_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base_attr.h"
#include "base/base_id.h"

enum { DISPATCH_TOKEN_SIZE = 256 };

/* The two UUIDs at the end of an API key. */
struct dispatch_token_key {
    char service_id[BASE_ID_TEXT_SIZE];
    char secret[BASE_ID_TEXT_SIZE];
};

/* Reads "name-SERVICE_ID-SECRET"; false if it is not that. */
bool dispatch_token_key_parse(const char *api_key,
                              struct dispatch_token_key *ret_key) BASE_MUST_CHECK;

/* `now` must be the real time: Notify takes a token for 30 seconds. */
void dispatch_token_write(const struct dispatch_token_key *key,
                          vigil_instant now,
                          char ret_token[DISPATCH_TOKEN_SIZE]);

#endif
