/* What messages state of the facts that clocks know: rules_clock_facts_take. */
#include <string.h>

#include "base/base_date.h"
#include "rules/rules_clock_facts.h"
#include "rules/rules_london.h"

/* Of a day, its first instant in London; untouched if the field is blank. */
static void
take_day(const struct vigil_form *form,
         const char *field,
         enum vigil_fact fact,
         struct vigil_case *c)
{
    vigil_date day = (vigil_date)vigil_form_number(form, "", 0, field);
    if (day != VIGIL_DATE_NONE) {
        rules_clock_facts_put(c, fact, rules_london_day_start(day));
    }
}

static void
take_time(const struct vigil_form *form,
          const char *field,
          enum vigil_fact fact,
          struct vigil_case *c)
{
    vigil_instant at = vigil_form_number(form, "", 0, field);
    if (at != VIGIL_INSTANT_NONE) {
        rules_clock_facts_put(c, fact, at);
    }
}

/* The other two partners are told: the later of their days, once both have one. */
static void
take_partners(const struct vigil_form *form, struct vigil_case *c)
{
    vigil_date told[VIGIL_PARTNER_POLICE + 1] = {0};
    size_t rows = vigil_form_rows(form, "partners_told");
    for (size_t i = 0; i < rows; i++) {
        int64_t partner = vigil_form_number(form, "partners_told", i, "partner");
        if (partner > 0 && partner <= VIGIL_PARTNER_POLICE) {
            told[partner] =
                (vigil_date)vigil_form_number(form, "partners_told", i, "told_on");
        }
    }
    vigil_date health = told[VIGIL_PARTNER_INTEGRATED_CARE_BOARD];
    vigil_date police = told[VIGIL_PARTNER_POLICE];
    if (health > 0 && police > 0) {
        rules_clock_facts_put(c,
                              VIGIL_FACT_PARTNERS_TOLD,
                              rules_london_day_start(health > police ? health : police));
    }
    take_day(form, "all_partners_told_on", VIGIL_FACT_PARTNERS_TOLD, c);
}

/* A corrected value; blank: it is not known after all. */
static void
take_change(const char *path, const char *value, struct vigil_case *c)
{
    static const struct {
        const char *path;
        enum vigil_fact fact;
        bool day;
    } fields[] = {
        {"all_partners_told_on", VIGIL_FACT_PARTNERS_TOLD, true},
        {"child_returned_at", VIGIL_FACT_CHILD_RETURNED, false},
        {"return_interview_at", VIGIL_FACT_INTERVIEW_HELD, false},
    };
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        vigil_instant at = VIGIL_INSTANT_NONE;
        vigil_date day;
        if (strcmp(path, fields[i].path) != 0) {
            continue;
        }
        if (fields[i].day && base_date_parse(value, &day)) {
            at = rules_london_day_start(day);
        } else if (!fields[i].day && !base_instant_parse(value, &at)) {
            at = VIGIL_INSTANT_NONE;
        }
        rules_clock_facts_put(c, fields[i].fact, at);
    }
}

static void
take_amendment(const struct vigil_form *form, struct vigil_case *c)
{
    size_t rows = vigil_form_rows(form, "changes");
    for (size_t i = 0; i < rows; i++) {
        char path[64], value[BASE_INSTANT_SIZE + 8];
        vigil_form_text(form, "changes", i, "path", path, sizeof(path));
        vigil_form_text(form, "changes", i, "value", value, sizeof(value));
        take_change(path, value, c);
    }
}

static void
take_publication(const struct vigil_form *form, vigil_instant at, struct vigil_case *c)
{
    bool published = vigil_form_number(form, "", 0, "publication") !=
                     VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED;
    rules_clock_facts_put(
        c, VIGIL_FACT_NOT_PUBLISHED, published ? VIGIL_INSTANT_NONE : at);
    take_day(form, "published_on", VIGIL_FACT_PUBLISHED, c);
}

