/*
 * The case file: each case's present state. See store.h for how functions queue. The
 * partners' part and the Panel's part are changed by different statements, since each
 * daemon's role is granted its own columns only.
 */
#ifndef STORE_CASE_H
#define STORE_CASE_H

#include "store/store.h"
#include "vigil/records.h"

/* Finds the references of files named by an authority's own reference; a name that is
 * not found is left with an empty case_ref. The names must live until store_run. */
void store_case_resolve(struct store *store, struct vigil_case_name *names, size_t count);

/* Cases as read; `at` is the caller's. */
struct store_cases {
    struct vigil_case *at;
    size_t capacity;
    size_t count;
    bool truncated; /* there were more */
};

/* Locks and reads the cases of these references, and those that the reviews among them
 * cover, all in the order of the references. */
void store_case_lock(struct store *store,
                     const char *const *case_refs,
                     size_t count,
                     struct store_cases *ret_cases);

/* Reads without locking. */
void store_case_read(struct store *store,
                     const char *const *case_refs,
                     size_t count,
                     struct store_cases *ret_cases);

/* Reads the cases that a review covers, in the order of the references. */
void store_case_members(struct store *store,
                        const char *review_ref,
                        struct store_cases *ret_cases);

/* One page of cases behind a reference: those that one authority leads or shares, or all
 * (""). */
void store_case_page(struct store *store,
                     const char *authority,
                     const char *after,
                     int32_t limit,
                     struct store_cases *ret_cases);

/* Numbers for new references. */
void store_case_serials(struct store *store, int32_t count, int64_t *ret_serials);

/* New cases, with what they are opened by; where store_case_is_more, the partners' part
 * is to be written too. */
void
store_case_add(struct store *store, const struct vigil_case *const *cases, size_t count);
bool store_case_is_more(const struct vigil_case *opened);

void store_case_change_partners(struct store *store,
                                const struct vigil_case *const *cases,
                                size_t count);
void store_case_change_panel(struct store *store,
                             const struct vigil_case *const *cases,
                             size_t count);

#endif
