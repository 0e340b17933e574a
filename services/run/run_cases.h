/*
 * The cases that a group touches: read and locked once, changed in memory by one decision
 * after the other, written once. A case that the group itself opens is found by those
 * behind it in the group.
 */
#ifndef RUN_CASES_H
#define RUN_CASES_H

#include "store/store_case.h"
#include "vigil/records.h"

#define RUN_NO_CASE SIZE_MAX

enum {
    RUN_CASES_TABLE = 1024,
    RUN_CASES_LOCKED = RUN_CASES_TABLE - 128 /* and as many as a group may open */
};

struct run_cases {
    struct vigil_case at[RUN_CASES_TABLE];
    bool is_new[RUN_CASES_TABLE];
    bool changed[RUN_CASES_TABLE];
    size_t count;
};

/* Where the file lies, by reference or else by its authority's own; RUN_NO_CASE. */
size_t run_cases_find(const struct run_cases *cases, const struct vigil_case_name *name);

/* Adds a case that the group opens; gives where it lies. */
size_t run_cases_open(struct run_cases *cases, const struct vigil_case *opened);

/* Adds cases as locked in the store. */
void run_cases_take(struct run_cases *cases, const struct store_cases *locked);

/* The cases that a review covers, in the order of their references; pointers into the
 * table. */
size_t run_cases_members(struct run_cases *cases,
                         const char *review_ref,
                         struct vigil_case **ret_cases);

/* The cases that are new, and those that are changed: pointers into the table. */
size_t run_cases_new(const struct run_cases *cases, const struct vigil_case **ret_cases);
size_t run_cases_changed(const struct run_cases *cases,
                         const struct vigil_case **ret_cases);

#endif
