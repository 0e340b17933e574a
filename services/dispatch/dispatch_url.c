/* Which addresses are spoken to by HTTP: see dispatch_url.h. */
#include "dispatch/dispatch_url.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/base_attr.h"

/* Behind `start` if the text starts so, else NULL. */
static const char *
behind(const char *text, const char *start)
{
    size_t length = strlen(start);
    return strncmp(text, start, length) == 0 ? text + length : NULL;
}

/* True if a host's name ends here: with a port or not. */
static bool
ends_host(const char *rest)
{
    if (*rest == ':') {
        size_t digits = strspn(rest + 1, "0123456789");
        rest += 1 + digits;
        if (digits == 0 || digits > 5) {
            return false;
        }
    }
    return *rest == '\0' || *rest == '/';
}

static bool
is_plain(const char *url)
{
    for (const char *c = url; *c != '\0'; c++) {
        if (*c <= ' ' || *c >= 0x7F || strchr("\"<>\\^`{|}#", *c) != NULL) {
            return false;
        }
    }
    return true;
}

/* A name or an IPv6 address in brackets. */
static bool
is_host(const char *rest)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    size_t length = strspn(rest, letters);
    if (*rest == '[') {
        length = 1 + strspn(rest + 1, "0123456789abcdefABCDEF:.");
        if (rest[length] != ']') {
            return false;
        }
        length++;
    }
    return length > 0 && ends_host(rest + length);
}

const char *
dispatch_url_scheme(const char *url)
{
    static const char *const here[] = {
        "http://127.0.0.1", "http://[::1]", "http://localhost"};
    if (!is_plain(url)) {
        return NULL;
    }
    const char *rest = behind(url, "https://");
    if (rest != NULL) {
        return is_host(rest) ? "https" : NULL;
    }
    for (size_t i = 0; i < BASE_COUNT(here); i++) {
        rest = behind(url, here[i]);
        if (rest != NULL && ends_host(rest)) {
            return "http";
        }
    }
    return NULL;
}