/* Every stage of a national review is told with a letter. */
static void
take_national(const struct vigil_form *form, vigil_instant at, struct vigil_case *c)
{
    static const enum vigil_fact of_stage[] = {
        [VIGIL_NATIONAL_STAGE_CONSIDERED] = VIGIL_FACT_NATIONAL_CONSIDERED,
        [VIGIL_NATIONAL_STAGE_COMMISSIONED] = VIGIL_FACT_NATIONAL_COMMISSIONED,
        [VIGIL_NATIONAL_STAGE_REPORTED] = VIGIL_FACT_NATIONAL_REPORTED,
        [VIGIL_NATIONAL_STAGE_PUBLISHED] = VIGIL_FACT_NATIONAL_PUBLISHED,
    };
    int64_t stage = vigil_form_number(form, "", 0, "stage");
    if (stage > 0 && stage <= VIGIL_NATIONAL_STAGE_PUBLISHED &&
        of_stage[stage] != VIGIL_FACT_NONE) {
        rules_clock_facts_put(c, of_stage[stage], at);
    }
    if (stage == VIGIL_NATIONAL_STAGE_CONSIDERED) {
        rules_clock_facts_put(c, VIGIL_FACT_NATIONAL_TOLD, at);
    }
    take_day(form, "publication_planned_on", VIGIL_FACT_NATIONAL_PLANNED, c);
}

static void
take_notification(const struct vigil_form *form, struct vigil_case *c)
{
    take_partners(form, c);
    take_time(form, "child_returned_at", VIGIL_FACT_CHILD_RETURNED, c);
    take_time(form, "return_interview_at", VIGIL_FACT_INTERVIEW_HELD, c);
}

static void
take_pause(const struct vigil_form *form, struct vigil_case *c)
{
    enum vigil_clock clock = (enum vigil_clock)vigil_form_number(form, "", 0, "clock");
    if (c->pauses_count == VIGIL_PAUSES_MAX) {
        return; /* the check has seen to it */
    }
    c->pauses[c->pauses_count++] = (struct vigil_pause){
        .clock = clock,
        .from_on = (vigil_date)vigil_form_number(form, "", 0, "from_on"),
        .until_on = VIGIL_DATE_NONE,
        .moves_extension = (clock == VIGIL_CLOCK_RAPID_REVIEW
                                ? c->rapid_review_extended_to
                                : c->lcspr_extended_to) != VIGIL_DATE_NONE};
}

static void
take_resumption(const struct vigil_form *form, struct vigil_case *c)
{
    int64_t clock = vigil_form_number(form, "", 0, "clock");
    for (size_t i = 0; i < c->pauses_count; i++) {
        struct vigil_pause *pause = &c->pauses[i];
        if ((int64_t)pause->clock == clock && pause->until_on == VIGIL_DATE_NONE) {
            pause->until_on = (vigil_date)vigil_form_number(form, "", 0, "until_on");
        }
    }
}

void
rules_clock_facts_take(const struct vigil_form *form,
                       vigil_instant at,
                       struct vigil_case *c)
{
    switch ((int)form->type->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        take_notification(form, c);
        break;
    case VIGIL_MESSAGE_AMENDMENT:
        take_amendment(form, c);
        break;
    case VIGIL_MESSAGE_DELAY:
        rules_clock_facts_put(c, VIGIL_FACT_DELAY_TOLD, at);
        take_day(form, "publication_planned_on", VIGIL_FACT_PUBLICATION_PLANNED, c);
        break;
    case VIGIL_MESSAGE_LCSPR:
    case VIGIL_MESSAGE_LCSPR_REPORT:
        take_day(form, "publication_planned_on", VIGIL_FACT_PUBLICATION_PLANNED, c);
        break;
    case VIGIL_MESSAGE_LCSPR_PUBLICATION:
        take_publication(form, at, c);
        break;
    case VIGIL_MESSAGE_LCSPR_REMOVAL:
        take_day(form, "removed_on", VIGIL_FACT_REMOVED, c);
        break;
    case VIGIL_MESSAGE_NATIONAL_REVIEW:
        take_national(form, at, c);
        break;
    case VIGIL_MESSAGE_PERIOD_REPORT:
        take_day(form, "began_on", VIGIL_FACT_PERIOD_BEGAN, c);
        take_day(form, "given_on", VIGIL_FACT_PERIOD_GIVEN, c);
        break;
    case VIGIL_MESSAGE_CLOCK_PAUSE:
        take_pause(form, c);
        break;
    case VIGIL_MESSAGE_CLOCK_RESUME:
        take_resumption(form, c);
        break;
    default:
        break;
    }
}
