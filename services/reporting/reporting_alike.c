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

/* as store_report_find_alike: gives at most, and nothing beyond */
enum { LIKES_A_CASE = 3, LIKES_MAX = 20 };

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

/* Of a flood of the same, no more than decides that they are too many is looked for. */
void
reporting_alike_add(struct reporting_notified *notified,
                    const char *case_ref,
                    const struct store_report_case *c)
{
    const struct store_report_child *child = &c->child;
    size_t same = 0;
    for (size_t i = 0; i < notified->count; i++) {
        same += notified->at[i].born_on == child->born_on &&
                notified->at[i].incident_on == c->incident_on &&
                notified->at[i].sex == child->sex;
    }
    if (same <= LIKES_MAX && child->present && child->born_on != VIGIL_DATE_NONE &&
        c->incident_type <= VIGIL_INCIDENT_TYPE_OTHER) {
        notified->at[notified->count].case_ref = case_ref;
        notified->at[notified->count].incident_on = c->incident_on;
        notified->at[notified->count].born_on = child->born_on;
        notified->at[notified->count].sex = child->sex;
        notified->count++;
    }
}

enum base_class
reporting_alike_say(struct run *run,
                    const struct reporting_notified *notified,
                    struct base_error *ret_error)
{
    static struct store_report_like at[LIKES_A_CASE * RUN_FOLLOW_MAX];
    struct store_report_alike alike = {.at = at, .capacity = BASE_COUNT(at)};
    const char *case_refs[RUN_FOLLOW_MAX];
    if (notified->count == 0) {
        return BASE_OK;
    }
    for (size_t i = 0; i < notified->count; i++) {
        case_refs[i] = notified->at[i].case_ref;
    }
    store_report_find_alike(run->store, case_refs, notified->count, &alike);
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < alike.count; i++) {
        say(run, &alike.at[i]);
    }
    return class;
}
