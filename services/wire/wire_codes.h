/*
 * The code lists of the messages and those of vigil/codes.h, which are the same. This
 * room's own.
 */
#ifndef WIRE_CODES_H
#define WIRE_CODES_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>

#include "vigil/codes.h"

/* The list that a message's enum stands for; false if it is none of Vigil's. */
bool wire_codes_list(const ProtobufCEnumDescriptor *descriptor,
                     enum vigil_code_list *ret_list);

/* The code, or 0 where a newer Vigil has sent one that this one does not know. */
int wire_codes_known(enum vigil_code_list list, int code);

#endif
