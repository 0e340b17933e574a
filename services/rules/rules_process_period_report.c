/*
 * What is given each period, not for a case: a partnership's yearly report, the Panel's
 * data and annual report. That it was given is told by whose it is, and begins the next
 * period; when the present one began may also be told by the Panel or an operator, who
 * start the clock where nothing was told before, or correct the day.
 */
#include <string.h>

#include "rules/rules_admission.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_form.h"
#include "rules/rules_london.h"
#include "rules/rules_period.h"
#include "rules/rules_process.h"

enum { PERIOD_SIZE = 41 };

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_TELL_PERIOD;
}

static vigil_date
day_of(const struct vigil_form *form, const char *name)
{
    return (vigil_date)vigil_form_number(form, "", 0, name);
}

static void
fault(const char *name,
      const char *code,
      const char *wrong,
      const char *right,
      struct vigil_faults *faults)
{
    rules_form_fault("", 0, name, code, wrong, right, faults);
}

/* Whose it is. True if the sender is. */
static bool
judge_owner(const struct vigil_form *form,
            const struct rules_context *context,
            struct vigil_faults *faults)
{
    char stated[VIGIL_PARTY_SIZE];
    vigil_form_text(form, "", 0, "authority", stated, sizeof(stated));
    if (vigil_form_number(form, "", 0, "kind") == VIGIL_PERIOD_KIND_YEARLY_REPORT) {
        (void)rules_admission_authority(stated, context, faults);
        return context->role == VIGIL_ROLE_AUTHORITY;
    }
    if (context->role == VIGIL_ROLE_AUTHORITY) {
        fault("kind",
              "not_yours",
              "the Panel's, not a partnership's",
              "yearly_report",
              faults);
    }
    if (stated[0] != '\0') {
        fault("authority",
              "of_the_panel",
              "an authority, for what is the Panel's",
              "nothing: the kind says whose it is",
              faults);
    }
    return context->role == VIGIL_ROLE_PANEL;
}

/* What was given may be told from before Vigil by the Panel's secretariat, too. */
static void
judge_giver(bool owner,
            const struct vigil_form *form,
            const struct rules_context *context,
            struct vigil_faults *faults)
{
    bool history = context->historic && context->role == VIGIL_ROLE_PANEL;
    if (!owner && !history && day_of(form, "given_on") != VIGIL_DATE_NONE) {
        fault("given_on",
              "told_by_its_giver",
              "told by another than whose report it is",
              "began_on, the day the present period began",
              faults);
    }
}

static void
judge_days(const struct vigil_form *form,
           const struct rules_context *context,
           const struct vigil_case *found,
           struct vigil_faults *faults)
{
    vigil_date given = day_of(form, "given_on"), began = day_of(form, "began_on");
    struct rules_clocks_facts facts;
    rules_clock_facts_of(found, &facts);
    vigil_instant since = facts.at[VIGIL_FACT_PERIOD_BEGAN];
    bool known = found->state != VIGIL_CASE_STATE_NONE && since != VIGIL_INSTANT_NONE;
    if (given == VIGIL_DATE_NONE && began == VIGIL_DATE_NONE) {
        fault("given_on",
              "required",
              "no day is stated",
              "the day it was given, or began_on",
              faults);
    } else if (given != VIGIL_DATE_NONE && began != VIGIL_DATE_NONE) {
        fault("began_on",
              "one_of_two",
              "stated beside given_on",
              "only one: what is given begins the next period by itself",
              faults);
    }
    rules_form_not_future(form, "", 0, "given_on", context, faults);
    rules_form_not_future(form, "", 0, "began_on", context, faults);
    if (known && given != VIGIL_DATE_NONE && given <= rules_london_date(since)) {
        fault("given_on",
              "before_period",
              "not after the day on which the present period began",
              "a later day; began_on corrects when the period began",
              faults);
    }
    if (known && began != VIGIL_DATE_NONE && !rules_form_states(form, "", 0, "reason")) {
        fault("reason",
              "required",
              "another day stands, and no reason why it is wrong",
              "why the day that stands is corrected",
              faults);
    }
}

/* Yearly and quarterly, as the kind is. */
static void
judge_period(const struct vigil_form *form, struct vigil_faults *faults)
{
    char text[PERIOD_SIZE];
    vigil_date from, until, given = day_of(form, "given_on");
    vigil_form_text(form, "", 0, "period", text, sizeof(text));
    if (text[0] == '\0') {
        if (given != VIGIL_DATE_NONE) {
            fault("period",
                  "required",
                  "not stated",
                  "the period that it is for, as 2025-26 or 2025Q4",
                  faults);
        }
        return;
    }
    if (rules_period_parse(text, &from, &until, NULL) != BASE_OK) {
        fault("period",
              "no_such_period",
              "no such period",
              "a year (2021 or 2022-23), or its quarter (2021Q2)",
              faults);
        return;
    }
    bool quarter =
        vigil_form_number(form, "", 0, "kind") == VIGIL_PERIOD_KIND_DATA_QUARTER;
    size_t length = strlen(text);
    if (quarter != (length > 2 && text[length - 2] == 'Q') ||
        (length > 2 && text[length - 2] == 'H')) {
        fault("period",
              "other_length",
              "not of the length that this kind is given for",
              quarter ? "a quarter, as 2025Q4" : "a whole year, as 2025 or 2025-26",
              faults);
    } else if (given != VIGIL_DATE_NONE && given < until) {
        fault("period",
              "period_not_over",
              "not over on the day it was given",
              "a period that had ended",
              faults);
    }
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    bool owner = judge_owner(form, context, faults);
    judge_giver(owner, form, context, faults);
    judge_days(form, context, file->found, faults);
    judge_period(form, faults);
}

/* The days are facts of clocks, which rules_process_apply takes. */
static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    (void)context;
    file->found->period = (enum vigil_period_kind)vigil_form_number(form, "", 0, "kind");
}

const struct rules_process rules_process_period_report = {.type =
                                                              VIGIL_MESSAGE_PERIOD_REPORT,
                                                          .opens = VIGIL_FILE_KIND_PERIOD,
                                                          .stands = true,
                                                          .event = event,
                                                          .check = check,
                                                          .apply = apply};
