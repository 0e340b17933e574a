/* Who may send callbacks: see dispatch_bearer.h. */
#include "dispatch/dispatch_bearer.h"

#include <string.h>
#include <strings.h>

#include "base/base_id.h"
#include "base/base_log.h"

static struct {
    uint8_t hash[BASE_HASH_SIZE]; /* all are as long */
    uint64_t refused;
} bearer;

void
dispatch_bearer_set(const char *token)
{
    base_hash(token, strlen(token), bearer.hash);
}

static bool
is_right(const char *header)
{
    uint8_t hash[BASE_HASH_SIZE];
    if (header == NULL || strncasecmp(header, "Bearer ", 7) != 0) {
        return false;
    }
    base_hash(header + 7, strlen(header + 7), hash);
    return base_secret_equal(hash, bearer.hash, sizeof(hash));
}

bool
dispatch_bearer_is(const char *header)
{
    if (is_right(header)) {
        return true;
    }
    uint64_t n = ++bearer.refused;
    if ((n & (n - 1)) == 0) {
        base_log(BASE_LOG_WARNING,
                 "event=callback_refused code=401 count=%llu",
                 (unsigned long long)n);
    }
    return false;
}
