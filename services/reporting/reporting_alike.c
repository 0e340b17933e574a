/*
 * Notifications that may be of one incident: flagged to people by an entry of the
 * journal, never merged and never refused. The victim's and the perpetrator's, that of
 * the authority where it happened and that of the one where the child lives, are the
 * usual ones.
 */
#include <string.h>

#include "base/base_text.h"
#include "reporting/reporting.h"
#include "wire/wire_duplicate.h"

enum { LIKES_A_CASE = 3 }; /* as store_report_find_alike gives at most */

static void
say(struct run *run, const struct store_report_like *like)
{
    uint8_t *body = run_append_body(&run->append, WIRE_DUPLICATE_SIZE);
    struct vigil_duplicate duplicate = {.why = ""};
    struct vigil_event event = {
        .actor = "reporting", .type = VIGIL_EVENT_DUPLICATE_SUSPECTED, .body = body};
    memcpy(duplicate.case_ref, like->case_ref, sizeof(duplicate.case_ref));
    memcpy(duplicate.other_ref, like->other_ref, sizeof(duplicate.other_ref));
    (void)base_text_print(duplicate.why,
                          sizeof(duplicate.why),
                          "date,age%s,%s",
                          like->same_sex ? ",sex" : "",
                          like->same_authority ? "place" : "other_authority");
    event.body_size = wire_duplicate_write(&duplicate, body, WIRE_DUPLICATE_SIZE);
    memcpy(event.case_ref, like->case_ref, sizeof(event.case_ref));
    memcpy(event.party, like->authority, sizeof(event.party));
    (void)run_append_add(&run->append, &event);
}

enum base_class
reporting_alike_say(struct run *run,
                    const char *const *case_refs,
                    size_t count,
                    struct base_error *ret_error)
{
    static struct store_report_like at[LIKES_A_CASE * RUN_FOLLOW_MAX];
    struct store_report_alike alike = {.at = at, .capacity = BASE_COUNT(at)};
    if (count == 0) {
        return BASE_OK;
    }
    store_report_find_alike(run->store, case_refs, count, &alike);
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < alike.count; i++) {
        say(run, &alike.at[i]);
    }
    return class;
}
