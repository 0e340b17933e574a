/* What GOV.UK Notify says became of a message: see dispatch_callback.h. */
#include "dispatch/dispatch_callback.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "files/files_object.h"

/* Notify's words for mails; the failures are final there, each is another code here. */
static const struct {
    const char *status;
    enum dispatch_fate fate;
    const char *outcome;
} words[] = {
    {"created", DISPATCH_DELAYED, "created"},
    {"sending", DISPATCH_DELAYED, "sending"},
    {"delivered", DISPATCH_DELIVERED, "delivered"},
    {"permanent-failure", DISPATCH_BOUNCED, "permanent_failure"},
    {"temporary-failure", DISPATCH_BOUNCED, "temporary_failure"},
    {"technical-failure", DISPATCH_BOUNCED, "technical_failure"},
};

enum base_class
dispatch_callback_read(const char *in,
                       const char *bytes,
                       size_t size,
                       struct dispatch_confirmation *ret_confirmation,
                       struct base_error *ret_error)
{
    char reference[100], status[32], reference_name[40], status_name[40];
    const struct files_object_wanted wanted[] = {
        {reference_name, reference, sizeof(reference)},
        {status_name, status, sizeof(status)}};
    struct vigil_id id;
    (void)base_text_print(reference_name, sizeof(reference_name), "%sreference", in);
    (void)base_text_print(status_name, sizeof(status_name), "%sstatus", in);
    enum base_class class =
        files_object_read(bytes, size, wanted, BASE_COUNT(wanted), ret_error);
    if (class != BASE_OK) {
        return class;
    }
    for (size_t i = 0; i < BASE_COUNT(words); i++) {
        if (strcmp(words[i].status, status) == 0) {
            if (!base_id_parse(reference, &id)) {
                return base_error_set(
                    ret_error, BASE_DENIED, "not_ours", "the reference is not ours");
            }
            /* printed anew: capital letters name the same */
            base_id_print(&id, ret_confirmation->reference);
            ret_confirmation->fate = words[i].fate;
            (void)base_text_copy(ret_confirmation->outcome,
                                 sizeof(ret_confirmation->outcome),
                                 words[i].outcome);
            return BASE_OK;
        }
    }
    return base_error_set(ret_error, BASE_REFUSE, "no_status", "no status of a mail");
}
