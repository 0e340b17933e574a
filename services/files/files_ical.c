/* Calendars of deadlines: see files_ical.h. The one file that knows libical. */
#include "files/files_ical.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"

enum { ALARM_HOUR = 9, FRESH_SECONDS = 3600, HOUR_SECONDS = 3600, DAY_SECONDS = 86400 };

static const char end_line[] = "END:VCALENDAR\r\n";

static struct icaltimetype
day_of(vigil_date date)
{
    struct icaltimetype time = icaltime_null_date();
    base_date_split(date, &time.year, &time.month, &time.day);
    return time;
}

static struct icaltimetype
instant_of(vigil_instant instant)
{
    return icaltime_from_timet_with_zone(
        (time_t)(instant / BASE_SECOND), 0, icaltimezone_get_utc_timezone());
}

static void
add_x(icalcomponent *component, const char *name, const char *text)
{
    icalproperty *property = icalproperty_new_x(text);
    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(component, property);
}

/* Writes a component as it is, but for its last line if that is to come later. */
static void
put(struct files_ical *ical, icalcomponent *component, bool open)
{
    char *text = icalcomponent_as_ical_string_r(component);
    size_t size = text == NULL ? 0 : strlen(text);
    if (open && base_text_ends(text == NULL ? "" : text, end_line)) {
        size -= sizeof(end_line) - 1;
    }
    if (size == 0 || fwrite(text, 1, size, ical->to) != size) {
        ical->failed = true;
    }
    free(text);
    icalcomponent_free(component);
}

void
files_ical_begin(struct files_ical *ret_ical, FILE *to, const char *party, bool sandbox)
{
    *ret_ical = (struct files_ical){.to = to, .sandbox = sandbox};
    char name[80];
    (void)base_text_print(
        name, sizeof(name), "%sVigil deadlines %s", sandbox ? "SANDBOX " : "", party);
    struct icaldurationtype fresh = icaldurationtype_from_int(FRESH_SECONDS);
    icalcomponent *calendar =
        icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT,
                            icalproperty_new_prodid("-//Vigil//Deadlines//EN"),
                            icalproperty_new_version("2.0"),
                            icalproperty_new_calscale("GREGORIAN"),
                            icalproperty_new_method(ICAL_METHOD_PUBLISH),
                            icalproperty_new_name(name),
                            icalproperty_new_refreshinterval(fresh),
                            (void *)0);
    /* what RFC 7986 put in order, and what programs knew before it */
    add_x(calendar, "X-WR-CALNAME", name);
    add_x(calendar, "X-PUBLISHED-TTL", "PT1H");
    put(ret_ical, calendar, true);
}

/* A reminder on this day, said against the beginning of the day that is due: wherever the
 * reader is, it comes in the morning. */
static icalcomponent *
alarm_of(vigil_date day, vigil_date due_on, const char *words)
{
    int seconds = (day - due_on) * DAY_SECONDS + ALARM_HOUR * HOUR_SECONDS;
    struct icaltriggertype trigger = {.time = icaltime_null_time(),
                                      .duration = icaldurationtype_from_int(seconds)};
    return icalcomponent_vanew(ICAL_VALARM_COMPONENT,
                               icalproperty_new_action(ICAL_ACTION_DISPLAY),
                               icalproperty_new_trigger(trigger),
                               icalproperty_new_description(words),
                               (void *)0);
}

static enum icalproperty_status
status_of(enum files_ical_status status)
{
    switch (status) {
    case FILES_ICAL_TENTATIVE:
        return ICAL_STATUS_TENTATIVE;
    case FILES_ICAL_CANCELLED:
        return ICAL_STATUS_CANCELLED;
    case FILES_ICAL_CONFIRMED:
        break;
    }
    return ICAL_STATUS_CONFIRMED;
}

void
files_ical_add(struct files_ical *ical, const struct files_ical_clock *clock)
{
    const struct vigil_deadline *deadline = &clock->deadline;
    struct files_ical_words words;
    files_ical_say(clock, ical->sandbox, &words);
    struct icaltimetype changed = instant_of(clock->changed_at);
    icalcomponent *event =
        icalcomponent_vanew(ICAL_VEVENT_COMPONENT,
                            icalproperty_new_uid(words.uid),
                            icalproperty_new_dtstamp(changed),
                            icalproperty_new_lastmodified(changed),
                            icalproperty_new_sequence(words.sequence),
                            icalproperty_new_status(status_of(words.status)),
                            icalproperty_new_dtstart(day_of(deadline->due_on)),
                            icalproperty_new_dtend(day_of(deadline->due_on + 1)),
                            icalproperty_new_summary(words.summary),
                            icalproperty_new_description(words.description),
                            icalproperty_new_categories("Vigil"),
                            icalproperty_new_categories(words.kind),
                            icalproperty_new_class(ICAL_CLASS_CONFIDENTIAL),
                            icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT),
                            (void *)0);
    for (size_t i = 0; i < clock->alarms_count; i++) {
        icalcomponent_add_component(
            event, alarm_of(clock->alarms[i], deadline->due_on, words.summary));
    }
    put(ical, event, false);
    ical->count++;
}

/* London's time, for a calendar without any entry: it must hold something (RFC 5545,
 * 3.4), and this is true of all that could be in it. */
static icalcomponent *
london(void)
{
    static const char text[] = "BEGIN:VTIMEZONE\r\n"
                               "TZID:Europe/London\r\n"
                               "BEGIN:STANDARD\r\n"
                               "DTSTART:19961027T020000\r\n"
                               "TZOFFSETFROM:+0100\r\n"
                               "TZOFFSETTO:+0000\r\n"
                               "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                               "TZNAME:GMT\r\n"
                               "END:STANDARD\r\n"
                               "BEGIN:DAYLIGHT\r\n"
                               "DTSTART:19970330T010000\r\n"
                               "TZOFFSETFROM:+0000\r\n"
                               "TZOFFSETTO:+0100\r\n"
                               "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                               "TZNAME:BST\r\n"
                               "END:DAYLIGHT\r\n"
                               "END:VTIMEZONE\r\n";
    return icalcomponent_new_from_string(text);
}

bool
files_ical_end(struct files_ical *ical)
{
    if (ical->count == 0) {
        put(ical, london(), false);
    }
    if (fputs(end_line, ical->to) == EOF) {
        ical->failed = true;
    }
    return !ical->failed;
}
