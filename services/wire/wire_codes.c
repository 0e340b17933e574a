/* The code lists of the messages: see wire_codes.h. */
#include "wire/wire_codes.h"

#include <stddef.h>

#include "base/base_attr.h"
#include "vigil/v1/codes.pb-c.h"

static const struct {
    const ProtobufCEnumDescriptor *descriptor;
    enum vigil_code_list list;
} lists[] = {
    {&vigil__v1__incident_type__descriptor, VIGIL_LIST_INCIDENT_TYPE},
    {&vigil__v1__death_category__descriptor, VIGIL_LIST_DEATH_CATEGORY},
    {&vigil__v1__harm_category__descriptor, VIGIL_LIST_HARM_CATEGORY},
    {&vigil__v1__yes_no__descriptor, VIGIL_LIST_YES_NO},
    {&vigil__v1__social_care__descriptor, VIGIL_LIST_SOCIAL_CARE},
    {&vigil__v1__history__descriptor, VIGIL_LIST_HISTORY},
    {&vigil__v1__sex__descriptor, VIGIL_LIST_SEX},
    {&vigil__v1__ethnicity__descriptor, VIGIL_LIST_ETHNICITY},
    {&vigil__v1__decision__descriptor, VIGIL_LIST_DECISION},
    {&vigil__v1__response__descriptor, VIGIL_LIST_RESPONSE},
    {&vigil__v1__response_reason__descriptor, VIGIL_LIST_RESPONSE_REASON},
    {&vigil__v1__shape__descriptor, VIGIL_LIST_SHAPE},
    {&vigil__v1__methodology__descriptor, VIGIL_LIST_METHODOLOGY},
    {&vigil__v1__publication__descriptor, VIGIL_LIST_PUBLICATION},
    {&vigil__v1__role__descriptor, VIGIL_LIST_ROLE},
    {&vigil__v1__clock__descriptor, VIGIL_LIST_CLOCK},
    {&vigil__v1__clock_state__descriptor, VIGIL_LIST_CLOCK_STATE},
    {&vigil__v1__alert_state__descriptor, VIGIL_LIST_ALERT_STATE},
    {&vigil__v1__case_state__descriptor, VIGIL_LIST_CASE_STATE},
    {&vigil__v1__message_type__descriptor, VIGIL_LIST_MESSAGE},
    {&vigil__v1__event_type__descriptor, VIGIL_LIST_EVENT},
};

bool
wire_codes_list(const ProtobufCEnumDescriptor *descriptor, enum vigil_code_list *ret_list)
{
    for (size_t i = 0; i < BASE_COUNT(lists); i++) {
        if (lists[i].descriptor == descriptor) {
            *ret_list = lists[i].list;
            return true;
        }
    }
    return false;
}

int
wire_codes_known(enum vigil_code_list list, int code)
{
    return vigil_code_name(list, code) == NULL ? 0 : code;
}
