/*
 * Any bytes as a mail that comes back. Nothing may crash, leak or read outside; what is
 * taken for a notification names an envelope, has a fate, and says it by a code.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "dispatch/dispatch_dsn.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
must(int holds)
{
    if (!holds) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct dispatch_confirmation found;
    struct vigil_id id;
    if (!dispatch_dsn_read((const char *)bytes, size, &found)) {
        return 0;
    }
    must(base_id_parse(found.reference, &id));
    must(found.fate != DISPATCH_UNKNOWN && found.outcome[0] != '\0');
    must(strspn(found.outcome, "abcdefghijklmnopqrstuvwxyz_0123456789") ==
         strlen(found.outcome));
    return 0;
}
