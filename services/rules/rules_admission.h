/*
 * What the admission of every message has in common: one check a function, each of which
 * adds what it finds to `faults` under the field's path, so that all faults are told at
 * once. A path that has a fault already (of decoding) gets no second one. Pure.
 */
#ifndef RULES_ADMISSION_H
#define RULES_ADMISSION_H

#include "rules/rules_context.h"
#include "vigil/records.h"

/* An expected birth may lie this many days behind the incident: a full term and some. */
enum {
    RULES_ADMISSION_UNBORN_DAYS = 300,
    RULES_ADMISSION_ADULT_YEARS = 18,
    RULES_ADMISSION_LEAVER_YEARS = 16, /* a care leaver is at least so old */
    RULES_ADMISSION_LEFT_YEARS = 25    /* and not so old yet */
};

/* Adds the fault unless the path has one. */
void rules_admission_fault(struct vigil_faults *faults,
                           const char *path,
                           const char *code,
                           const char *wrong,
                           const char *right);

/* The authority that counts: the one stated, or the sender's where it is blank. An
 * authority states its own or none; the panel states one of the list. "" on a fault. */
const char *rules_admission_authority(const char *stated,
                                      const struct rules_context *context,
                                      struct vigil_faults *faults);

/* An authority's own reference: there, of printable ASCII, and not one of Vigil's. */
void
rules_admission_own_ref(const char *path, const char *text, struct vigil_faults *faults);

/* A number that must be of the list; 0 (not stated) only if it is not required. */
void rules_admission_code(const char *path,
                          enum vigil_code_list list,
                          int code,
                          bool required,
                          struct vigil_faults *faults);

/* When it was: now for a live message, which must not state it; what is stated for a
 * historic one, which must, and not in the future. VIGIL_INSTANT_NONE on a fault, and if
 * the time is not known. */
vigil_instant rules_admission_time(const char *path,
                                   vigil_instant stated,
                                   const struct rules_context *context,
                                   struct vigil_faults *faults);

/* A day that, if stated, must not be in the future. */
void rules_admission_not_future(const char *path,
                                vigil_date date,
                                const struct rules_context *context,
                                struct vigil_faults *faults);

/* Death categories are for deaths (without abuse or neglect, those that say so), harm
 * categories for serious harm and other. Not judged if the incident type has a fault
 * already. */
void rules_admission_categories(enum vigil_incident_type type,
                                enum vigil_death_category death,
                                enum vigil_harm_category harm,
                                struct vigil_faults *faults);

/* One of the two by itself: `death` tells which list the code is of. */
void rules_admission_category(const char *path,
                              enum vigil_incident_type type,
                              bool death,
                              int64_t code,
                              struct vigil_faults *faults);

/* A birth that is possible for an incident of this type on this day: not long behind it,
 * and of a child, or of a care leaver of 16 to 24. Of history ages are not asked. */
void rules_admission_birth(const char *path,
                           vigil_date birth,
                           vigil_date on,
                           enum vigil_incident_type type,
                           const struct rules_context *context,
                           struct vigil_faults *faults);

/* The children of an incident of this type: numbered upwards from 1, at most one index
 * child, births that are possible on `on` (the incident's day, or the best known; none:
 * not judged). `list` is the field's name. */
void rules_admission_children(const char *list,
                              const struct vigil_child *children,
                              size_t count,
                              vigil_date on,
                              enum vigil_incident_type type,
                              const struct rules_context *context,
                              struct vigil_faults *faults);

/* History is not written into a live file. */
void rules_admission_live(const char *path,
                          const struct vigil_case *found,
                          const struct rules_context *context,
                          struct vigil_faults *faults);

/* The case that a message is about: there, theirs to see and to send this about, named
 * consistently, and a historic one if the message is historic (history is not written
 * into a live case, where it could make a late review look timely). True if its state
 * may be judged. */
bool rules_admission_case_of(enum vigil_message type,
                             const char *path,
                             const struct vigil_case_name *name,
                             const struct vigil_case *found,
                             const struct rules_context *context,
                             struct vigil_faults *faults);

/* The same of what only the authority that leads the case may send. */
bool rules_admission_case(const char *path,
                          const struct vigil_case_name *name,
                          const struct vigil_case *found,
                          const struct rules_context *context,
                          struct vigil_faults *faults);

#endif
