/* Reading the bank holidays: see files_calendar.h. */
#include "files/files_calendar.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2199 }; /* what base_date_parse takes */

static enum base_class
refuse(const char *path, const char *reason, struct base_error *ret_error)
{
    return base_error_set(ret_error, BASE_STOP, "calendar_file", "%s: %s", path, reason);
}

static enum base_class
add_event(const char *path,
          size_t index,
          json_t *event,
          struct files_calendar *calendar,
          struct base_error *ret_error)
{
    const char *title = json_string_value(json_object_get(event, "title"));
    const char *date = json_string_value(json_object_get(event, "date"));
    vigil_date day;
    if (title == NULL || date == NULL || !base_date_parse(date, &day)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "calendar_event",
                              "%s: event %zu must have a title and a date as 2021-12-27",
                              path,
                              index + 1);
    }
    if (calendar->count == FILES_CALENDAR_MAX) {
        return refuse(path, "more holidays than 512", ret_error);
    }
    calendar->holidays[calendar->count] = day;
    (void)base_text_copy(
        calendar->titles[calendar->count], FILES_CALENDAR_TITLE_SIZE, title);
    calendar->count++;
    return BASE_OK;
}

/* Sets the coverage to whole years, none of which may lack holidays. */
static enum base_class
cover(const char *path, struct files_calendar *calendar, struct base_error *ret_error)
{
    int per_year[YEAR_LAST - YEAR_FIRST + 1] = {0};
    int first = YEAR_LAST, last = YEAR_FIRST;
    for (size_t i = 0; i < calendar->count; i++) {
        int year, month, day;
        base_date_split(calendar->holidays[i], &year, &month, &day);
        per_year[year - YEAR_FIRST]++;
        first = year < first ? year : first;
        last = year > last ? year : last;
    }
    for (int year = first; year <= last; year++) {
        if (per_year[year - YEAR_FIRST] < FILES_CALENDAR_YEAR_LEAST) {
            return base_error_set(ret_error,
                                  BASE_STOP,
                                  "calendar_year",
                                  "%s: %d has %d bank holidays, and must have at least "
                                  "%d",
                                  path,
                                  year,
                                  per_year[year - YEAR_FIRST],
                                  FILES_CALENDAR_YEAR_LEAST);
        }
    }
    calendar->from = base_date_of(first, 1, 1);
    calendar->until = base_date_of(last, 12, 31);
    return BASE_OK;
}

static enum base_class
read_division(const char *path,
              const char *division,
              json_t *root,
              struct files_calendar *ret_calendar,
              struct base_error *ret_error)
{
    json_t *events = json_object_get(json_object_get(root, division), "events");
    if (json_array_size(events) == 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "calendar_division",
                              "%s: has no events of the division %s",
                              path,
                              division);
    }
    size_t index;
    json_t *event;
    json_array_foreach(events, index, event)
    {
        enum base_class class = add_event(path, index, event, ret_calendar, ret_error);
        if (class != BASE_OK) {
            return class;
        }
    }
    return cover(path, ret_calendar, ret_error);
}

enum base_class
files_calendar_read(const char *path,
                    const char *division,
                    struct files_calendar *ret_calendar,
                    struct base_error *ret_error)
{
    memset(ret_calendar, 0, sizeof(*ret_calendar));
    json_error_t wrong;
    json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, &wrong);
    if (root == NULL) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "calendar_json",
                              "%s:%d:%d: %s",
                              path,
                              wrong.line,
                              wrong.column,
                              wrong.text);
    }
    enum base_class class = read_division(path, division, root, ret_calendar, ret_error);
    json_decref(root);
    return class;
}
