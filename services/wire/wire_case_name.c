/* The name of a case within another message: see wire_case_name.h. */
#include "wire/wire_case_name.h"

void
wire_case_name_read(const struct wire_place *place,
                    const Vigil__V1__CaseName *message,
                    struct vigil_case_name *ret_name)
{
    /* all of it, also what does not travel: the record may have held another message */
    *ret_name = (struct vigil_case_name){.case_ref = ""};
    if (message == NULL) {
        return;
    }
    wire_field_text(place,
                    "case_ref",
                    message->case_ref,
                    ret_name->case_ref,
                    sizeof(ret_name->case_ref));
    wire_field_text(place,
                    "authority",
                    message->authority,
                    ret_name->authority,
                    sizeof(ret_name->authority));
    wire_field_text(place,
                    "notification_ref",
                    message->notification_ref,
                    ret_name->notification_ref,
                    sizeof(ret_name->notification_ref));
    wire_field_text(place,
                    "lcspr_ref",
                    message->lcspr_ref,
                    ret_name->lcspr_ref,
                    sizeof(ret_name->lcspr_ref));
}

void
wire_case_name_fill(const struct vigil_case_name *name, Vigil__V1__CaseName *ret_message)
{
    vigil__v1__case_name__init(ret_message);
    ret_message->case_ref = wire_field_lend(name->case_ref);
    ret_message->authority = wire_field_lend(name->authority);
    ret_message->notification_ref = wire_field_lend(name->notification_ref);
    ret_message->lcspr_ref = wire_field_lend(name->lcspr_ref);
}
