/*
 * What a notification does not say yet. It is accepted without: an early notification
 * that is short is worth more than a late one that is full (Working Together 2023,
 * chapter 5). Each such field is a warning in the receipt and an item of the case, which
 * stays open until the field is amended or it is said why it cannot be known. Pure.
 *
 * Not known yet is a field left blank that matters for this kind of incident, and
 * not_known without a reason. Of history only what its record names as not known yet.
 */
#ifndef RULES_OUTSTANDING_H
#define RULES_OUTSTANDING_H

#include "rules/rules_process.h"

/* at most 6 fields of the notification, 7 of each child, and 128 that are named */
enum {
    RULES_OUTSTANDING_PATH = 64,
    RULES_OUTSTANDING_MAX = 6 + 7 * VIGIL_CHILDREN_MAX + 128
};

struct rules_outstanding {
    size_t count;
    char at[RULES_OUTSTANDING_MAX][RULES_OUTSTANDING_PATH]; /* children[1].ethnicity */
};

/* The paths of what a live notification does not say that has nothing beyond its typed
 * record: then its form need not be looked at. */
void rules_outstanding_of_record(const struct vigil_notification *notification,
                                 struct rules_outstanding *ret);

/* The paths of what is not known yet, by the whole form. */
void rules_outstanding_of(const struct vigil_form *form,
                          bool historic,
                          struct rules_outstanding *ret);

/* An open item of the case for each of them. */
void rules_outstanding_open(const struct rules_outstanding *outstanding,
                            const struct rules_context *context,
                            struct rules_file *file);

/* A warning for each of them. */
void rules_outstanding_warn(const struct rules_outstanding *outstanding,
                            struct vigil_faults *warnings);

#endif
