/*
 * The name of a case within another message: vigil.v1.CaseName and the plain record. This
 * room's own.
 */
#ifndef WIRE_CASE_NAME_H
#define WIRE_CASE_NAME_H

#include "vigil/records.h"
#include "vigil/v1/case_name.pb-c.h"
#include "wire/wire_field.h"

/* A message that is missing (NULL) names no case. */
void wire_case_name_read(const struct wire_place *place,
                         const Vigil__V1__CaseName *message,
                         struct vigil_case_name *ret_name);

/* Makes the message, which borrows the name's texts. */
void wire_case_name_fill(const struct vigil_case_name *name,
                         Vigil__V1__CaseName *ret_message);

#endif
