/* Which service a type of message is for: see gate_route.h. */
#include "gate/gate_route.h"

#include "base/base_attr.h"

const char *
gate_route_name(enum gate_service service)
{
    static const char *const names[] = {
        "intake", "decisions", "deadlines", "reporting", "dispatch"};
    return (unsigned)service < BASE_COUNT(names) ? names[service] : "nowhere";
}

/* No default: a new type of message must say where it goes. */
enum gate_service
gate_route_of(enum vigil_message type)
{
    switch (type) {
    case VIGIL_MESSAGE_NOTIFICATION:
    case VIGIL_MESSAGE_RAPID_REVIEW:
    case VIGIL_MESSAGE_LCSPR:
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
    case VIGIL_MESSAGE_HISTORIC_LCSPR:
    case VIGIL_MESSAGE_CASE_QUERY:
    case VIGIL_MESSAGE_CASES_QUERY:
    case VIGIL_MESSAGE_STATUS_QUERY:
    case VIGIL_MESSAGE_KEY_ENROL:
    case VIGIL_MESSAGE_KEY_REVOKE:
        return GATE_INTAKE;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        return GATE_DECISIONS;
    case VIGIL_MESSAGE_DEADLINES_QUERY:
    case VIGIL_MESSAGE_TIME_ADVANCE:
        return GATE_DEADLINES;
    case VIGIL_MESSAGE_REPORT_QUERY:
    case VIGIL_MESSAGE_JOURNAL_QUERY:
        return GATE_REPORTING;
    case VIGIL_MESSAGE_ALERTS_QUERY:
        return GATE_DISPATCH;
    case VIGIL_MESSAGE_KEY_ROSTER_QUERY: /* the gate's own question to intake */
    case VIGIL_MESSAGE_NONE:
        return GATE_NOWHERE;
    }
    return GATE_NOWHERE;
}
