/*
 * The single values of random messages: days about today, codes of their lists, numbers
 * of items that are open. The same seed gives the same values.
 */
#ifndef PROCESS_VALUES_H
#define PROCESS_VALUES_H

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
    if (process_is(field, "period")) {
        return filling->base % 2 == 0 ? "2022-23" : "2022Q3";
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
    if (process_is(field, "until_on")) {
        return today; /* a pause that began before */
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
    static int counts[VIGIL_LIST_COUNT];
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
    if (process_is(field, "clock") && process_chance(filling->random, 95)) {
        return VIGIL_CLOCK_RAPID_REVIEW + (int64_t)process_random(filling->random, 2);
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

#endif
