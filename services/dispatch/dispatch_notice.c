/* What an alert says that is about no clock: see dispatch_notice.h. */
#include "dispatch/dispatch_notice.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"

static const struct words {
    const char *rung, *subject, *line, *more, *command;
} notices[] = {
    {"calendar",
     "bank holidays have changed",
     "The bank holidays have changed: some of your deadlines fall on another day.",
     "Each has a new revision; the one before is kept. None of them had been missed.",
     "vigil deadlines"},
    {"calendar_missed",
     "bank holidays have changed",
     "The bank holidays have changed: some of your deadlines fall on another day.",
     "Each has a new revision; the one before is kept. Of those that had been missed by "
     "the day\nbefore, the missed day stays marked (missed_on).",
     "vigil deadlines"},
    {"rules",
     "the rules of deadlines have changed",
     "The rules of deadlines have changed: some of yours are worked out by another line.",
     "Each has a new revision; the one before is kept. None of them had been missed.",
     "vigil deadlines"},
    {"rules_missed",
     "the rules of deadlines have changed",
     "The rules of deadlines have changed: some of yours are worked out by another line.",
     "Each has a new revision; the one before is kept. Of those that had been missed by "
     "the day\nbefore, the missed day stays marked (missed_on).",
     "vigil deadlines"},
    {"calendar_ends",
     "the calendar of bank holidays ends soon",
     "The calendar of bank holidays covers less than 12 months from now.",
     "Deadlines behind its end are worked out with weekends alone and are provisional.",
     "vigil calendar import FILE"},
    {"provisional",
     "a deadline lies behind the calendar's end",
     "A deadline lies behind the end of the calendar of bank holidays.",
     "It is worked out with weekends alone, and exact when a newer calendar is approved.",
     "vigil calendar import FILE"},
};

static const struct words *
words_of(const struct vigil_alert *alert)
{
    static const struct words others = {
        "", "a notice of Vigil", "There is something to look at.", "", "vigil inbox"};
    for (size_t i = 0; i < BASE_COUNT(notices); i++) {
        if (strcmp(notices[i].rung, alert->rung) == 0) {
            return &notices[i];
        }
    }
    return &others;
}

bool
dispatch_notice_is(const struct vigil_alert *alert)
{
    return alert->clock == VIGIL_CLOCK_NONE;
}

const char *
dispatch_notice_line(const struct vigil_alert *alert)
{
    return words_of(alert)->line;
}

bool
dispatch_notice_write(const struct vigil_alert *alert,
                      bool sandbox,
                      struct dispatch_message *ret_message)
{
    const struct words *words = words_of(alert);
    base_date_print(alert->due_on, ret_message->about.due_on);
    return base_text_copy(
               ret_message->about.rung, sizeof(ret_message->about.rung), alert->rung) &&
           base_text_print(ret_message->subject,
                           sizeof(ret_message->subject),
                           "%s%s",
                           sandbox ? "SANDBOX " : "",
                           words->subject) &&
           base_text_print(
               ret_message->text,
               sizeof(ret_message->text),
               "%s%s\n%s\n\nTo see more:\n\n    %s\n\nTo %s. It is sent once.\n",
               sandbox ? "SANDBOX: a test, no real case is meant.\n\n" : "",
               words->line,
               words->more,
               words->command,
               alert->recipient);
}
