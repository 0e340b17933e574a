/* What an entry about what is given each period means for the facts that clocks run on:
 * deadlines_take_period and deadlines_take_roll of deadlines.h. */
#include "deadlines/deadlines.h"
#include "rules/rules_clock_facts.h"
#include "wire/wire_form.h"

void
deadlines_take_period(struct deadlines_cases *cases, const struct vigil_event *event)
{
    static struct vigil_form form;
    static struct vigil_faults faults;
    if (wire_form_read(
            VIGIL_MESSAGE_PERIOD_REPORT, event->body, event->body_size, &form, &faults) !=
        BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    struct deadlines_case *c = deadlines_find(cases, event->case_ref);
    if (c == NULL) {
        c = deadlines_take_open(cases, event);
    }
    if (c == NULL) {
        return;
    }
    struct vigil_case *facts = &c->now.of;
    facts->kind = VIGIL_FILE_KIND_PERIOD;
    facts->state = VIGIL_CASE_STATE_STANDING;
    facts->period = (enum vigil_period_kind)vigil_form_number(&form, "", 0, "kind");
    rules_clock_facts_take(&form, event->received_at, facts);
    deadlines_take_touch(cases, c, event);
}

bool
deadlines_take_roll(struct deadlines_case *c, const struct vigil_event *event)
{
    if (!rules_clock_facts_roll(&c->now.of)) {
        return false;
    }
    deadlines_take_stated(c, event);
    return true;
}
