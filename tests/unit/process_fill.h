/*
 * Random messages for the property test, filled from the tables of the forms: mostly as
 * a partnership would fill them, sometimes wrong. The same seed gives the same messages.
 */
#ifndef PROCESS_FILL_H
#define PROCESS_FILL_H

#include <string.h>

#include "base/base_attr.h"
#include "rules/rules_london.h"
#include "vigil/forms.h"

struct process_random {
    uint64_t state; /* xorshift64*; never 0 */
};

static inline uint32_t
process_random(struct process_random *random, uint32_t below)
{
    random->state ^= random->state >> 12;
    random->state ^= random->state << 25;
    random->state ^= random->state >> 27;
    return (uint32_t)((random->state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % below;
}

static inline bool
process_chance(struct process_random *random, uint32_t percent)
{
    return process_random(random, 100) < percent;
}

enum { PROCESS_LINES = 8 };

/* What a message is about, as its sender sees it. */
struct process_topic {
    const char *case_ref;  /* NULL: it opens something */
    const char *own_ref;   /* of what it opens */
    const char *other_ref; /* another case */
    const char *links[3];  /* of an LCSPR */
    size_t links_count;
    int32_t version;
    int32_t
        open[VIGIL_ITEM_KIND_SEEING + 1]; /* the number of an open item of each kind */
    int32_t lines[PROCESS_LINES];         /* the open key lines */
    size_t lines_count;
    vigil_instant now;
    bool historic;
    bool careless; /* most values are blank or wrong */
};

struct process_filling {
    struct process_random *random;
    const struct process_topic *topic;
    struct vigil_form *form;
    int64_t base; /* so that the codes of a list differ from row to row */
    /* what was filled in before */
    int64_t incident_type, publication, response, granted;
};

static const char *const process_parties[] = {"E08000025", "E10000016", "E06000036"};
static const char process_digest[] =
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
static const struct {
    const char *path, *value;
} process_changes[] = {
    {"children[0].ethnicity", "WBRI"},
    {"children[0].sex", "female"},
    {"social_care", "open"},
    {"neglect", "yes"},
    {"outline", "what happened"},
    {"domestic_abuse", "no"},
    {"children[0].disability", "no"},
    {"incident_type", "death"},
    {"no_such_field", "no"},
};

static inline bool
process_is(const struct vigil_field *field, const char *name)
{
    return field->name[0] == name[0] && strcmp(field->name, name) == 0;
}

/* An authority's own reference. */
static inline bool
process_is_own_ref(const struct vigil_field *field)
{
    return process_is(field, "notification_ref") || process_is(field, "lcspr_ref") ||
           process_is(field, "consideration_ref");
}

static inline const char *
process_text(struct process_filling *filling, const struct vigil_field *field, size_t row)
{
    const struct process_topic *topic = filling->topic;
    size_t change = ((size_t)filling->base + row) % BASE_COUNT(process_changes);
    switch (field->kind) {
    case VIGIL_FIELD_REFERENCE:
        if (process_is(field, "case_ref")) {
            return field->list[0] != '\0' ? topic->links[row] : topic->case_ref;
        }
        return topic->other_ref;
    case VIGIL_FIELD_AUTHORITY:
        return process_parties[(row + 1 + (size_t)filling->base % 2) % 3];
    default:
        break;
    }
    if (process_is_own_ref(field)) {
        return topic->own_ref;
    }
    if (process_is(field, "path") || process_is(field, "field")) {
        return process_changes[change].path;
    }
    if (process_is(field, "value")) {
        return process_changes[change].value;
    }
    if (process_is(field, "digest")) {
        return process_digest;
    }
    return process_chance(filling->random, 2) ? "all agencies" : "words";
}

static inline int64_t
process_day(struct process_filling *filling, const struct vigil_field *field)
{
    vigil_date today = rules_london_date(filling->topic->now);
    int32_t some = (int32_t)process_random(filling->random, 40);
    if (process_chance(filling->random, 2)) {
        return today + some * 30 - 600;
    }
    if (process_is(field, "due_on") || process_is(field, "until") ||
        process_is(field, "forecast_on")) {
        return today + 1 + some * 5;
    }
    if (process_is(field, "commissioned_on") && !process_chance(filling->random, 5)) {
        return today;
    }
    if (process_is(field, "incident_on")) {
        return today - 10 - some;
    }
    if (process_is(field, "became_aware_on")) {
        return today - 7;
    }
    if (process_is(field, "date_of_birth")) {
        return today - 400 - some * 100;
    }
    return today - some / 6;
}

static inline int64_t
process_code(struct process_filling *filling, const struct vigil_field *field, size_t row)
{
    static int counts[64]; /* by list */
    int count = counts[field->codes];
    while (vigil_code_name(field->codes, count + 1) != NULL) {
        counts[field->codes] = ++count;
    }
    if (process_chance(filling->random, 1)) {
        return count + 1; /* no such code */
    }
    if (process_is(field, "publication") && process_chance(filling->random, 80)) {
        return filling->form->type->type == VIGIL_MESSAGE_LCSPR
                   ? VIGIL_PUBLICATION_IN_PROGRESS
                   : 1 + (int64_t)process_random(filling->random, 4);
    }
    if (process_is(field, "incident_type") && process_chance(filling->random, 70)) {
        return 1 + (int64_t)process_random(filling->random, 3);
    }
    if (process_is(field, "assent") && process_chance(filling->random, 97)) {
        return VIGIL_ASSENT_AGREES;
    }
    if (field->list[0] != '\0') {
        return 1 + (filling->base + (int64_t)row) % count;
    }
    return 1 + (int64_t)process_random(filling->random, (uint32_t)count);
}

/* The item that a number of this name stands for. */
static inline enum vigil_item_kind
process_item_kind(const struct vigil_field *field)
{
    static const struct {
        const char *name;
        enum vigil_item_kind kind;
    } numbers[] = {{"question_no", VIGIL_ITEM_KIND_QUESTION},
                   {"extension_no", VIGIL_ITEM_KIND_EXTENSION},
                   {"gap_no", VIGIL_ITEM_KIND_GAP},
                   {"key_line_no", VIGIL_ITEM_KIND_KEY_LINE},
                   {"recommendation_no", VIGIL_ITEM_KIND_RECOMMENDATION},
                   {"action_no", VIGIL_ITEM_KIND_ACTION},
                   {"follow_up_no", VIGIL_ITEM_KIND_FOLLOW_UP},
                   {"issue_no", VIGIL_ITEM_KIND_NATIONAL_ISSUE}};
    for (size_t i = 0; i < BASE_COUNT(numbers); i++) {
        if (process_is(field, numbers[i].name)) {
            return numbers[i].kind;
        }
    }
    return VIGIL_ITEM_KIND_NONE;
}

static inline int64_t
process_number(struct process_filling *filling,
               const struct vigil_field *field,
               size_t row)
{
    if (process_is(field, "expected_version")) {
        return filling->topic->version + (process_chance(filling->random, 10) ? 1 : 0);
    }
    const struct process_topic *topic = filling->topic;
    int32_t open = topic->open[process_item_kind(field)];
    if (open != 0 && process_chance(filling->random, 95)) {
        bool line = field->list[0] != '\0' && row < topic->lines_count;
        return line && process_is(field, "key_line_no") ? topic->lines[row] : open;
    }
    if (field->list[0] != '\0') {
        return (int64_t)row + 1;
    }
    return 1 + (int64_t)(process_random(filling->random, 3) *
                         process_random(filling->random, 2));
}

static inline void
process_add(struct process_filling *filling, size_t number, size_t row)
{
    const struct vigil_field *field = &filling->form->type->fields[number];
    struct vigil_value value = {.field = (uint16_t)number, .row = (uint16_t)row};
    switch (field->kind) {
    case VIGIL_FIELD_CODE:
        value.number = process_code(filling, field, row);
        break;
    case VIGIL_FIELD_DATE:
        value.number = process_day(filling, field);
        break;
    case VIGIL_FIELD_TIME:
        value.number = filling->topic->now;
        break;
    case VIGIL_FIELD_NUMBER:
        value.number = process_number(filling, field, row);
        break;
    default:
        value.text = process_text(filling, field, row);
        value.size = value.text == NULL ? 0 : (uint32_t)strlen(value.text);
        break;
    }
    if (process_is(field, "incident_type")) {
        filling->incident_type = value.number;
    } else if (process_is(field, "publication")) {
        filling->publication = value.number;
    } else if (process_is(field, "response")) {
        filling->response = value.number;
    } else if (process_is(field, "granted")) {
        filling->granted = value.number;
    }
    if (value.size > 0 || value.number != 0) {
        (void)vigil_form_add(filling->form, &value);
    }
}

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
