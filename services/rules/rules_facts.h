/*
 * The facts that tables are made of: flat rows without names and free text. The caller
 * owns them.
 *
 * All days are days in London: who holds an instant asks rules_london_date.
 * VIGIL_DATE_NONE: not stated, or has not happened.
 */
#ifndef RULES_FACTS_H
#define RULES_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/records.h"

/* The index child: the one that a case's statistics are about. */
struct rules_fact_child {
    bool present; /* false: the case has no index child, the rest is not read */
    vigil_date born_on;
    enum vigil_sex sex;
    enum vigil_ethnicity ethnicity;
    enum vigil_yes_no disability;
    enum vigil_history cp_plan;
    enum vigil_history looked_after;
    /* it is not stated, and the reason is: it cannot be known (REFU says so by
     * itself); else it is not known yet */
    bool ethnicity_unobtainable;
    bool sex_unobtainable;
    bool disability_unobtainable;
};

/* A case: its notification, its rapid review and the Panel's response, so far as they
 * have come. */
struct rules_fact_case {
    char authority[VIGIL_PARTY_SIZE];
    vigil_date incident_on;
    vigil_date became_aware_on;
    vigil_date notified_on;
    enum vigil_incident_type incident_type;
    enum vigil_death_category death_category;
    enum vigil_harm_category harm_category;
    enum vigil_yes_no neglect;
    enum vigil_yes_no domestic_abuse;
    enum vigil_social_care social_care;
    bool timing_excluded; /* its durations are left out of LCSPR statistics */
    bool historic;        /* notified before Vigil */
    bool left_out;        /* withdrawn, or merged into another: not counted as notified */
    struct rules_fact_child child;
    vigil_date rapid_review_on;
    enum vigil_decision decision;
    enum vigil_response response; /* 0: the Panel has not answered */
};

struct rules_fact_lcspr {
    vigil_date commissioned_on;
    vigil_date received_on;
    vigil_date published_on;
    enum vigil_shape shape;
    int32_t children;
    enum vigil_methodology methodology;
    enum vigil_publication publication;
    bool timing_excluded;
    /* only where no one notification says it */
    enum vigil_incident_type incident_type;
    enum vigil_death_category death_category;
    enum vigil_harm_category harm_category;
    struct rules_fact_child
        child;     /* the review's own, where it covers not just one case */
    bool has_case; /* it covers just one case, which is: */
    struct rules_fact_case of;
};

/* An incident that was considered and not notified. */
struct rules_fact_consideration {
    vigil_date considered_on;
    enum vigil_incident_type incident_type; /* what it would have been */
};

struct rules_facts {
    const struct rules_fact_case *cases;
    size_t cases_count;
    const struct rules_fact_lcspr *lcsprs;
    size_t lcsprs_count;
    const struct rules_fact_consideration *considerations;
    size_t considerations_count;
};

#endif
