/* The text of an alert's mail: see dispatch_mail.h. */
#include "dispatch/dispatch_mail.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_id.h"
#include "base/base_text.h"
#include "rules/rules_london.h"

static const char *const weekdays[] = {
    "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"};
static const char *const months[] = {"January",
                                     "February",
                                     "March",
                                     "April",
                                     "May",
                                     "June",
                                     "July",
                                     "August",
                                     "September",
                                     "October",
                                     "November",
                                     "December"};

/* 1970-01-01, day 0, was a Thursday. */
static const char *
weekday(vigil_date date)
{
    return weekdays[((date % 7) + 7) % 7];
}

static void
print_day(vigil_date date, char *ret_text, size_t size)
{
    int year, month, day;
    base_date_split(date, &year, &month, &day);
    (void)base_text_print(
        ret_text, size, "%s %d %s %d", weekday(date), day, months[month - 1], year);
}

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
                          weekday(date),
                          day,
                          months[month - 1],
                          year,
                          (int)(seconds / 3600),
                          (int)(seconds / 60 % 60),
                          (int)(seconds % 60));
}

static const char *
what_is_due(enum vigil_clock clock)
{
    switch (clock) {
    case VIGIL_CLOCK_RAPID_REVIEW:
        return "rapid review";
    case VIGIL_CLOCK_LCSPR:
        return "local child safeguarding practice review";
    case VIGIL_CLOCK_NOTIFICATION:
        return "notification";
    case VIGIL_CLOCK_NONE:
        break;
    }
    return "step";
}

/* "is due on", "is due today", "was due on": as of the day in London. */
static const char *
how_due(const struct vigil_alert *alert, vigil_instant now)
{
    vigil_date today = rules_london_date(now);
    if (today == alert->due_on) {
        return "is due today,";
    }
    return today > alert->due_on ? "is OVERDUE: it was due on" : "is due on";
}

static bool
write_headers(const struct dispatch_letter *letter, struct dispatch_mail *mail)
{
    const struct vigil_alert *alert = letter->alert;
    char key[160], id[BASE_ID_TEXT_SIZE], date[48], due[BASE_DATE_SIZE];
    (void)base_text_print(key,
                          sizeof(key),
                          "%s/%d/%d/%s/%s",
                          alert->case_ref,
                          (int)alert->clock,
                          alert->revision,
                          alert->rung,
                          alert->recipient);
    struct vigil_id derived = base_id_derive(key, strlen(key));
    base_id_print(&derived, id);
    print_date_header(letter->now, date, sizeof(date));
    base_date_print(alert->due_on, due);
    bool late = rules_london_date(letter->now) > alert->due_on;
    return base_text_print(mail->text,
                           sizeof(mail->text),
                           "From: Vigil <%s>\r\nTo: <%s>\r\n"
                           "Subject: %s%s: %s %s %s\r\n"
                           "Date: %s\r\nMessage-ID: <%s@vigil>\r\n"
                           "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                           "Content-Type: text/plain; charset=utf-8\r\n\r\n",
                           letter->from,
                           mail->to,
                           letter->sandbox ? "SANDBOX " : "",
                           alert->case_ref,
                           what_is_due(alert->clock),
                           late ? "overdue since" : "due",
                           due,
                           date,
                           id);
}

bool
dispatch_mail_write(const struct dispatch_letter *letter, struct dispatch_mail *ret_mail)
{
    const struct vigil_alert *alert = letter->alert;
    char day[40];
    if (!base_text_copy(ret_mail->to, sizeof(ret_mail->to), letter->to) ||
        !write_headers(letter, ret_mail)) {
        return false;
    }
    print_day(alert->due_on, day, sizeof(day));
    return base_text_append(
        ret_mail->text,
        sizeof(ret_mail->text),
        "%sThe %s of case %s %s %s (end of the day, London time)."
        "\r\n\r\nTo see how the date came about and what is "
        "recorded:\r\n\r\n    vigil case %s\r\n\r\n"
        "Reminder: %s, to %s. It is sent once. It ends when the %s "
        "is recorded.\r\n",
        letter->sandbox ? "SANDBOX: a test, no real case is meant.\r\n\r\n" : "",
        what_is_due(alert->clock),
        alert->case_ref,
        how_due(alert, letter->now),
        day,
        alert->case_ref,
        alert->rung,
        alert->recipient,
        what_is_due(alert->clock));
}
