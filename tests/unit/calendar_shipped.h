/*
 * The calendar of config/bank-holidays.json, or of another file in its format, checked.
 * Included after cmocka.h.
 */
#ifndef CALENDAR_SHIPPED_H
#define CALENDAR_SHIPPED_H

#include "files/files_calendar.h"
#include "rules/rules_calendar_check.h"

/* False if it is refused, with what is wrong on standard error. */
static inline bool
calendar_read(const char *path, struct vigil_calendar *ret_calendar)
{
    static long lines[VIGIL_HOLIDAYS_MAX];
    struct base_error error = {.text = ""};
    struct files_faults faults;
    struct vigil_faults found = {.count = 0};
    files_faults_init(&faults);
    bool fine = files_calendar_read(
                    path, FILES_CALENDAR_ENGLAND, &faults, ret_calendar, lines, &error) ==
                    BASE_OK &&
                faults.errors == 0;
    if (fine) {
        rules_calendar_check(ret_calendar, &found);
        files_faults_add_rules(&faults, path, lines, &found);
    }
    for (size_t i = 0; i < faults.count; i++) {
        char text[300];
        files_faults_print(&faults.at[i], text, sizeof(text));
        print_error("%s\n", text);
    }
    fine = fine && faults.errors == 0;
    files_faults_done(&faults);
    return fine;
}

static inline bool
calendar_shipped(struct vigil_calendar *ret_calendar)
{
    return calendar_read(VIGIL_SOURCE_DIR "/config/bank-holidays.json", ret_calendar);
}

#endif
