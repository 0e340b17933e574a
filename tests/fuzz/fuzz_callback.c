/*
 * Any bytes as what GOV.UK Notify says became of a message: it is one of its words about
 * a reference that we could have made, or refused. Nothing may crash, leak or read
 * outside.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "dispatch/dispatch_callback.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const in[] = {"", "notifications."};
    for (size_t i = 0; i < 2; i++) {
        struct dispatch_confirmation said = {.fate = DISPATCH_UNKNOWN};
        struct base_error error = {.code = ""};
        struct vigil_id id;
        enum base_class class =
            dispatch_callback_read(in[i], (const char *)bytes, size, &said, &error);
        if (class == BASE_OK
                ? !base_id_parse(said.reference, &id) || said.fate == DISPATCH_UNKNOWN ||
                      said.outcome[0] == '\0'
                : error.code[0] == '\0' || said.fate != DISPATCH_UNKNOWN) {
            abort();
        }
    }
    return 0;
}
