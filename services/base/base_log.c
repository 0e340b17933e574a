/* The log: see base_log.h. */
#include "base/base_log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/base_text.h"
#include "base/base_time.h"

static const char *log_name = "vigil";

void
base_log_open(const char *name)
{
    log_name = name;
}

void
base_log(enum base_log_level level, const char *format, ...)
{
    char line[1024];
    (void)base_text_print(line,
                          sizeof(line) - 1,
                          "<%d>%s: %s",
                          (int)level,
                          log_name,
                          base_time_is_sandbox() ? "SANDBOX " : "");
    char words[800];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(words, sizeof(words), format, arguments);
    va_end(arguments);
    for (char *c = words; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7F) {
            *c = '?';
        }
    }
    (void)base_text_append(line, sizeof(line), "%s\n", words);
    /* one write, so that lines of several processes do not mix */
    size_t length = 0;
    while (line[length] != '\0') {
        length++;
    }
    ssize_t written = write(STDERR_FILENO, line, length);
    (void)written; /* a log that cannot be written cannot be complained of */
}

void
base_log_error(const char *event, const struct base_error *error)
{
    enum base_log_level level =
        error->class == BASE_AGAIN ? BASE_LOG_WARNING : BASE_LOG_ERROR;
    base_log(level,
             "event=%s class=%s code=%s text=\"%s\"",
             event,
             base_class_name(error->class),
             error->code,
             error->text);
}
