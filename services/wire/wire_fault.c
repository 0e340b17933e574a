/* Faults within a rejection or a receipt: see wire_fault.h. */
#include "wire/wire_fault.h"

#include "base/base_faults.h"
#include "wire/wire_field.h"

void
wire_fault_fill(const struct vigil_faults *faults, struct wire_fault *ret_messages)
{
    for (size_t i = 0; i < faults->count; i++) {
        const struct vigil_fault *fault = &faults->at[i];
        Vigil__V1__Fault *message = &ret_messages->messages[i];
        vigil__v1__fault__init(message);
        message->path = wire_field_lend(fault->path);
        message->code = wire_field_lend(fault->code);
        message->wrong = wire_field_lend(fault->wrong);
        message->right = wire_field_lend(fault->right);
        ret_messages->list[i] = message;
    }
}

void
wire_fault_read(Vigil__V1__Fault *const *messages,
                size_t count,
                uint32_t more,
                struct vigil_faults *ret_faults)
{
    ret_faults->count = 0;
    ret_faults->more = more;
    for (size_t i = 0; i < count; i++) {
        const Vigil__V1__Fault *fault = messages[i];
        base_faults_add(ret_faults, fault->path, fault->code, fault->wrong, fault->right);
    }
}
