/* A place among the running clocks as the cursor of a listing, 2026-04-22/...
 * and so on: see deadlines_recompute.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "deadlines/deadlines_recompute.h"

void
deadlines_cursor_print(const struct store_place *place,
                       char ret_text[DEADLINES_CURSOR_SIZE])
{
    char day[BASE_DATE_SIZE];
    base_date_print(place->due_on, day);
    (void)base_text_print(ret_text,
                          DEADLINES_CURSOR_SIZE,
                          "%s/%s/%d",
                          day,
                          place->case_ref,
                          (int)place->clock);
}

bool
deadlines_cursor_read(const char *text, struct store_place *ret_place)
{
    char day[BASE_DATE_SIZE];
    *ret_place = (struct store_place){.due_on = VIGIL_DATE_NONE};
    if (text[0] == '\0') {
        return true;
    }
    const char *slash = strchr(text, '/'), *last = strrchr(text, '/');
    if (slash == NULL || last == slash || last[1] < '0' || last[1] > '9' ||
        !base_text_copy_bytes(day, sizeof(day), text, (size_t)(slash - text)) ||
        !base_text_copy_bytes(ret_place->case_ref,
                              sizeof(ret_place->case_ref),
                              slash + 1,
                              (size_t)(last - slash - 1))) {
        return false;
    }
    ret_place->clock = (enum vigil_clock)strtol(last + 1, NULL, 10);
    return base_date_parse(day, &ret_place->due_on);
}
