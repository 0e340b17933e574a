/*
 * The typed records of the four messages that have one, from the same filled form: what
 * the wire reads out of one and the same bytes.
 */
#ifndef PROCESS_RECORDS_H
#define PROCESS_RECORDS_H

#include <string.h>

#include "vigil/forms.h"

#define PROCESS_TEXT(form, name, ret) vigil_form_text(form, "", 0, name, ret, sizeof(ret))
#define PROCESS_CODE(form, name, tag) ((enum tag)vigil_form_number(form, "", 0, name))
#define PROCESS_DATE(form, name)      ((vigil_date)vigil_form_number(form, "", 0, name))

static inline void
process_children(const struct vigil_form *form,
                 const char *list,
                 struct vigil_child *ret,
                 size_t *ret_count)
{
    *ret_count = vigil_form_rows(form, list);
    for (size_t i = 0; i < *ret_count; i++) {
        struct vigil_child *child = &ret[i];
        memset(child, 0, sizeof(*child));
        child->child_no = (int32_t)vigil_form_number(form, list, i, "child_no");
        child->index_child =
            (enum vigil_yes_no)vigil_form_number(form, list, i, "index_child");
        child->date_of_birth =
            (vigil_date)vigil_form_number(form, list, i, "date_of_birth");
        child->sex = (enum vigil_sex)vigil_form_number(form, list, i, "sex");
        child->ethnicity =
            (enum vigil_ethnicity)vigil_form_number(form, list, i, "ethnicity");
        vigil_form_text(form,
                        list,
                        i,
                        "ethnicity_not_stated_reason",
                        child->ethnicity_not_stated_reason,
                        sizeof(child->ethnicity_not_stated_reason));
        child->disability =
            (enum vigil_yes_no)vigil_form_number(form, list, i, "disability");
        child->cp_plan = (enum vigil_history)vigil_form_number(form, list, i, "cp_plan");
        child->looked_after =
            (enum vigil_history)vigil_form_number(form, list, i, "looked_after");
    }
}

static inline void
process_notification(const struct vigil_form *form, struct vigil_notification *ret)
{
    PROCESS_TEXT(form, "notification_ref", ret->notification_ref);
    PROCESS_TEXT(form, "authority", ret->authority);
    ret->incident_on = PROCESS_DATE(form, "incident_on");
    ret->became_aware_on = PROCESS_DATE(form, "became_aware_on");
    ret->notified_at = vigil_form_number(form, "", 0, "notified_at");
    ret->incident_type = PROCESS_CODE(form, "incident_type", vigil_incident_type);
    ret->death_category = PROCESS_CODE(form, "death_category", vigil_death_category);
    ret->harm_category = PROCESS_CODE(form, "harm_category", vigil_harm_category);
    ret->neglect = PROCESS_CODE(form, "neglect", vigil_yes_no);
    ret->domestic_abuse = PROCESS_CODE(form, "domestic_abuse", vigil_yes_no);
    ret->social_care = PROCESS_CODE(form, "social_care", vigil_social_care);
    PROCESS_TEXT(form, "timing_exclusion", ret->timing_exclusion);
    process_children(form, "children", ret->children, &ret->children_count);
}

static inline void
process_name(const struct vigil_form *form,
             const char *list,
             size_t row,
             struct vigil_case_name *ret)
{
    vigil_form_text(form, list, row, "case_ref", ret->case_ref, sizeof(ret->case_ref));
    vigil_form_text(form, list, row, "authority", ret->authority, sizeof(ret->authority));
    vigil_form_text(form,
                    list,
                    row,
                    "notification_ref",
                    ret->notification_ref,
                    sizeof(ret->notification_ref));
    ret->lcspr_ref[0] = '\0';
}

static inline void
process_rapid_review(const struct vigil_form *form, struct vigil_rapid_review *ret)
{
    process_name(form, "", 0, &ret->of);
    ret->received_at = vigil_form_number(form, "", 0, "received_at");
    ret->decision = PROCESS_CODE(form, "decision", vigil_decision);
    PROCESS_TEXT(form, "rationale", ret->rationale);
}

static inline void
process_panel_response(const struct vigil_form *form, struct vigil_panel_response *ret)
{
    process_name(form, "", 0, &ret->of);
    ret->decided_at = vigil_form_number(form, "", 0, "decided_at");
    ret->response = PROCESS_CODE(form, "response", vigil_response);
    ret->reason = PROCESS_CODE(form, "reason", vigil_response_reason);
}

static inline void
process_lcspr(const struct vigil_form *form, struct vigil_lcspr *ret)
{
    PROCESS_TEXT(form, "lcspr_ref", ret->lcspr_ref);
    PROCESS_TEXT(form, "authority", ret->authority);
    ret->commissioned_on = PROCESS_DATE(form, "commissioned_on");
    ret->received_at = vigil_form_number(form, "", 0, "received_at");
    ret->shape = PROCESS_CODE(form, "shape", vigil_shape);
    ret->children = (int32_t)vigil_form_number(form, "", 0, "children");
    ret->methodology = PROCESS_CODE(form, "methodology", vigil_methodology);
    ret->publication = PROCESS_CODE(form, "publication", vigil_publication);
    ret->published_on = PROCESS_DATE(form, "published_on");
    PROCESS_TEXT(form, "publication_reason", ret->publication_reason);
    PROCESS_TEXT(form, "timing_exclusion", ret->timing_exclusion);
    ret->incident_type = PROCESS_CODE(form, "incident_type", vigil_incident_type);
    ret->death_category = PROCESS_CODE(form, "death_category", vigil_death_category);
    ret->harm_category = PROCESS_CODE(form, "harm_category", vigil_harm_category);
    ret->links_count = vigil_form_rows(form, "links");
    for (size_t i = 0; i < ret->links_count; i++) {
        process_name(form, "links", i, &ret->links[i]);
    }
    process_children(
        form, "index_children", ret->index_children, &ret->index_children_count);
}

#endif
