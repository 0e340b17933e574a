/* Reading a notification: see run_notification.h. */
#include "run/run_notification.h"

#include "rules/rules_outstanding.h"
#include "wire/wire_form.h"
#include "wire/wire_notification.h"

enum base_class
run_notification_read(const uint8_t *body,
                      size_t size,
                      struct run_notification *ret_read,
                      struct vigil_faults *faults)
{
    enum base_class class =
        wire_notification_read(body, size, &ret_read->notification, faults);
    ret_read->has_form = class == BASE_OK &&
                         (!rules_outstanding_none(&ret_read->notification) ||
                          wire_form_has_further(VIGIL_MESSAGE_NOTIFICATION, body, size));
    return ret_read->has_form
               ? wire_form_read(
                     VIGIL_MESSAGE_NOTIFICATION, body, size, &ret_read->form, faults)
               : class;
}

const struct vigil_form *
run_notification_form(const struct run_notification *read)
{
    return read->has_form ? &read->form : NULL;
}
