/*
 * What the body of each type of envelope is. This room's own.
 */
#ifndef WIRE_TYPES_H
#define WIRE_TYPES_H

#include <protobuf-c/protobuf-c.h>

#include "vigil/codes.h"

/* The message that the body holds; NULL if the number is none of the list. */
const ProtobufCMessageDescriptor *wire_types_body(enum vigil_message type);

#endif
