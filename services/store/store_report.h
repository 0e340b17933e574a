/*
 * What figures are made of: a flat row a case and a review, without free text. See
 * store.h for how functions queue.
 */
#ifndef STORE_REPORT_H
#define STORE_REPORT_H

#include "store/store.h"
#include "vigil/records.h"

/* The index child: the one that a case's statistics are about. */
struct store_report_child {
    bool present; /* false: there is none, the rest is not written */
    vigil_date born_on;
    enum vigil_sex sex;
    enum vigil_ethnicity ethnicity;
    enum vigil_yes_no disability;
    enum vigil_history cp_plan;
    enum vigil_history looked_after;
    /* of a case: what is not stated cannot be known */
    bool ethnicity_unobtainable;
    bool sex_unobtainable;
    bool disability_unobtainable;
};

struct store_report_case {
    char case_ref[VIGIL_REF_SIZE];
    int64_t position; /* of the notification in the journal; written, not read */
    char authority[VIGIL_PARTY_SIZE];
    char notification_ref[VIGIL_OWN_REF_SIZE]; /* written, not read */
    vigil_date incident_on;
    vigil_date became_aware_on;
    vigil_instant notified_at;
    enum vigil_incident_type incident_type;
    enum vigil_death_category death_category;
    enum vigil_harm_category harm_category;
    enum vigil_yes_no neglect;
    enum vigil_yes_no domestic_abuse;
    enum vigil_social_care social_care;
    bool timing_excluded;
    bool historic;
    bool left_out; /* read: withdrawn or merged */
    struct store_report_child child;
    vigil_instant rapid_review_at;
    enum vigil_decision decision;
    enum vigil_response response;
};

struct store_report_lcspr {
    char case_ref[VIGIL_REF_SIZE]; /* of the review; written, not read */
    char authority[VIGIL_PARTY_SIZE];
    char lcspr_ref[VIGIL_OWN_REF_SIZE];
    vigil_date commissioned_on;
    vigil_instant received_at;
    vigil_date published_on;
    enum vigil_shape shape;
    int32_t children;
    enum vigil_methodology methodology;
    enum vigil_publication publication;
    bool timing_excluded;
    enum vigil_incident_type incident_type;
    enum vigil_death_category death_category;
    enum vigil_harm_category harm_category;
    struct store_report_child child;
    bool has_case; /* read: it covers just one case, which is: */
    struct store_report_case of;
};

struct store_report_link {
    const char *authority; /* whose review */
    const char *lcspr_ref;
    struct vigil_case_name of; /* case_ref, or authority and notification_ref */
};

/* ---- Writing. A key may be only once in one call: the last word of several is the
 * caller's to find, or several calls' ---- */

/* Adds cases as notified; one that is there stays as it is. */
void store_report_add_cases(struct store *store,
                            const struct store_report_case *cases,
                            size_t count);

/* Writes a case as amended: all but who notified, when, and of which type. */
void store_report_amend_case(struct store *store, const struct store_report_case *c);

/* Writes rapid_review_at and decision of these cases. */
void store_report_put_rapid_reviews(struct store *store,
                                    const struct store_report_case *cases,
                                    size_t count);

/* Writes the response of these cases. */
void store_report_put_responses(struct store *store,
                                const struct store_report_case *cases,
                                size_t count);

/* Adds reviews, or puts them in the place of those that are there; but a review that was
 * received keeps the time at which it was. */
void store_report_put_lcsprs(struct store *store,
                             const struct store_report_lcspr *lcsprs,
                             size_t count);

/* Adds what reviews cover; *ret_unknown: links of cases that are not there. */
void store_report_add_links(struct store *store,
                            const struct store_report_link *links,
                            size_t count,
                            size_t *ret_unknown);

/* ---- Writing what a later message says of a case, a consideration or a review; of what
 * is not there, nothing ---- */

/* Withdrawn or merged, and back. */
void store_report_leave_out(struct store *store, const char *case_ref, bool left_out);

/* Who leads from now on; a review's lead does not change. */
void store_report_lead(struct store *store, const char *case_ref, const char *lead);

/* The final report of a review was received: its publication is awaited. A methodology or
 * a number of children that is 0 stays as it was. */
void store_report_put_report(struct store *store, const struct store_report_lcspr *lcspr);

/* How and when a review was published. */
void store_report_put_publication(struct store *store,
                                  const struct store_report_lcspr *lcspr);

/* An incident that was considered and not notified, by a reference of its own. */
struct store_report_consideration {
    char case_ref[VIGIL_REF_SIZE];    /* written, not read */
    char authority[VIGIL_PARTY_SIZE]; /* likewise */
    vigil_date considered_on;
    enum vigil_incident_type incident_type;
};

/* Adds it; if it is there, corrects the day. */
void store_report_put_consideration(struct store *store,
                                    const struct store_report_consideration *of);

/* ---- Cases that may be of one incident ---- */

struct store_report_alike {
    struct store_report_like {
        char case_ref[VIGIL_REF_SIZE];
        char authority[VIGIL_PARTY_SIZE];
        char other_ref[VIGIL_REF_SIZE];
        bool same_authority;
        bool same_sex; /* both known */
    } * at;            /* the caller's */
    size_t capacity;
    size_t count;
};

/* Of each of these cases, as notified live: the earlier ones that it is like, and which
 * were not found before; at most 3 a case, none where more than 20 are alike. The cases
 * were written before. */
void store_report_find_alike(struct store *store,
                             const char *const *case_refs,
                             size_t count,
                             struct store_report_alike *ret_alike);

/* ---- Reading ---- */

/* The position that is applied, without taking the row. */
void store_report_position(struct store *store, int64_t *ret_position);

/* Cases of a span of time, from the first instant to before the other. */
struct store_report_page {
    vigil_instant from; /* then that of the page's last case ... */
    const char *after;  /* ... and its reference; "" for the first page */
    vigil_instant until;
    int32_t limit;
};

struct store_report_cases {
    struct store_report_case *at; /* the caller's */
    size_t capacity;
    size_t count;
};

/* Those notified in the span, in order of time and reference. */
void store_report_notified(struct store *store,
                           const struct store_report_page *page,
                           struct store_report_cases *ret_cases);

/* Those whose rapid review was received in it. */
void store_report_reviewed(struct store *store,
                           const struct store_report_page *page,
                           struct store_report_cases *ret_cases);

/* Reviews commissioned before a day, or received in a span; store_report_lcsprs_done
 * frees. Start with zeroes. */
struct store_report_lcsprs {
    struct store_report_lcspr *at;
    size_t count;
};
void store_report_lcsprs_read(struct store *store,
                              vigil_date commissioned_before,
                              vigil_instant received_from,
                              vigil_instant received_until,
                              struct store_report_lcsprs *ret_lcsprs);
void store_report_lcsprs_done(struct store_report_lcsprs *lcsprs);

/* Considerations of the days from .. before until, but for those withdrawn;
 * store_report_considerations_done frees. Start with zeroes. */
struct store_report_considerations {
    struct store_report_consideration *at;
    size_t count;
};
void
store_report_considerations_read(struct store *store,
                                 vigil_date from,
                                 vigil_date until,
                                 struct store_report_considerations *ret_considerations);
void store_report_considerations_done(struct store_report_considerations *considerations);

#endif
