/*
 * The plain records: what the program knows about a case, as C values without pointers
 * (but for the lists of an answer). Every room may use them; no room's foreign types
 * appear here.
 *
 * Units: a vigil_date is a calendar day in Europe/London, in days since 1970-01-01; a
 * vigil_instant is UTC in microseconds since 1970. Texts are UTF-8, NUL-terminated, and
 * "" where not stated.
 */
#ifndef VIGIL_RECORDS_H
#define VIGIL_RECORDS_H

#include "vigil/clocks.h"
#include "vigil/units.h"

struct vigil_id {
    uint8_t bytes[16]; /* UUIDv7 of the sender; v8 where derived from a casebook's row */
};

struct vigil_child {
    int32_t child_no; /* from 1 */
    enum vigil_yes_no index_child;
    vigil_date date_of_birth;
    enum vigil_sex sex;
    enum vigil_ethnicity ethnicity;
    char ethnicity_not_stated_reason[VIGIL_NOTE_SIZE];
    enum vigil_yes_no disability;
    enum vigil_history cp_plan;
    enum vigil_history looked_after;
    char sex_not_stated_reason[VIGIL_NOTE_SIZE]; /* why it cannot be known */
    char disability_not_stated_reason[VIGIL_NOTE_SIZE];
};

struct vigil_notification {
    char notification_ref[VIGIL_OWN_REF_SIZE]; /* the authority's own */
    char authority[VIGIL_PARTY_SIZE];
    vigil_date incident_on;
    vigil_date became_aware_on;
    vigil_instant
        notified_at; /* stated only by a historic record; else Vigil's receipt */
    enum vigil_incident_type incident_type;
    enum vigil_death_category death_category;
    enum vigil_harm_category harm_category;
    enum vigil_yes_no neglect;
    enum vigil_yes_no domestic_abuse;
    enum vigil_social_care social_care;
    char timing_exclusion[VIGIL_NOTE_SIZE];
    size_t children_count;
    struct vigil_child children[VIGIL_CHILDREN_MAX];
};

/* A case or a review is named by Vigil's reference or by its authority's own; one is
 * enough. */
struct vigil_case_name {
    char case_ref[VIGIL_REF_SIZE];
    char authority[VIGIL_PARTY_SIZE]; /* whose own reference; "" means the sender */
    char notification_ref[VIGIL_OWN_REF_SIZE];
    char
        lcspr_ref[VIGIL_OWN_REF_SIZE]; /* a review's; then there is no notification_ref */
    /* whose notification_ref it is; NONE: an incident's, or else a consideration's */
    enum vigil_file_kind kind;
};

struct vigil_rapid_review {
    struct vigil_case_name of;
    vigil_instant received_at; /* stated only by a historic record */
    enum vigil_decision decision;
    char rationale[VIGIL_RATIONALE_SIZE];
};

struct vigil_panel_response {
    struct vigil_case_name of;
    vigil_instant decided_at; /* stated only by a historic record */
    enum vigil_response response;
    enum vigil_response_reason reason;
};

struct vigil_lcspr {
    char lcspr_ref[VIGIL_OWN_REF_SIZE];
    char authority[VIGIL_PARTY_SIZE];
    vigil_date commissioned_on;
    vigil_instant received_at; /* VIGIL_INSTANT_NONE: in progress */
    enum vigil_shape shape;
    int32_t children; /* how many children it covers */
    enum vigil_methodology methodology;
    enum vigil_publication publication;
    vigil_date published_on;
    char publication_reason[VIGIL_NOTE_SIZE];
    char timing_exclusion[VIGIL_NOTE_SIZE];
    enum vigil_incident_type incident_type; /* only where no one notification says it */
    enum vigil_death_category death_category;
    enum vigil_harm_category harm_category;
    size_t links_count;
    struct vigil_case_name links[VIGIL_LINKS_MAX];
    size_t index_children_count; /* of a review without a notification */
    struct vigil_child index_children[VIGIL_CHILDREN_MAX];
};

/* The present state of a case, as the case file holds it: what the rules decide on. A
 * review (LCSPR) and a decision not to notify are kept the same way, as another kind. */
