/*
 * What an entry of the further process means for the facts that clocks run on. Of the
 * lifecycle only what suspends a case and what brings it back is followed: no clock
 * depends on the other states.
 */
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "rules/rules_awaited.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_london.h"
#include "wire/wire_form.h"

static void
suspend(struct vigil_case *facts, enum vigil_case_state state)
{
    facts->state_before = facts->state;
    facts->state = state;
}

static void
bring_back(struct vigil_case *facts)
{
    if (facts->state_before != VIGIL_CASE_STATE_NONE) {
        facts->state = facts->state_before;
        facts->state_before = VIGIL_CASE_STATE_NONE;
    }
}

/* True if the entry suspends the case or brings it back: then its words do not matter. */
static bool
take_move(struct vigil_case *facts, enum vigil_event_kind type)
{
    switch ((int)type) {
    case VIGIL_EVENT_WITHDRAWAL:
        suspend(facts, VIGIL_CASE_STATE_WITHDRAWN);
        return true;
    case VIGIL_EVENT_DUPLICATE_LINK:
        suspend(facts, VIGIL_CASE_STATE_MERGED);
        return true;
    case VIGIL_EVENT_CLOSURE:
        suspend(facts, VIGIL_CASE_STATE_CLOSED);
        return true;
    case VIGIL_EVENT_REINSTATEMENT:
    case VIGIL_EVENT_DUPLICATE_UNLINK:
    case VIGIL_EVENT_REOPENING:
        bring_back(facts);
        return true;
    default:
        return false;
    }
}

/* When it happened: as a record from before Vigil says, else when it was recorded. */
static vigil_instant
happened_at(const struct vigil_form *form, const struct vigil_event *event)
{
    vigil_instant stated = vigil_form_number(form, "", 0, "happened_at");
    return event->historic && stated != VIGIL_INSTANT_NONE ? stated : event->received_at;
}

/* A corrected day of awareness: the first clock is another one from now on. */
static void
take_amendment(const struct vigil_form *form, struct vigil_case *facts)
{
    size_t rows = vigil_form_rows(form, "changes");
    for (size_t i = 0; i < rows; i++) {
        char path[64], value[BASE_DATE_SIZE + 1];
        vigil_date day;
        vigil_form_text(form, "changes", i, "path", path, sizeof(path));
        vigil_form_text(form, "changes", i, "value", value, sizeof(value));
        if (strcmp(path, "became_aware_on") == 0 && base_date_parse(value, &day)) {
            facts->became_aware_on = day;
        }
    }
}

/* The partnership's final decision after the Panel's response. A review that is decided
 * on now runs from now (Working Together 2023, chapter 5: from the decision). */
static void
take_reply(const struct vigil_form *form,
           const struct vigil_event *event,
           struct vigil_case *facts)
{
    bool changed =
        vigil_form_number(form, "", 0, "stand") == VIGIL_STAND_DECISION_CHANGED;
    facts->decision =
        (enum vigil_decision)vigil_form_number(form, "", 0, "final_decision");
    if (changed && facts->review_ref[0] == '\0') {
        facts->lcspr_commissioned_on = facts->decision == VIGIL_DECISION_LCSPR
                                           ? rules_london_date(happened_at(form, event))
                                           : VIGIL_DATE_NONE;
    }
}

static void
take_lead(const struct vigil_form *form, struct deadlines_case *c)
{
    char lead[VIGIL_PARTY_SIZE];
    vigil_form_text(form, "", 0, "lead", lead, sizeof(lead));
    if (lead[0] != '\0' && strcmp(lead, c->now.of.authority) != 0) {
        memcpy(c->now.of.authority, lead, sizeof(lead));
        c->led_anew = true;
    }
}

static void
receive(struct vigil_case *facts, vigil_instant received)
{
    if (facts->lcspr_received_at == VIGIL_INSTANT_NONE) {
        facts->lcspr_received_at = received;
    }
}

/* What goes for a review goes for the cases that it covers. */
static void
take_of_review(struct deadlines_cases *cases,
               struct deadlines_case *c,
               const struct vigil_event *event,
               const struct vigil_form *form)
{
    bool granted = vigil_form_number(form, "", 0, "granted") == VIGIL_YES_NO_YES;
    enum vigil_clock clock = (enum vigil_clock)vigil_form_number(form, "", 0, "clock");
    vigil_date until = (vigil_date)vigil_form_number(form, "", 0, "until");
    vigil_instant received = vigil_form_number(form, "", 0, "received_at");
    if (!event->historic || received == VIGIL_INSTANT_NONE) {
        received = happened_at(form, event);
    }
    for (size_t i = 0; i < cases->count; i++) {
        struct deadlines_case *each = &cases->at[i];
        if (each != c && strcmp(each->now.of.review_ref, event->case_ref) != 0) {
            continue;
        }
        if (event->type == VIGIL_EVENT_LCSPR_REPORT) {
            receive(&each->now.of, received);
        } else if (event->type == VIGIL_EVENT_EXTENSION_DECISION) {
            if (granted) {
                rules_awaited_extend(&each->now.of, clock, until);
            }
        } else if (each != c) { /* its own pause is taken by the caller */
            rules_clock_facts_take(form, received, &each->now.of);
        }
        deadlines_take_touch(cases, each, event);
    }
}

bool
deadlines_take_form_knows(enum vigil_event_kind type)
{
    switch ((int)type) {
    case VIGIL_EVENT_AMENDMENT:
    case VIGIL_EVENT_WITHDRAWAL:
    case VIGIL_EVENT_REINSTATEMENT:
    case VIGIL_EVENT_RESPONSE_REPLY:
    case VIGIL_EVENT_SHARING:
    case VIGIL_EVENT_LCSPR_REPORT:
    case VIGIL_EVENT_EXTENSION_DECISION:
    case VIGIL_EVENT_DUPLICATE_LINK:
    case VIGIL_EVENT_DUPLICATE_UNLINK:
    case VIGIL_EVENT_CLOSURE:
    case VIGIL_EVENT_REOPENING:
    case VIGIL_EVENT_DELAY:
    case VIGIL_EVENT_LCSPR_PUBLICATION:
    case VIGIL_EVENT_LCSPR_REMOVAL:
    case VIGIL_EVENT_NATIONAL_REVIEW:
    case VIGIL_EVENT_CLOCK_PAUSE:
    case VIGIL_EVENT_CLOCK_RESUME:
        return true;
    default:
        return false;
    }
}

void
deadlines_take_form(struct deadlines_cases *cases,
                    struct deadlines_case *c,
                    const struct vigil_event *event)
{
    static struct vigil_form form;
    static struct vigil_faults faults;
    if (take_move(&c->now.of, event->type)) {
        return;
    }
    /* an event of the process has its message's number */
    if (wire_form_read((enum vigil_message)event->type,
                       event->body,
                       event->body_size,
                       &form,
                       &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    switch ((int)event->type) {
    case VIGIL_EVENT_AMENDMENT:
        take_amendment(&form, &c->now.of);
        break;
    case VIGIL_EVENT_RESPONSE_REPLY:
        take_reply(&form, event, &c->now.of);
        break;
    case VIGIL_EVENT_SHARING:
        take_lead(&form, c);
        break;
    case VIGIL_EVENT_LCSPR_REPORT:
    case VIGIL_EVENT_EXTENSION_DECISION:
    case VIGIL_EVENT_CLOCK_PAUSE:
    case VIGIL_EVENT_CLOCK_RESUME:
        take_of_review(cases, c, event, &form);
        break;
    default:
        break;
    }
    rules_clock_facts_take(&form, happened_at(&form, event), &c->now.of);
}
