/* Which service a type of message is for. Owns nothing; pure. */
#ifndef GATE_ROUTE_H
#define GATE_ROUTE_H

#include "vigil/codes.h"

enum gate_service {
    GATE_INTAKE,
    GATE_DECISIONS,
    GATE_DEADLINES,
    GATE_REPORTING,
    GATE_DISPATCH,
    GATE_SERVICES,
    GATE_NOWHERE = GATE_SERVICES /* no client may send it */
};

enum gate_service gate_route_of(enum vigil_message type);

/* The service's name, as its daemon's and its socket's. */
const char *gate_route_name(enum gate_service service);

#endif
