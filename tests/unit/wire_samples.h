/*
 * Invented records with every field filled, each text as long as its array allows, for
 * the tests of services/wire and the seeds of the fuzzers.
 */
#ifndef WIRE_SAMPLES_H
#define WIRE_SAMPLES_H

#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "vigil/records.h"

/* Fills the array to its last byte; some of the letters take two bytes. */
static inline void
sample_text(char *ret_text, size_t size)
{
    size_t i = 0;
    for (; i + 3 < size; i += 3) {
        memcpy(ret_text + i, "x\xC3\xA9", 3);
    }
    for (; i + 1 < size; i++) {
        ret_text[i] = 'z';
    }
    ret_text[i] = '\0';
}

#define SAMPLE_TEXT(array) sample_text((array), sizeof(array))

static inline struct vigil_id
sample_id(void)
{
    struct vigil_id id;
    for (size_t i = 0; i < sizeof(id.bytes); i++) {
        id.bytes[i] = (uint8_t)(0xA0 + i);
    }
    return id;
}

/* 2024-05-17T08:30:00.25Z */
static inline vigil_instant
sample_instant(void)
{
    return (vigil_instant)base_date_of(2024, 5, 17) * BASE_DAY + 30600 * BASE_SECOND +
           250000;
}

static inline void
sample_children(struct vigil_child *ret_children, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct vigil_child *child = &ret_children[i];
        child->child_no = (int32_t)i + 1;
        child->index_child = i == 0 ? VIGIL_YES_NO_YES : VIGIL_YES_NO_NO;
        child->date_of_birth = base_date_of(2019, 2, 1 + (int)i);
        child->sex = VIGIL_SEX_NOT_KNOWN;
        child->ethnicity = VIGIL_ETHNICITY_NOBT;
        SAMPLE_TEXT(child->ethnicity_not_stated_reason);
        child->disability = VIGIL_YES_NO_NOT_KNOWN;
        child->cp_plan = VIGIL_HISTORY_PAST;
        child->looked_after = VIGIL_HISTORY_NEVER;
        SAMPLE_TEXT(child->sex_not_stated_reason);
        SAMPLE_TEXT(child->disability_not_stated_reason);
    }
}

static inline void
sample_notification(struct vigil_notification *ret, size_t children)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->notification_ref);
    SAMPLE_TEXT(ret->authority);
    ret->incident_on = base_date_of(2024, 5, 10);
    ret->became_aware_on = base_date_of(2024, 5, 13);
    ret->notified_at = sample_instant();
    ret->incident_type = VIGIL_INCIDENT_TYPE_OTHER;
    ret->death_category = VIGIL_DEATH_CATEGORY_NOT_CLEAR;
    ret->harm_category = VIGIL_HARM_CATEGORY_OTHER;
    ret->neglect = VIGIL_YES_NO_NOT_KNOWN;
    ret->domestic_abuse = VIGIL_YES_NO_NO;
    ret->social_care = VIGIL_SOCIAL_CARE_NOT_KNOWN;
    SAMPLE_TEXT(ret->timing_exclusion);
    ret->children_count = children;
    sample_children(ret->children, children);
}

static inline void
sample_case_name(struct vigil_case_name *ret)
{
    SAMPLE_TEXT(ret->case_ref);
    SAMPLE_TEXT(ret->authority);
    SAMPLE_TEXT(ret->notification_ref);
    SAMPLE_TEXT(ret->lcspr_ref);
}

static inline void
sample_rapid_review(struct vigil_rapid_review *ret)
{
    memset(ret, 0, sizeof(*ret));
    sample_case_name(&ret->of);
    ret->received_at = sample_instant();
    ret->decision = VIGIL_DECISION_CRITERIA_NOT_MET;
    SAMPLE_TEXT(ret->rationale);
}

static inline void
sample_panel_response(struct vigil_panel_response *ret)
{
    memset(ret, 0, sizeof(*ret));
    sample_case_name(&ret->of);
    ret->decided_at = sample_instant();
    ret->response = VIGIL_RESPONSE_DISAGREES;
    ret->reason = VIGIL_RESPONSE_REASON_FURTHER_LEARNING_LIKELY;
}

static inline void
sample_lcspr(struct vigil_lcspr *ret, size_t links, size_t children)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->lcspr_ref);
    SAMPLE_TEXT(ret->authority);
    ret->commissioned_on = base_date_of(2024, 6, 3);
    ret->received_at = sample_instant();
    ret->shape = VIGIL_SHAPE_NOT_STATED;
    ret->children = 7;
    ret->methodology = VIGIL_METHODOLOGY_OTHER;
    ret->publication = VIGIL_PUBLICATION_IN_PROGRESS;
    ret->published_on = base_date_of(2025, 1, 31);
    SAMPLE_TEXT(ret->publication_reason);
    SAMPLE_TEXT(ret->timing_exclusion);
    ret->incident_type = VIGIL_INCIDENT_TYPE_SERIOUS_HARM;
    ret->death_category = VIGIL_DEATH_CATEGORY_SUDI;
    ret->harm_category = VIGIL_HARM_CATEGORY_NEGLECT;
    ret->links_count = links;
    for (size_t i = 0; i < links; i++) {
        sample_case_name(&ret->links[i]);
    }
    ret->index_children_count = children;
    sample_children(ret->index_children, children);
}

