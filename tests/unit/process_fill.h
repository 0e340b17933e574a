/*
 * Random messages for the property test, filled from the tables of the forms: mostly as
 * a partnership would fill them, sometimes wrong.
 */
#ifndef PROCESS_FILL_H
#define PROCESS_FILL_H

#include "process_values.h"

/* Fields that clash with others unless they are meant to be together: a few percent, so
 * that each clash comes up; and some that a partnership would not leave blank. */
static const struct {
    const char *name;
    uint8_t percent;
} process_odds[] = {
    {"authority", 1},
    {"expected_version", 20},
    {"place_country", 1},
    {"impairment", 1},
    {"plan_category", 1},
    {"ethnicity_not_stated_reason", 2},
    {"sex_not_stated_reason", 2},
    {"disability_not_stated_reason", 2},
    {"further_children", 2},
    {"further_children_outline", 2},
    {"involved_until", 2},
    {"died_on", 3},
    {"duplicate_of", 40},
    {"rationale", 100},
    {"letter", 97},
    {"words", 97},
    {"reason", 97},
    {"learned", 97},
    {"note", 97},
    {"considered", 97},
    {"dissent", 2},
    {"omitted_because", 2},
    {"from", 97},
    {"family", 2},
    {"came_on", 10},
    {"unknown", 4},
    {"incident_type", 3},
    {"digest", 10},
    {"began_on", 30},
    {"period", 97},
    {"methods", 97},
    {"commissioned_on", 97},
    {"became_aware_on", 99},
};

enum { PROCESS_FIELDS_MAX = 96, PROCESS_FORMS_MAX = 96 };

/* How likely in percent each field of a form is stated, worked out once. */
static inline const uint8_t *
process_likelihoods(const struct vigil_form_type *type, bool historic)
{
    static uint8_t likely[PROCESS_FORMS_MAX][2][PROCESS_FIELDS_MAX];
    uint8_t *at = likely[type->type][historic ? 1 : 0];
    bool opens = vigil_form_field(type, "", "case_ref") == SIZE_MAX;
    for (size_t i = 0; i < type->count && at[0] == 0; i++) {
        const struct vigil_field *field = &type->fields[type->count - 1 - i];
        uint8_t percent = 60;
        for (size_t k = 0; k < BASE_COUNT(process_odds); k++) {
            if (process_is(field, process_odds[k].name)) {
                percent = process_odds[k].percent;
            }
        }
        if (process_is_own_ref(field)) {
            percent = opens && field->list[0] == '\0' ? 99 : 0;
        } else if (field->need == VIGIL_HISTORIC) {
            percent = historic ? 99 : 1;
        } else if (field->need == VIGIL_NEEDED || process_is(field, "case_ref")) {
            percent = 100;
        }
        at[type->count - 1 - i] = percent; /* the first at last */
    }
    return at;
}

/* Whether a field goes with what was filled in before it. */
static inline bool
process_fits(const struct process_filling *filling, const struct vigil_field *field)
{
    int64_t type = filling->incident_type;
    if (filling->topic->careless || field->name[0] == 'c') {
        return true;
    }
    if (process_is(field, "death_category")) {
        return type == VIGIL_INCIDENT_TYPE_DEATH;
    }
    if (process_is(field, "harm_category") && field->list[0] == '\0') {
        return type == VIGIL_INCIDENT_TYPE_SERIOUS_HARM;
    }
    if (process_is(field, "published_on") || process_is(field, "publication_reason")) {
        return (filling->publication <= 3) == (field->name[8] == 'd');
    }
    if (process_is(field, "reason") && filling->response != 0) {
        return filling->response == VIGIL_RESPONSE_DISAGREES;
    }
    if (process_is(field, "until") && filling->granted != 0) {
        return filling->granted == VIGIL_YES_NO_YES;
    }
    return true;
}

static inline size_t
process_rows(const struct process_filling *filling, const struct vigil_field *field)
{
    if (process_is(field, "links")) {
        return filling->topic->links_count;
    }
    if (process_is(field, "key_lines") && filling->topic->lines_count > 0) {
        return filling->topic->lines_count;
    }
    if (process_is(field, "unknowns") || process_is(field, "index_children") ||
        process_is(field, "areas")) {
        return process_chance(filling->random, 5) ? 1 : field->need == VIGIL_NEEDED;
    }
    if ((field->most == 3 || process_is(field, "criteria")) &&
        process_chance(filling->random, 90)) {
        return field->most; /* the three partners; each criterion */
    }
    return field->need == VIGIL_NEEDED
               ? 1 + process_random(filling->random, 2)
               : process_random(filling->random, 4) * process_random(filling->random, 2);
}

/* Fills a whole message. The case is named by its reference, what it opens by its own. */
static inline void
process_fill(struct process_random *random,
             const struct process_topic *topic,
             enum vigil_message type,
             struct vigil_form *form)
{
    form->type = vigil_form_of(type);
    form->count = 0;
    struct process_filling filling = {.random = random,
                                      .topic = topic,
                                      .form = form,
                                      .base = process_random(random, 64)};
    const uint8_t *likely = process_likelihoods(form->type, topic->historic);
    size_t rows = 0;
    for (size_t i = 0; i < form->type->count; i++) {
        const struct vigil_field *field = &form->type->fields[i];
        if (field->kind == VIGIL_FIELD_LIST) {
            rows = process_rows(&filling, field); /* its fields follow it */
            continue;
        }
        uint32_t percent = topic->careless && likely[i] > 0 ? 50 : likely[i];
        for (size_t row = 0; row < (field->list[0] == '\0' ? 1 : rows); row++) {
            if (process_chance(random, percent) && process_fits(&filling, field)) {
                process_add(&filling, i, row);
            }
        }
    }
}

#endif