struct vigil_case {
    char case_ref[VIGIL_REF_SIZE];
    char authority[VIGIL_PARTY_SIZE];          /* who leads */
    char notification_ref[VIGIL_OWN_REF_SIZE]; /* its own reference; of a review,
                                                  lcspr_ref */
    enum vigil_file_kind kind;
    enum vigil_case_state state;
    enum vigil_case_state state_before; /* where withdrawn, merged or closed leads back */
    int32_t version;                    /* from 1; every change adds one */
    bool historic; /* notified before Vigil, brought in by a casebook */
    vigil_date incident_on;
    vigil_date became_aware_on;
    vigil_instant notified_at; /* of a review: when it was opened here */
    /* as notified: it stays that for statistics, whatever happens later */
    enum vigil_incident_type incident_type;
    vigil_date died_on;    /* the later outcome; VIGIL_DATE_NONE: none known */
    vigil_instant seen_at; /* by an officer of the Panel */
    size_t also_count;     /* further authorities on the case */
    char also[VIGIL_ALSO_MAX][VIGIL_PARTY_SIZE];
    enum vigil_withdrawal withdrawal;
    char merged_into[VIGIL_REF_SIZE]; /* of a duplicate: the case that goes on */
    vigil_instant rapid_review_at;    /* VIGIL_INSTANT_NONE: not received */
    enum vigil_decision decision;
    vigil_instant responded_at; /* VIGIL_INSTANT_NONE: the Panel has not answered */
    enum vigil_response response;
    enum vigil_response_reason reason;
    enum vigil_stand stand;              /* the partnership's reply to the response */
    vigil_date rapid_review_extended_to; /* as the Panel granted */
    vigil_date lcspr_extended_to;
    enum vigil_national_stage national;
    char lcspr_ref[VIGIL_OWN_REF_SIZE]; /* the review that covers it, by its own reference
                                         */
    char review_ref[VIGIL_REF_SIZE];    /* and by Vigil's */
    vigil_date lcspr_commissioned_on;
    vigil_instant
        lcspr_received_at; /* of a review: when the Panel had the final report */
    enum vigil_publication publication; /* of a review */
    vigil_date published_on;
    vigil_date forecast_on;        /* of a review that is late: when it is expected */
    enum vigil_period_kind period; /* of what is given each period */
    size_t facts_count;            /* each fact once, the latest */
    struct vigil_case_fact facts[VIGIL_FACT_COUNT];
    size_t pauses_count;
    struct vigil_pause pauses[VIGIL_PAUSES_MAX];
    size_t trail_count;             /* what the latest versions did, the newest last */
    uint8_t trail[VIGIL_TRAIL_MAX]; /* enum vigil_event_kind */
};

/* Something of a case that has a life of its own: a question, a recommendation, a key
 * line of enquiry. Its words are in the journal; here is what must be done, by whom. */
struct vigil_item {
    char case_ref[VIGIL_REF_SIZE];
    enum vigil_item_kind kind;
    int32_t no; /* from 1 within its case and kind */
    enum vigil_item_state state;
    char owner[VIGIL_PARTY_SIZE]; /* who must act while it is open */
    vigil_date due_on;            /* VIGIL_DATE_NONE: no day was set */
    int32_t code;   /* its theme, level, red-amber-green, clock: as its kind has it */
    int32_t level;  /* enum vigil_level, of a recommendation */
    int32_t parent; /* the number of the recommendation that it belongs to; 0: none */
    char
        label[VIGIL_LABEL_SIZE]; /* a field's path, a lead body, another case, a digest */
    vigil_instant opened_at;
    vigil_instant changed_at;
    bool changed; /* since it was read: to be written */
};

/* Two cases that may be of one incident. */
struct vigil_duplicate {
    char case_ref[VIGIL_REF_SIZE];
    char other_ref[VIGIL_REF_SIZE];
    char why[64]; /* of date,place,age,sex,other_authority */
};

/* A piece of a document. The data are borrowed, like the body of an event. */
struct vigil_chunk {
    char digest[VIGIL_DIGEST_SIZE]; /* of the whole document */
    int64_t size;                   /* of the whole document, in bytes */
    int64_t offset;                 /* where this piece begins */
    const uint8_t *data;
    size_t data_size; /* at most VIGIL_CHUNK_MAX */
};

/* An entry of the journal. The body is borrowed: it lives as long as what it was read
 * from. */
struct vigil_event {
    int64_t position;
    vigil_instant recorded_at;
    vigil_instant received_at; /* when the gate had it: the time of a live fact */
    char case_ref[VIGIL_REF_SIZE];
    char actor[VIGIL_PARTY_SIZE]; /* the party that caused it, or a daemon */
    char party[VIGIL_PARTY_SIZE]; /* the authority whose case it is, or "" */
    struct vigil_id message_id;
    enum vigil_event_kind type;
    bool historic;
    const uint8_t *body;
    size_t body_size;
};

/* A key of the roster: whom it speaks for. */
struct vigil_key {
    char public_key[VIGIL_KEY_SIZE];
    char party[VIGIL_PARTY_SIZE];
    enum vigil_role role;
    bool revoked;
};

/* The calendar feed of an authority gets a new name, or is taken away. */
struct vigil_feed_change {
    char authority[VIGIL_PARTY_SIZE];
    bool revoke;
};

#include "vigil/alerts.h"
#include "vigil/answers.h"

#endif
