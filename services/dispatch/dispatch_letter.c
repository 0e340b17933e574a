/* What an alert says: see dispatch_letter.h. */
#include "dispatch/dispatch_letter.h"

#include <string.h>

#include "base/base_date.h"
#include "base/base_date_words.h"
#include "base/base_text.h"
#include "dispatch/dispatch_notice.h"
#include "rules/rules_authorities.h"
#include "rules/rules_clocks.h"
#include "rules/rules_ladder.h"
#include "rules/rules_london.h"

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

/* True if it is to a reserved authority. */
static bool
is_trial(const struct dispatch_letter *letter)
{
    char party[VIGIL_PARTY_SIZE];
    rules_ladder_party(letter->alerts[0]->recipient, party);
    return rules_authorities_reserved(party);
}

/* What subjects begin with where no real case is meant, and texts. */
static const char *
mark_of(const struct dispatch_letter *letter)
{
    return letter->sandbox ? "SANDBOX " : is_trial(letter) ? "TRIAL " : "";
}

static const char *
warning_of(const struct dispatch_letter *letter)
{
    return letter->sandbox ? "SANDBOX: a test, no real case is meant.\n\n"
           : is_trial(letter)
               ? "TRIAL: of a reserved authority, no real case is meant.\n\n"
               : "";
}

static bool
write_subject(const struct dispatch_letter *letter, struct dispatch_message *message)
{
    const struct vigil_alert *alert = letter->alerts[0];
    char due[BASE_DATE_SIZE];
    base_date_print(alert->due_on, due);
    bool late = rules_london_date(letter->now) > alert->due_on;
    return base_text_print(message->subject,
                           sizeof(message->subject),
                           "%s%s: %s %s %s",
                           mark_of(letter),
                           alert->case_ref,
                           rules_clocks_words(alert->clock),
                           late ? "overdue since" : "due",
                           due);
}

/* The same for channels that put it into words of their own. */
static bool
write_about(const struct dispatch_letter *letter, struct dispatch_about *ret)
{
    const struct vigil_alert *alert = letter->alerts[0];
    vigil_date today = rules_london_date(letter->now);
    const char *state = today > alert->due_on    ? "overdue"
                        : today == alert->due_on ? "due_today"
                                                 : "due";
    base_date_print(alert->due_on, ret->due_on);
    return base_text_copy(ret->case_ref, sizeof(ret->case_ref), alert->case_ref) &&
           base_text_copy(
               ret->clock, sizeof(ret->clock), rules_clocks_words(alert->clock)) &&
           base_text_copy(ret->rung, sizeof(ret->rung), alert->rung) &&
           base_text_copy(ret->state, sizeof(ret->state), state);
}

static void
write_id(const struct vigil_alert *alert, char ret_id[BASE_ID_TEXT_SIZE])
{
    char key[160];
    (void)base_text_print(key,
                          sizeof(key),
                          "%s/%d/%d/%s/%s",
                          alert->case_ref,
                          (int)alert->clock,
                          alert->revision,
                          alert->rung,
                          alert->recipient);
    struct vigil_id derived = base_id_derive(key, strlen(key));
    base_id_print(&derived, ret_id);
}

static bool
write_one(const struct dispatch_letter *letter, struct dispatch_message *ret_message)
{
    const struct vigil_alert *alert = letter->alerts[0];
    char day[BASE_DATE_WORDS_SIZE];
    if (dispatch_notice_is(alert)) {
        write_id(alert, ret_message->message_id);
        return dispatch_notice_write(alert, letter->sandbox, ret_message);
    }
    if (!write_subject(letter, ret_message) ||
        !write_about(letter, &ret_message->about)) {
        return false;
    }
    write_id(alert, ret_message->message_id);
    base_date_say(alert->due_on, day);
    return base_text_print(
        ret_message->text,
        sizeof(ret_message->text),
        "%sThe %s of case %s %s %s (end of the day, London time).\n\n"
        "To see how the date came about, and what is recorded:\n\n"
        "    vigil deadlines %s --explain\n"
        "    vigil case %s\n\n"
        "Reminder: %s, to %s. It is sent once. It ends when the %s is recorded.\n",
        warning_of(letter),
        rules_clocks_words(alert->clock),
        alert->case_ref,
        how_due(alert, letter->now),
        day,
        alert->case_ref,
        alert->case_ref,
        alert->rung,
        alert->recipient,
        rules_clocks_words(alert->clock));
}

/* A line an alert. */
static bool
write_several(const struct dispatch_letter *letter, struct dispatch_message *ret_message)
{
    char *text = ret_message->text;
    size_t size = sizeof(ret_message->text);
    (void)base_text_copy(
        ret_message->message_id, sizeof(ret_message->message_id), ret_message->reference);
    bool fits = base_text_print(ret_message->subject,
                                sizeof(ret_message->subject),
                                "%s%zu reminders of Vigil",
                                mark_of(letter),
                                letter->count) &&
                base_text_print(text,
                                size,
                                "%sThe reminders of today, to %s (each day ends at "
                                "midnight, London time):\n\n",
                                warning_of(letter),
                                letter->alerts[0]->recipient);
    for (size_t i = 0; i < letter->count && fits; i++) {
        const struct vigil_alert *alert = letter->alerts[i];
        char day[BASE_DATE_WORDS_SIZE];
        if (dispatch_notice_is(alert)) {
            fits = base_text_append(
                text, size, "- %s (%s)\n", dispatch_notice_line(alert), alert->rung);
            continue;
        }
        base_date_say(alert->due_on, day);
        fits = base_text_append(text,
                                size,
                                "- The %s of case %s %s %s. (%s)\n",
                                rules_clocks_words(alert->clock),
                                alert->case_ref,
                                how_due(alert, letter->now),
                                day,
                                alert->rung);
    }
    return fits && base_text_append(text,
                                    size,
                                    "\nTo see how a date came about, and what is "
                                    "recorded:\n\n"
                                    "    vigil deadlines CASE --explain\n"
                                    "    vigil case CASE\n\n"
                                    "Each is sent once, and ends when what is due is "
                                    "recorded.\n");
}

bool
dispatch_letter_write(const struct dispatch_letter *letter,
                      struct dispatch_message *ret_message)
{
    ret_message->now = letter->now;
    ret_message->sandbox = letter->sandbox;
    if (!base_text_copy(ret_message->to, sizeof(ret_message->to), letter->to)) {
        return false;
    }
    return letter->count == 1 ? write_one(letter, ret_message)
                              : write_several(letter, ret_message);
}
