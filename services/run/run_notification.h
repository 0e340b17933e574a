/*
 * A notification as it is read: the typed record, and the form only where it says more
 * than that or leaves something blank. Most that are sent in numbers do neither, and are
 * spared the form.
 */
#ifndef RUN_NOTIFICATION_H
#define RUN_NOTIFICATION_H

#include "base/base_error.h"
#include "vigil/forms.h"

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

#endif
