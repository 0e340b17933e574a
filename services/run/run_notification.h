/*
 * A notification as it is read: the typed record, and the form only where it says more
 * than that. Most that are sent in numbers do not, and are spared the form.
 */
#ifndef RUN_NOTIFICATION_H
#define RUN_NOTIFICATION_H

#include "base/base_error.h"
#include "rules/rules_process.h"

struct run_notification {
    struct vigil_notification notification;
    bool has_form;
    struct vigil_form form;
};

/* BASE_OK, or BASE_REFUSE with every fault found. */
enum base_class run_notification_read(const uint8_t *body,
                                      size_t size,
                                      struct run_notification *ret_read,
                                      struct vigil_faults *faults) BASE_MUST_CHECK;

/* The form, or NULL. */
const struct vigil_form *run_notification_form(const struct run_notification *read);

/* What it means beyond the case that it opens, which file->found is: items for what is
 * not known yet, and all that its further fields say. */
void run_notification_apply(const struct run_notification *read,
                            const struct rules_context *context,
                            struct rules_file *file);

/* The warnings of its receipt: what is not known yet. */
void run_notification_warn(const struct run_notification *read,
                           const struct rules_context *context,
                           struct vigil_faults *ret_warnings);

#endif
