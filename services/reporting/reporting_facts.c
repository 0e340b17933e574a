/*
 * The facts of a period: what the store has as instants, as days in London. All of it is
 * as of one moment, and with it the position of the journal that it is made from.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "reporting/reporting.h"
#include "rules/rules_london.h"

enum { PAGE = 256 };

/* Which cases are listed: those notified in the span; or those reviewed in it, but for
 * the ones that the first list has already. */
enum list { NOTIFIED, REVIEWED };

struct span {
    vigil_instant from, until;
};

static struct rules_fact_child
child_of(const struct store_report_child *child)
{
    return (struct rules_fact_child){
        .present = child->present,
        .born_on = child->born_on,
        .sex = child->sex,
        .ethnicity = child->ethnicity,
        .disability = child->disability,
        .cp_plan = child->cp_plan,
        .looked_after = child->looked_after,
        .ethnicity_unobtainable = child->ethnicity_unobtainable,
        .sex_unobtainable = child->sex_unobtainable,
        .disability_unobtainable = child->disability_unobtainable};
}

static struct rules_fact_case
case_of(const struct store_report_case *c)
{
    struct rules_fact_case fact = {.incident_on = c->incident_on,
                                   .became_aware_on = c->became_aware_on,
                                   .notified_on = rules_london_date(c->notified_at),
                                   .incident_type = c->incident_type,
                                   .death_category = c->death_category,
                                   .harm_category = c->harm_category,
                                   .neglect = c->neglect,
                                   .domestic_abuse = c->domestic_abuse,
                                   .social_care = c->social_care,
                                   .timing_excluded = c->timing_excluded,
                                   .historic = c->historic,
                                   .left_out = c->left_out,
                                   .child = child_of(&c->child),
                                   .rapid_review_on =
                                       rules_london_date(c->rapid_review_at),
                                   .decision = c->decision,
                                   .response = c->response};
    memcpy(fact.authority, c->authority, sizeof(fact.authority));
    return fact;
}

static struct rules_fact_lcspr
lcspr_of(const struct store_report_lcspr *l)
{
    struct rules_fact_lcspr fact = {.commissioned_on = l->commissioned_on,
                                    .received_on = rules_london_date(l->received_at),
                                    .published_on = l->published_on,
                                    .shape = l->shape,
                                    .children = l->children,
                                    .methodology = l->methodology,
                                    .publication = l->publication,
                                    .timing_excluded = l->timing_excluded,
                                    .incident_type = l->incident_type,
                                    .death_category = l->death_category,
                                    .harm_category = l->harm_category,
                                    .child = child_of(&l->child),
                                    .has_case = l->has_case};
    if (l->has_case) {
        fact.of = case_of(&l->of);
    }
    return fact;
}

static bool
make_room(struct reporting_facts *facts)
{
    size_t wanted = facts->facts.cases_count + PAGE;
    if (wanted <= facts->cases_capacity) {
        return true;
    }
    struct rules_fact_case *larger =
        realloc(facts->cases, 2 * wanted * sizeof(*facts->cases));
    if (larger == NULL) {
        return false;
    }
    facts->cases = larger;
    facts->cases_capacity = 2 * wanted;
    return true;
}

/* Reads a page and moves the page's cursor behind it. */
static enum base_class
read_page(struct run *run,
          enum list list,
          struct store_report_page *page,
          char after[VIGIL_REF_SIZE],
          struct store_report_cases *ret_cases,
          struct base_error *ret_error)
{
    if (list == NOTIFIED) {
        store_report_notified(run->store, page, ret_cases);
    } else {
        store_report_reviewed(run->store, page, ret_cases);
    }
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && ret_cases->count > 0) {
        const struct store_report_case *last = &ret_cases->at[ret_cases->count - 1];
        page->from = list == NOTIFIED ? last->notified_at : last->rapid_review_at;
        memcpy(after, last->case_ref, VIGIL_REF_SIZE);
    }
    return class;
}

