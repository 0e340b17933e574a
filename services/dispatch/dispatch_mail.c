/* A message as a mail: see dispatch_mail.h. */
#include "dispatch/dispatch_mail.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_date_words.h"
#include "base/base_text.h"
#include "base/base_time.h"

/* RFC 5322: Mon, 30 Mar 2026 09:00:00 +0000 */
static void
print_date_header(vigil_instant now, char *ret_text, size_t size)
{
    vigil_date date = (vigil_date)(now / BASE_DAY);
    int64_t seconds = now % BASE_DAY / BASE_SECOND;
    int year, month, day;
    base_date_split(date, &year, &month, &day);
    (void)base_text_print(ret_text,
                          size,
                          "%.3s, %02d %.3s %04d %02d:%02d:%02d +0000",
                          base_date_weekday(date),
                          day,
                          base_date_month(month),
                          year,
                          (int)(seconds / 3600),
                          (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
}

bool
dispatch_mail_write(const struct dispatch_message *message,
                    const char *from,
                    char *ret_mail,
                    size_t size)
{
    char date[48];
    print_date_header(message->now, date, sizeof(date));
    if (!base_text_print(ret_mail,
                         size,
                         "From: Vigil <%s>\r\nTo: <%s>\r\nSubject: %s\r\n"
                         "Date: %s\r\nMessage-ID: <%s@vigil>\r\n"
                         "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                         "Content-Type: text/plain; charset=utf-8\r\n\r\n",
                         from,
                         message->to,
                         message->subject,
                         date,
                         message->message_id)) {
        return false;
    }
    size_t length = strlen(ret_mail);
    for (const char *c = message->text; *c != '\0'; c++) {
        if (length + 3 > size) {
            return false;
        }
        if (*c == '\n') {
            ret_mail[length++] = '\r';
        }
        ret_mail[length++] = *c;
    }
    ret_mail[length] = '\0';
    return true;
}
