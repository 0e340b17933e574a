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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/codes.h"

typedef int32_t vigil_date;
typedef int64_t vigil_instant;

#define VIGIL_DATE_NONE    INT32_MIN
#define VIGIL_INSTANT_NONE INT64_MIN

enum {
    VIGIL_REF_SIZE = 24,     /* CSP-2026-000123-K and its NUL, with room for growth */
    VIGIL_OWN_REF_SIZE = 41, /* an authority's own reference */
    VIGIL_PARTY_SIZE = 16,   /* a GSS code, "panel" or "operator" */
    VIGIL_KEY_SIZE = 41,     /* a CURVE public key in Z85 */
    VIGIL_NOTE_SIZE = 201,   /* a short reason in words */
    VIGIL_RATIONALE_SIZE = 4001,
    VIGIL_CHILDREN_MAX = 16,
    VIGIL_LINKS_MAX = 32, /* notifications that one LCSPR may cover */
    VIGIL_FAULTS_MAX = 48,
    VIGIL_DEADLINES_MAX = 8,
    VIGIL_MESSAGE_MAX = 65536 /* bytes of one submission */
};

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

/* A case is named by Vigil's reference or by its authority's own; one is enough. */
struct vigil_case_name {
    char case_ref[VIGIL_REF_SIZE];
    char authority[VIGIL_PARTY_SIZE]; /* whose own reference; "" means the sender */
    char notification_ref[VIGIL_OWN_REF_SIZE];
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

/* The present state of a case, as the case file holds it: what the rules decide on. */
struct vigil_case {
    char case_ref[VIGIL_REF_SIZE];
    char authority[VIGIL_PARTY_SIZE];
    char notification_ref[VIGIL_OWN_REF_SIZE];
    enum vigil_case_state state;
    int32_t version; /* from 1; every change adds one */
    bool historic;   /* notified before Vigil, brought in by a casebook */
    vigil_date incident_on;
    vigil_date became_aware_on;
    vigil_instant notified_at;
    vigil_instant rapid_review_at; /* VIGIL_INSTANT_NONE: not received */
    enum vigil_decision decision;
    vigil_instant responded_at; /* VIGIL_INSTANT_NONE: the Panel has not answered */
    enum vigil_response response;
    enum vigil_response_reason reason;
    char lcspr_ref[VIGIL_OWN_REF_SIZE]; /* the review that covers it */
    vigil_date lcspr_commissioned_on;
    vigil_instant lcspr_received_at;
};

/* A line of config/clocks.csv: how long a clock runs, and for triggers of which days the
 * line holds. */
enum vigil_clock_unit {
    VIGIL_UNIT_WORKING_DAYS = 1,
    VIGIL_UNIT_MONTHS = 2, /* calendar months, clamped to the month's last day */
    VIGIL_UNIT_WEEKS = 3
};

/* The fact whose day in London is a clock's day 0. */
enum vigil_clock_trigger {
    VIGIL_TRIGGER_BECAME_AWARE = 1,
    VIGIL_TRIGGER_NOTIFIED = 2,
    VIGIL_TRIGGER_LCSPR_DECIDED = 3 /* commissioned; or, not stated, the rapid review */
};

struct vigil_clock_rule {
    char name[VIGIL_OWN_REF_SIZE]; /* rapid_review_2018 */
    enum vigil_clock clock;
    enum vigil_clock_trigger trigger;
    int32_t length;
    enum vigil_clock_unit unit;
    vigil_date valid_from;  /* day 0 from this day ... */
    vigil_date valid_until; /* ... to this day inclusive; VIGIL_DATE_NONE: still valid */
    char basis[VIGIL_NOTE_SIZE]; /* the law or guidance that says so */
};

/* A line of config/ladder.csv: when an alert of a clock is raised, and to whom. */
struct vigil_rung {
    char name[24]; /* before_5 */
    enum vigil_clock clock;
    int32_t offset;     /* working days from the due day; negative: before */
    char recipient[24]; /* a role: notifier, partnership_lead, panel_secretariat */
};

/* An alert of one rung: its key is (case, clock, revision, rung, recipient). */
struct vigil_alert {
    char case_ref[VIGIL_REF_SIZE];
    enum vigil_clock clock;
    int32_t revision;
    char rung[24];
    char recipient[48]; /* E08000025/notifier */
    vigil_date due_on;
    char outcome[40]; /* of a delivery; "" when raised */
};

/* An entry of the journal. The body is borrowed: it lives as long as what it was read
 * from. */
struct vigil_event {
    int64_t position;
    vigil_instant recorded_at;
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

/* One clock of one case, at one revision. */
struct vigil_deadline {
    char case_ref[VIGIL_REF_SIZE];
    enum vigil_clock clock;
    int32_t revision;              /* from 1; a corrected date is a new revision */
    char rule[VIGIL_OWN_REF_SIZE]; /* the line of config/clocks.csv that gave it */
    vigil_date started_on;         /* day 0 */
    vigil_date due_on;             /* met if done by the end of this day in London */
    enum vigil_clock_state state;
    vigil_instant met_at; /* VIGIL_INSTANT_NONE while running */
    bool provisional; /* due_on lies where the calendar has no holidays: weekends only */
};

struct vigil_fault {
    char path[64];   /* children[1].date_of_birth */
    char code[40];   /* for programs */
    char wrong[128]; /* what was wrong, never quoting free text, a name or a birth date */
    char right[200]; /* what would be right */
};

struct vigil_faults {
    size_t count; /* how many are in `at` */
    size_t more;  /* how many did not fit */
    struct vigil_fault at[VIGIL_FAULTS_MAX];
};

struct vigil_receipt {
    struct vigil_id message_id;
    char case_ref[VIGIL_REF_SIZE];
    vigil_instant recorded_at;
    int64_t position; /* in the journal */
    bool sandbox;
    size_t deadlines_count; /* the deadlines that now run, and those just met */
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
};

struct vigil_rejection {
    struct vigil_id message_id;
    char code[40];
    struct vigil_faults faults;
};

struct vigil_busy {
    struct vigil_id message_id;
    int32_t retry_after_ms;
};

/* What a query says it wants; each type of query uses the fields that it needs. */
struct vigil_query {
    char case_ref[VIGIL_REF_SIZE];
    char period[16];
    char table[48];
    bool unsuppressed;
    char after[64]; /* cursor of the page before, "" for the first */
    int32_t limit;  /* rows a page, 0: the service's own choice */
    int64_t as_of;  /* journal position, 0: now */
};

enum vigil_cell_kind { VIGIL_CELL_TEXT = 0, VIGIL_CELL_NUMBER = 1 };

/* A table of an answer. Cells are row by row; owned by the answer. */
struct vigil_listing {
    char *title;
    size_t columns_count;
    char **columns;
    enum vigil_cell_kind *kinds;
    size_t rows_count;
    char **cells; /* rows_count * columns_count */
};

enum vigil_answer_kind {
    VIGIL_ANSWER_NONE = 0,
    VIGIL_ANSWER_RECEIPT,
    VIGIL_ANSWER_REJECTION,
    VIGIL_ANSWER_BUSY,
    VIGIL_ANSWER_RESULT
};

struct vigil_answer {
    enum vigil_answer_kind kind;
    struct vigil_id message_id;
    union {
        struct vigil_receipt receipt;
        struct vigil_rejection rejection;
        struct vigil_busy busy;
        struct {
            size_t listings_count;
            struct vigil_listing *listings;
            char next[64]; /* cursor of the next page, "" at the end */
        } result;
    };
    uint8_t *bytes; /* the answer as it came, owned by the answer */
    size_t bytes_size;
};

#endif
