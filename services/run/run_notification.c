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
    ret_read->has_form =
        class == BASE_OK && wire_form_has_further(VIGIL_MESSAGE_NOTIFICATION, body, size);
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

static void
find_outstanding(const struct run_notification *read,
                 const struct rules_context *context,
                 struct rules_outstanding *ret)
{
    ret->count = 0; /* of history, only what its further fields name */
    if (read->has_form) {
        rules_outstanding_of(&read->form, context->historic, ret);
    } else if (!context->historic) {
        rules_outstanding_of_record(&read->notification, ret);
    }
}

void
run_notification_apply(const struct run_notification *read,
                       const struct rules_context *context,
                       struct rules_file *file)
{
    static struct rules_outstanding outstanding; /* large */
    if (read->has_form) {
        rules_process_apply_further(&read->form, context, file);
    } else {
        find_outstanding(read, context, &outstanding);
        rules_outstanding_open(&outstanding, context, file);
    }
}

void
run_notification_warn(const struct run_notification *read,
                      const struct rules_context *context,
                      struct vigil_faults *ret_warnings)
{
    static struct rules_outstanding outstanding; /* large */
    find_outstanding(read, context, &outstanding);
    rules_outstanding_warn(&outstanding, ret_warnings);
}