static inline void
sample_key(struct vigil_key *ret)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->public_key);
    SAMPLE_TEXT(ret->party);
    ret->role = VIGIL_ROLE_OPERATOR;
}

static inline void
sample_feed_change(struct vigil_feed_change *ret)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->authority);
    ret->revoke = true;
}

static inline void
sample_query(struct vigil_query *ret)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->case_ref);
    SAMPLE_TEXT(ret->period);
    SAMPLE_TEXT(ret->table);
    ret->unsuppressed = true;
    SAMPLE_TEXT(ret->after);
    ret->limit = INT32_MAX;
    ret->as_of = INT64_MAX;
    SAMPLE_TEXT(ret->digest);
    ret->offset = INT64_MAX;
    SAMPLE_TEXT(ret->authority);
}

static inline void
sample_deadline(struct vigil_deadline *ret)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->case_ref);
    ret->clock = VIGIL_CLOCK_LCSPR;
    ret->revision = INT32_MAX;
    SAMPLE_TEXT(ret->rule);
    ret->started_on = base_date_of(2024, 5, 13);
    ret->due_on = base_date_of(2024, 6, 4);
    ret->state = VIGIL_CLOCK_STATE_MET_LATE;
    ret->met_at = sample_instant();
    ret->provisional = true;
}

static inline void
sample_alert(struct vigil_alert *ret)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->case_ref);
    ret->clock = VIGIL_CLOCK_RAPID_REVIEW;
    ret->revision = INT32_MAX;
    SAMPLE_TEXT(ret->rung);
    SAMPLE_TEXT(ret->recipient);
    ret->due_on = base_date_of(2024, 6, 4);
    SAMPLE_TEXT(ret->outcome);
    ret->hop = INT32_MAX;
    ret->channel = VIGIL_CHANNEL_WEBHOOK;
}

static inline void
sample_duplicate(struct vigil_duplicate *ret)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->case_ref);
    SAMPLE_TEXT(ret->other_ref);
    SAMPLE_TEXT(ret->why);
}

static inline void
sample_order(struct vigil_order *ret)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->case_ref);
    ret->clock = VIGIL_CLOCK_LCSPR;
    ret->until = base_date_of(2026, 6, 4);
}

static inline void
sample_chunk(struct vigil_chunk *ret, const uint8_t *data, size_t data_size)
{
    memset(ret, 0, sizeof(*ret));
    SAMPLE_TEXT(ret->digest);
    ret->size = UINT32_MAX;
    ret->offset = INT32_MAX;
    ret->data = data;
    ret->data_size = data_size;
}

static inline void
sample_event(struct vigil_event *ret, const uint8_t *body, size_t body_size)
{
    memset(ret, 0, sizeof(*ret));
    ret->position = INT64_MAX;
    ret->recorded_at = INT64_MAX;
    ret->received_at = INT64_MAX - 1;
    SAMPLE_TEXT(ret->case_ref);
    SAMPLE_TEXT(ret->actor);
    SAMPLE_TEXT(ret->party);
    ret->message_id = sample_id();
    ret->type = VIGIL_EVENT_ALERT_FAILED;
    ret->historic = true;
    ret->body = body;
    ret->body_size = body_size;
}

static inline void
sample_receipt(struct vigil_receipt *ret)
{
    memset(ret, 0, sizeof(*ret));
    ret->message_id = sample_id();
    SAMPLE_TEXT(ret->case_ref);
    ret->recorded_at = sample_instant();
    ret->received_at = sample_instant() - BASE_SECOND;
    ret->valid_at = sample_instant() + 1;
    ret->position = INT64_MAX;
    ret->sandbox = true;
    ret->deadlines_count = VIGIL_DEADLINES_MAX;
    for (size_t i = 0; i < ret->deadlines_count; i++) {
        sample_deadline(&ret->deadlines[i]);
    }
}

static inline void
sample_faults(struct vigil_faults *ret)
{
    memset(ret, 0, sizeof(*ret));
    ret->count = VIGIL_FAULTS_MAX;
    ret->more = UINT32_MAX;
    for (size_t i = 0; i < ret->count; i++) {
        SAMPLE_TEXT(ret->at[i].path);
        SAMPLE_TEXT(ret->at[i].code);
        SAMPLE_TEXT(ret->at[i].wrong);
        SAMPLE_TEXT(ret->at[i].right);
    }
}

static inline void
sample_rejection(struct vigil_rejection *ret)
{
    memset(ret, 0, sizeof(*ret));
    ret->message_id = sample_id();
    SAMPLE_TEXT(ret->code);
    sample_faults(&ret->faults);
}

#endif
