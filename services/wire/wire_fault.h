/*
 * Faults within a rejection, or as the warnings of a receipt: vigil.v1.Fault and the
 * plain records. This room's own.
 */
#ifndef WIRE_FAULT_H
#define WIRE_FAULT_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/records.h"
#include "vigil/v1/fault.pb-c.h"

/* Messages ready to be packed. */
struct wire_fault {
    Vigil__V1__Fault messages[VIGIL_FAULTS_MAX];
    Vigil__V1__Fault *list[VIGIL_FAULTS_MAX];
};

/* Makes the messages, which borrow the texts of the faults. */
void wire_fault_fill(const struct vigil_faults *faults, struct wire_fault *ret_messages);

/* Faults that do not fit are counted, as are `more`; texts that do not fit are cut: they
 * are for people. */
void wire_fault_read(Vigil__V1__Fault *const *messages,
                     size_t count,
                     uint32_t more,
                     struct vigil_faults *ret_faults);

#endif
