/* What a caller is told when there is no answer: see client.h. */
#include <stdarg.h>
#include <stdio.h>

#include "base/base_text.h"
#include "client/client.h"

enum vigil_result
client_error_set(struct vigil_error *ret_error,
                 enum vigil_result result,
                 const char *code,
                 const char *format,
                 ...)
{
    if (ret_error != NULL) {
        va_list arguments;
        va_start(arguments, format);
        (void)base_text_copy(ret_error->code, sizeof(ret_error->code), code);
        (void)vsnprintf(ret_error->text, sizeof(ret_error->text), format, arguments);
        va_end(arguments);
    }
    return result;
}

enum vigil_result
client_error_from(const struct base_error *from,
                  enum vigil_result result,
                  struct vigil_error *ret_error)
{
    return client_error_set(ret_error, result, from->code, "%s", from->text);
}
