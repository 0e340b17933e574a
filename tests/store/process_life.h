/*
 * The beginnings of a case's life that several tests need. Included by store tests only,
 * after cmocka.h.
 */
#ifndef PROCESS_LIFE_H
#define PROCESS_LIFE_H

#include "process_stage.h"

/* "case_ref=" and the reference */
static inline const char *
process_of(const char *case_ref)
{
    static char lines[4][64];
    static size_t next;
    char *line = lines[next++ % 4];
    (void)base_text_print(line, 64, "case_ref=%s", case_ref);
    return line;
}

/* Notifies under "notification_ref=...", with "neglect=...", shared with Manchester. */
static inline void
process_notify(const char *own, const char *neglect, char ret_ref[VIGIL_REF_SIZE])
{
    const struct vigil_receipt *receipt =
        process_take(INTAKE,
                     &stage_birmingham,
                     VIGIL_MESSAGE_NOTIFICATION,
                     LINES(own,
                           "incident_on=2026-03-23",
                           "became_aware_on=2026-03-24",
                           "incident_type=serious_harm",
                           "harm_category=neglect",
                           neglect,
                           "domestic_abuse=no",
                           "social_care=open",
                           "children[0].child_no=1",
                           "children[0].index_child=yes",
                           "children[0].date_of_birth=2022-05-01",
                           "children[0].sex=female",
                           "children[0].ethnicity=WBRI",
                           "children[0].disability=no",
                           "children[0].cp_plan=never",
                           "children[0].looked_after=never",
                           "outline=Found alone.",
                           "areas[0].authority=E08000003",
                           "areas[0].part=where_child_lives"));
    (void)base_text_copy(ret_ref, VIGIL_REF_SIZE, receipt->case_ref);
}

/* Its rapid review, which decides on an LCSPR. */
static inline void
process_review(const char *case_ref)
{
    (void)process_take(INTAKE,
                       &stage_birmingham,
                       VIGIL_MESSAGE_RAPID_REVIEW,
                       LINES(process_of(case_ref),
                             "decision=lcspr",
                             "rationale=Learning is likely.",
                             "key_lines[0].question=What was known?",
                             "key_lines[1].question=Who decided?"));
}

#endif
