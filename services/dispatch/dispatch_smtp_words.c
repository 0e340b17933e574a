/* The words of SMTP: see dispatch_smtp.h. */
#include "dispatch/dispatch_smtp.h"

#include <string.h>

#include "base/base_text.h"

size_t
dispatch_reply_take(struct dispatch_reply *reply, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        reply->broken = reply->broken || ++reply->bytes > DISPATCH_SMTP_REPLY_MAX;
        if (bytes[i] != '\n') {
            if (reply->at < sizeof(reply->line)) {
                reply->line[reply->at] = bytes[i];
            }
            reply->at++;
            continue;
        }
        const char *line = reply->line;
        bool digits = reply->at >= 3 && line[0] >= '2' && line[0] <= '5' &&
                      line[1] >= '0' && line[1] <= '9' && line[2] >= '0' &&
                      line[2] <= '9';
        bool goes_on = reply->at > 3 && line[3] == '-';
        reply->broken = reply->broken || !digits;
        reply->at = 0;
        if (reply->broken || !goes_on) {
            reply->code = reply->broken ? 0
                                        : (line[0] - '0') * 100 + (line[1] - '0') * 10 +
                                              line[2] - '0';
            return i + 1;
        }
    }
    return size;
}

bool
dispatch_smtp_announces(const char *line, size_t size)
{
    static const char word[] = "DSN";
    if (size < 7 || strncmp(line, "250", 3) != 0 || (line[3] != '-' && line[3] != ' ')) {
        return false;
    }
    for (size_t i = 0; i < 3; i++) {
        if ((line[4 + i] & ~0x20) != word[i]) {
            return false;
        }
    }
    return size == 7 || line[7] == '\r' || line[7] == '\n' || line[7] == ' ';
}

/* RFC 3461, 4: all that is not printable, and + and =, as +XX. */
static bool
append_xtext(char line[DISPATCH_SMTP_COMMAND_MAX], const char *text)
{
    bool fits = true;
    for (const char *c = text; *c != '\0' && fits; c++) {
        bool plain = *c > ' ' && *c < 0x7F && *c != '+' && *c != '=';
        fits = plain ? base_text_append(line, DISPATCH_SMTP_COMMAND_MAX, "%c", *c)
                     : base_text_append(line,
                                        DISPATCH_SMTP_COMMAND_MAX,
                                        "+%02X",
                                        (unsigned)(unsigned char)*c);
    }
    return fits;
}

/* Nothing that ends the line or the address. */
static bool
is_clean(const char *address)
{
    for (const char *c = address; *c != '\0'; c++) {
        if (*c <= ' ' || *c >= 0x7F || *c == '<' || *c == '>') {
            return false;
        }
    }
    return true;
}

bool
dispatch_smtp_mail_from(const char *from,
                        const char *reference,
                        bool notifies,
                        char ret_line[DISPATCH_SMTP_COMMAND_MAX])
{
    size_t size = DISPATCH_SMTP_COMMAND_MAX;
    return is_clean(from) && base_text_print(ret_line, size, "MAIL FROM:<%s>", from) &&
           (!notifies || (base_text_append(ret_line, size, " RET=HDRS ENVID=") &&
                          append_xtext(ret_line, reference))) &&
           base_text_append(ret_line, size, "\r\n");
}

bool
dispatch_smtp_rcpt_to(const char *to,
                      bool notifies,
                      char ret_line[DISPATCH_SMTP_COMMAND_MAX])
{
    size_t size = DISPATCH_SMTP_COMMAND_MAX;
    return is_clean(to) && base_text_print(ret_line, size, "RCPT TO:<%s>", to) &&
           (!notifies ||
            (base_text_append(
                 ret_line, size, " NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;") &&
             append_xtext(ret_line, to))) &&
           base_text_append(ret_line, size, "\r\n");
}

bool
dispatch_smtp_data(const char *mail, char *ret_data, size_t size)
{
    size_t length = 0;
    bool line_starts = true;
    for (const char *c = mail; *c != '\0'; c++) {
        if (length + 6 > size) {
            return false;
        }
        if (line_starts && *c == '.') {
            ret_data[length++] = '.';
        }
        ret_data[length++] = *c;
        line_starts = *c == '\n';
    }
    ret_data[length] = '\0';
    return base_text_append(ret_data, size, "%s.\r\n", line_starts ? "" : "\r\n");
}
