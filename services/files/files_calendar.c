/* Reading the bank holidays: see files_calendar.h. */
#include "files/files_calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "files/files_json_load.h"

struct reading {
    const char *file; /* its name, without folders */
    const char *division;
    struct files_faults *faults;
    struct vigil_calendar *calendar;
    long *lines;                      /* of the calendar's holidays */
    long at_line[VIGIL_HOLIDAYS_MAX]; /* of the events, in the order of the file */
};

static void
fault(const struct reading *reading,
      long line,
      const char *name,
      const char *code,
      const char *wrong,
      const char *right)
{
    struct files_place place = {.file = reading->file, .line = line, .name = name};
    files_faults_add(reading->faults, &place, code, wrong, right);
}

static bool
has_control(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < ' ' || *text == 0x7f) {
            return true;
        }
    }
    return false;
}

static void
take_event(struct reading *reading, size_t index, json_t *event)
{
    long line = reading->at_line[index];
    const char *title = json_string_value(json_object_get(event, "title"));
    const char *date = json_string_value(json_object_get(event, "date"));
    vigil_date on = VIGIL_DATE_NONE;
    if (date == NULL || !base_date_parse(date, &on)) {
        fault(reading,
              line,
              "date",
              "no_date",
              "no date, or no such day",
              "YYYY-MM-DD, a day of the calendar");
    }
    if (title == NULL || title[0] == '\0' || has_control(title)) {
        fault(reading,
              line,
              "title",
              "missing",
              "has no title",
              "the holiday's name, in one line");
        title = "";
    }
    if (on == VIGIL_DATE_NONE) {
        return;
    }
    struct vigil_calendar *calendar = reading->calendar;
    struct vigil_holiday *holiday = &calendar->at[calendar->count];
    reading->lines[calendar->count++] = line;
    holiday->on = on;
    (void)base_text_copy(holiday->title, sizeof(holiday->title), title);
}

/* The division's events; NULL and a fault if the file has none. */
static json_t *
events_of(const struct reading *reading, json_t *root)
{
    json_t *of = json_object_get(root, reading->division);
    json_t *events = json_object_get(of, "events");
    const char *said = json_string_value(json_object_get(of, "division"));
    char wrong[120];
    if (json_array_size(events) == 0) {
        (void)base_text_print(
            wrong, sizeof(wrong), "has no events of the division %s", reading->division);
        fault(reading, 0, "", "wrong_division", wrong, "GOV.UK's file of that division");
        return NULL;
    }
    if (said != NULL && strcmp(said, reading->division) != 0) {
        fault(reading,
              0,
              "division",
              "wrong_division",
              "another division's events stand under this name",
              "GOV.UK's file as it is");
        return NULL;
    }
    if (json_array_size(events) > VIGIL_HOLIDAYS_MAX) {
        fault(reading,
              0,
              "",
              "out_of_range",
              "has more than 320 holidays",
              "at most 31 years");
        return NULL;
    }
    return events;
}

static enum base_class
take_text(struct reading *reading, const char *text, size_t size)
{
    struct vigil_faults found = {.count = 0};
    json_t *root = files_json_load(text, size, &found);
    if (root == NULL) {
        struct files_place place = {.file = reading->file, .name = ""};
        files_faults_add_found(reading->faults, &place, &found.at[0]);
        return BASE_REFUSE;
    }
    json_t *events = events_of(reading, root), *event;
    if (events != NULL) {
        size_t index;
        (void)files_calendar_lines(
            text, size, reading->division, VIGIL_HOLIDAYS_MAX, reading->at_line);
        json_array_foreach(events, index, event)
        {
            take_event(reading, index, event);
        }
    }
    json_decref(root);
    return events == NULL ? BASE_REFUSE : BASE_OK;
}

enum base_class
files_calendar_read(const char *path,
                    const char *division,
                    struct files_faults *faults,
                    struct vigil_calendar *ret_calendar,
                    long ret_lines[VIGIL_HOLIDAYS_MAX],
                    struct base_error *ret_error)
{
    const char *slash = strrchr(path, '/');
    struct reading reading = {.file = slash == NULL ? path : slash + 1,
                              .division = division,
                              .faults = faults,
                              .calendar = ret_calendar,
                              .lines = ret_lines};
    char *text = NULL;
    size_t size = 0;
    memset(ret_calendar, 0, sizeof(*ret_calendar));
    (void)base_text_copy(
        ret_calendar->division, sizeof(ret_calendar->division), division);
    enum base_class class = files_json_read(path, &text, &size, ret_error);
    if (class == BASE_OK && size > FILES_JSON_MAX) {
        fault(
            &reading, 0, "", "too_long", "the file is too long", "at most 262144 bytes");
        class = BASE_REFUSE;
    }
    if (class == BASE_OK) {
        class = take_text(&reading, text, size);
    }
    free(text);
    return class;
}