/* Adds the cases of the list, page by page. */
static enum base_class
add_cases(struct run *run,
          enum list list,
          const struct span *span,
          struct reporting_facts *facts,
          struct base_error *ret_error)
{
    static struct store_report_case at[PAGE];
    struct store_report_cases cases = {.at = at, .capacity = PAGE};
    char after[VIGIL_REF_SIZE] = "";
    struct store_report_page page = {
        .from = span->from, .after = after, .until = span->until, .limit = PAGE};
    do {
        enum base_class class = read_page(run, list, &page, after, &cases, ret_error);
        if (class != BASE_OK) {
            return class;
        }
        if (!make_room(facts)) {
            return base_error_set(
                ret_error, BASE_AGAIN, "memory", "no memory for the facts of a report");
        }
        for (size_t i = 0; i < cases.count; i++) {
            bool in_first =
                at[i].notified_at >= span->from && at[i].notified_at < span->until;
            if (list == NOTIFIED || !in_first) {
                facts->cases[facts->facts.cases_count++] = case_of(&at[i]);
            }
        }
    } while (cases.count == PAGE);
    return BASE_OK;
}

static enum base_class
take_lcsprs(const struct store_report_lcsprs *lcsprs,
            struct reporting_facts *facts,
            struct base_error *ret_error)
{
    facts->lcsprs = calloc(lcsprs->count + 1, sizeof(*facts->lcsprs));
    if (facts->lcsprs == NULL) {
        return base_error_set(
            ret_error, BASE_AGAIN, "memory", "no memory for the facts of a report");
    }
    for (size_t i = 0; i < lcsprs->count; i++) {
        facts->lcsprs[i] = lcspr_of(&lcsprs->at[i]);
    }
    facts->facts.lcsprs_count = lcsprs->count;
    return BASE_OK;
}

static enum base_class
take_considerations(const struct store_report_considerations *considerations,
                    struct reporting_facts *facts,
                    struct base_error *ret_error)
{
    facts->considerations =
        calloc(considerations->count + 1, sizeof(*facts->considerations));
    if (facts->considerations == NULL) {
        return base_error_set(
            ret_error, BASE_AGAIN, "memory", "no memory for the facts of a report");
    }
    for (size_t i = 0; i < considerations->count; i++) {
        const struct store_report_consideration *of = &considerations->at[i];
        facts->considerations[i] =
            (struct rules_fact_consideration){of->considered_on, of->incident_type};
    }
    facts->facts.considerations_count = considerations->count;
    return BASE_OK;
}

enum base_class
reporting_facts_read(struct run *run,
                     vigil_date from,
                     vigil_date until_exclusive,
                     struct reporting_facts *ret_facts,
                     struct base_error *ret_error)
{
    const struct span span = {rules_london_day_start(from),
                              rules_london_day_start(until_exclusive)};
    struct store_report_lcsprs lcsprs = {0};
    struct store_report_considerations considerations = {0};
    memset(ret_facts, 0, sizeof(*ret_facts));
    enum base_class class = store_begin_snapshot(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    store_report_position(run->store, &ret_facts->position);
    store_journal_head(run->store, &ret_facts->head);
    store_report_lcsprs_read(run->store, until_exclusive, span.from, span.until, &lcsprs);
    store_report_considerations_read(run->store, from, until_exclusive, &considerations);
    class = add_cases(run, NOTIFIED, &span, ret_facts, ret_error);
    if (class == BASE_OK) {
        class = add_cases(run, REVIEWED, &span, ret_facts, ret_error);
    }
    if (class == BASE_OK) {
        class = take_lcsprs(&lcsprs, ret_facts, ret_error);
    }
    if (class == BASE_OK) {
        class = take_considerations(&considerations, ret_facts, ret_error);
    }
    store_report_lcsprs_done(&lcsprs);
    store_report_considerations_done(&considerations);
    store_abandon(run->store);
    ret_facts->facts.cases = ret_facts->cases;
    ret_facts->facts.lcsprs = ret_facts->lcsprs;
    ret_facts->facts.considerations = ret_facts->considerations;
    return class;
}

void
reporting_facts_done(struct reporting_facts *facts)
{
    free(facts->cases);
    free(facts->lcsprs);
    free(facts->considerations);
    memset(facts, 0, sizeof(*facts));
}
