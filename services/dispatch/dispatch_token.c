/* How GOV.UK Notify knows that a request is ours: see dispatch_token.h. */
#include "dispatch/dispatch_token.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_hmac.h"
#include "base/base_text.h"

enum { ID_LENGTH = BASE_ID_TEXT_SIZE - 1 };

/* Takes the UUID that ends at `end`, behind a "-" or at the very beginning. */
static bool
take_id(const char *text, size_t end, char ret_id[BASE_ID_TEXT_SIZE])
{
    struct vigil_id id;
    return end >= ID_LENGTH && (end == ID_LENGTH || text[end - ID_LENGTH - 1] == '-') &&
           base_text_copy_bytes(
               ret_id, BASE_ID_TEXT_SIZE, text + end - ID_LENGTH, ID_LENGTH) &&
           base_id_parse(ret_id, &id);
}

bool
dispatch_token_key_parse(const char *api_key, struct dispatch_token_key *ret_key)
{
    struct dispatch_token_key key;
    size_t length = strlen(api_key);
    if (!take_id(api_key, length, key.secret) || length < 2 * ID_LENGTH + 1 ||
        !take_id(api_key, length - ID_LENGTH - 1, key.service_id)) {
        return false;
    }
    *ret_key = key;
    return true;
}

/* A part of a token behind those that are there; none can be too long. */
static void
add(char token[DISPATCH_TOKEN_SIZE], const void *bytes, size_t size)
{
    size_t length = strlen(token);
    if (!base_base64url(bytes, size, token + length, DISPATCH_TOKEN_SIZE - length)) {
        abort(); /* UUIDs, a number, a hash: the room is theirs */
    }
}

void
dispatch_token_write(const struct dispatch_token_key *key,
                     vigil_instant now,
                     char ret_token[DISPATCH_TOKEN_SIZE])
{
    static const char head[] = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    char claims[100];
    uint8_t tag[BASE_HASH_SIZE];
    (void)base_text_print(claims,
                          sizeof(claims),
                          "{\"iss\":\"%s\",\"iat\":%lld}",
                          key->service_id,
                          (long long)(now / BASE_SECOND));
    ret_token[0] = '\0';
    add(ret_token, head, sizeof(head) - 1);
    (void)base_text_append(ret_token, DISPATCH_TOKEN_SIZE, ".");
    add(ret_token, claims, strlen(claims));
    const struct base_part part = {ret_token, strlen(ret_token)};
    base_hmac(key->secret, strlen(key->secret), &part, 1, tag);
    (void)base_text_append(ret_token, DISPATCH_TOKEN_SIZE, ".");
    add(ret_token, tag, sizeof(tag));
}
