/* Messages on standard error: see cli.h. */
#include <stdarg.h>
#include <stdio.h>

#include "cli/cli.h"

static void BASE_PRINTF(1, 0) say(const char *format, va_list arguments)
{
    (void)fputs("vigil: ", stderr);
    (void)vfprintf(stderr, format, arguments);
    (void)fputc('\n', stderr);
}

void
cli_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
}

enum cli_exit
cli_usage(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
    return CLI_USAGE;
}
