/*
 * The Panel grants more time or refuses it, asked or unasked (domain practice: flexible,
 * case by case). What is granted moves the due day of the rapid review, or of the LCSPR;
 * of a review, on all cases that it covers.
 */
#include "rules/rules_admission.h"
#include "rules/rules_awaited.h"
#include "rules/rules_london.h"
#include "rules/rules_process.h"

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_DECIDE_EXTENSION;
}

static vigil_date
until_of(const struct vigil_form *form)
{
    return (vigil_date)vigil_form_number(form, "", 0, "until");
}

/* The request that it answers: open, and of the same clock. A refusal needs one. */
static void
judge_request(const struct vigil_form *form,
              const struct rules_file *file,
              enum vigil_yes_no granted,
              struct vigil_faults *faults)
{
    int64_t no = vigil_form_number(form, "", 0, "extension_no");
    if (no == 0) {
        if (granted == VIGIL_YES_NO_NO) {
            rules_admission_fault(faults,
                                  "extension_no",
                                  "required",
                                  "refused, though nothing was asked",
                                  "the number of the request that is refused");
        }
        return;
    }
    const struct vigil_item *item =
        rules_item_open(file, VIGIL_ITEM_KIND_EXTENSION, no, "extension_no", faults);
    int64_t clock = vigil_form_number(form, "", 0, "clock");
    if (item != NULL && clock != 0 && item->code != clock) {
        rules_admission_fault(faults,
                              "clock",
                              "not_as_asked",
                              "not the clock that the request is about",
                              "the clock of the request, as the case shows it");
    }
}

/* While a clock is paused, nobody knows yet from when the new day would count. */
static void
judge_pause(enum vigil_clock clock,
            const struct vigil_case *found,
            struct vigil_faults *faults)
{
    if (rules_awaited_pause(found, clock) != NULL) {
        rules_admission_fault(faults,
                              "clock",
                              "paused_already",
                              "it is paused",
                              "that it goes on first (vigil clock-resume)");
    }
}

/* Behind today, which is VIGIL_DATE_NONE where the time is not known. */
static void
judge_until(vigil_date until,
            enum vigil_yes_no granted,
            vigil_date today,
            struct vigil_faults *faults)
{
    if (granted == VIGIL_YES_NO_NO && until != VIGIL_DATE_NONE) {
        rules_admission_fault(faults,
                              "until",
                              "not_with_refusal",
                              "a new day, though none is granted",
                              "nothing here, or granted yes");
    }
    if (granted != VIGIL_YES_NO_YES) {
        return;
    }
    if (until == VIGIL_DATE_NONE) {
        rules_admission_fault(
            faults, "until", "required", "not stated, though granted", "the new day");
    } else if (today != VIGIL_DATE_NONE && until <= today) {
        rules_admission_fault(
            faults, "until", "in_past", "not in the future", "a day after today");
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    enum vigil_clock clock = (enum vigil_clock)vigil_form_number(form, "", 0, "clock");
    enum vigil_yes_no granted =
        (enum vigil_yes_no)vigil_form_number(form, "", 0, "granted");
    if (granted == VIGIL_YES_NO_NOT_KNOWN) {
        rules_admission_fault(
            faults, "granted", "not_a_decision", "neither yes nor no", "yes or no");
    }
    if (granted == VIGIL_YES_NO_YES) {
        rules_awaited_check(file->found, clock, faults);
        judge_pause(clock, file->found, faults);
    }
    judge_request(form, file, granted, faults);
    judge_until(until_of(form), granted, rules_london_date(context->now), faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    bool granted = vigil_form_number(form, "", 0, "granted") == VIGIL_YES_NO_YES;
    struct vigil_item *item = rules_item_find(
        file, VIGIL_ITEM_KIND_EXTENSION, vigil_form_number(form, "", 0, "extension_no"));
    if (item != NULL) {
        rules_item_set(item,
                       granted ? VIGIL_ITEM_STATE_GRANTED : VIGIL_ITEM_STATE_DECLINED,
                       context);
    }
    if (!granted) {
        return;
    }
    enum vigil_clock clock = (enum vigil_clock)vigil_form_number(form, "", 0, "clock");
    rules_awaited_extend(file->found, clock, until_of(form));
    for (size_t i = 0; clock == VIGIL_CLOCK_LCSPR && i < file->members_count; i++) {
        rules_awaited_extend(file->members[i], clock, until_of(form));
        rules_process_mark(file->members[i], VIGIL_EVENT_EXTENSION_DECISION);
    }
}

const struct rules_process rules_process_extension_decision = {
    .type = VIGIL_MESSAGE_EXTENSION_DECISION,
    .event = event,
    .check = check,
    .apply = apply};
