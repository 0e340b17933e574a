/*
 * How complete the notifications of the period are: of each, whether the index child's
 * ethnicity, sex and disability are stated, not known yet, or cannot be known. The first
 * is what incidents_notified has as known; the others are parts of its not_known.
 *
 * Written only if one of them was notified to Vigil itself: a record from before cannot
 * say which of the two kinds of not knowing it is, and counts as not known yet.
 */
#include "rules/rules_tables_parts.h"

enum answer { STATED, NOT_KNOWN_YET, CANNOT_BE_KNOWN, NO_INDEX_CHILD, ANSWERS };

static const char *const categories[ANSWERS] = {
    "stated", "not_known_yet", "cannot_be_known", "no_index_child"};

static enum answer
not_stated(bool unobtainable)
{
    return unobtainable ? CANNOT_BE_KNOWN : NOT_KNOWN_YET;
}

/* Refused is final; not obtained is, with its reason. */
static enum answer
ethnicity(const struct rules_fact_child *child)
{
    switch (child->ethnicity) {
    case VIGIL_ETHNICITY_NONE:
    case VIGIL_ETHNICITY_NOBT:
        return not_stated(child->ethnicity_unobtainable);
    case VIGIL_ETHNICITY_REFU:
        return CANNOT_BE_KNOWN;
    default:
        return STATED;
    }
}

static enum answer
sex(const struct rules_fact_child *child)
{
    return child->sex == VIGIL_SEX_FEMALE || child->sex == VIGIL_SEX_MALE
               ? STATED
               : not_stated(child->sex_unobtainable);
}

static enum answer
disability(const struct rules_fact_child *child)
{
    return child->disability == VIGIL_YES_NO_YES || child->disability == VIGIL_YES_NO_NO
               ? STATED
               : not_stated(child->disability_unobtainable);
}

static const struct {
    const char *breakdown;
    enum answer (*ask)(const struct rules_fact_child *child);
} questions[] = {{"ethnicity", ethnicity}, {"sex", sex}, {"disability", disability}};

static void
write(struct rules_tables *tables, const char *breakdown, const int32_t counts[ANSWERS])
{
    const char *const whole[3] = {"completeness", breakdown, "all"};
    int32_t all = 0;
    for (int i = 0; i < ANSWERS; i++) {
        all += counts[i];
    }
    rules_tables_count(tables, whole, RULES_ROLE_TOTAL, all);
    for (int i = 0; i < ANSWERS; i++) {
        const char *const place[3] = {"completeness", breakdown, categories[i]};
        rules_tables_count(tables, place, RULES_ROLE_CATEGORY, counts[i]);
        rules_tables_percent(tables, place, counts[i], all);
    }
}

void
rules_tables_completeness(struct rules_tables *tables)
{
    const struct rules_facts *facts = tables->facts;
    int32_t counts[BASE_COUNT(questions)][ANSWERS] = {{0}};
    bool any_live = false;
    for (size_t i = 0; i < facts->cases_count; i++) {
        const struct rules_fact_case *of = &facts->cases[i];
        if (!rules_tables_notified(tables, of)) {
            continue;
        }
        any_live = any_live || !of->historic;
        for (size_t q = 0; q < BASE_COUNT(questions); q++) {
            enum answer answer =
                of->child.present ? questions[q].ask(&of->child) : NO_INDEX_CHILD;
            counts[q][answer]++;
        }
    }
    for (size_t q = 0; any_live && q < BASE_COUNT(questions); q++) {
        write(tables, questions[q].breakdown, counts[q]);
    }
}
