/*
 * A deadline within a receipt or a clock event: vigil.v1.Deadline and the plain record.
 * This room's own.
 */
#ifndef WIRE_DEADLINE_H
#define WIRE_DEADLINE_H

#include "base/base_date.h"
#include "vigil/records.h"
#include "vigil/v1/deadline.pb-c.h"
#include "wire/wire_field.h"

/* A message ready to be packed, with the texts that it points to. */
struct wire_deadline {
    Vigil__V1__Deadline message;
    char started_on[BASE_DATE_SIZE];
    char due_on[BASE_DATE_SIZE];
    char met_at[BASE_INSTANT_SIZE];
    char due_at[BASE_INSTANT_SIZE];
    char base_on[BASE_DATE_SIZE];
};

void wire_deadline_read(const struct wire_place *place,
                        const Vigil__V1__Deadline *message,
                        struct vigil_deadline *ret_deadline);

/* Makes the message, which borrows the deadline's texts. */
void wire_deadline_fill(const struct vigil_deadline *deadline,
                        struct wire_deadline *ret_message);

#endif
