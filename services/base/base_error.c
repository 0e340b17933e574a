/* Errors as values: see base_error.h. */
#include "base/base_error.h"

#include <stdarg.h>
#include <stdio.h>

enum base_class
base_error_set(struct base_error *ret_error,
               enum base_class class,
               const char *code,
               const char *format,
               ...)
{
    if (ret_error != NULL) {
        ret_error->class = class;
        (void)snprintf(ret_error->code, sizeof(ret_error->code), "%s", code);
        va_list arguments;
        va_start(arguments, format);
        (void)vsnprintf(ret_error->text, sizeof(ret_error->text), format, arguments);
        va_end(arguments);
    }
    return class;
}

const char *base_class_name(enum base_class class)
{
    static const char *const names[] = {
        "ok", "refuse", "denied", "again", "done", "stop", "bug"};
    return (unsigned)class < BASE_COUNT(names) ? names[class] : "unknown";
}
