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
    {&vigil__v1__fact__descriptor, VIGIL_LIST_FACT},
    {&vigil__v1__period_kind__descriptor, VIGIL_LIST_PERIOD_KIND},
    {&vigil__v1__clock_scope__descriptor, VIGIL_LIST_CLOCK_SCOPE},
    {&vigil__v1__clock_unit__descriptor, VIGIL_LIST_CLOCK_UNIT},
    {&vigil__v1__clock_sense__descriptor, VIGIL_LIST_CLOCK_SENSE},
    {&vigil__v1__clock_status__descriptor, VIGIL_LIST_CLOCK_STATUS},
    {&vigil__v1__clock_owner__descriptor, VIGIL_LIST_CLOCK_OWNER},
    {&vigil__v1__alert_state__descriptor, VIGIL_LIST_ALERT_STATE},
    {&vigil__v1__channel__descriptor, VIGIL_LIST_CHANNEL},
    {&vigil__v1__case_state__descriptor, VIGIL_LIST_CASE_STATE},
    {&vigil__v1__message_type__descriptor, VIGIL_LIST_MESSAGE},
    {&vigil__v1__event_type__descriptor, VIGIL_LIST_EVENT},
    {&vigil__v1__file_kind__descriptor, VIGIL_LIST_FILE_KIND},
    {&vigil__v1__item_kind__descriptor, VIGIL_LIST_ITEM_KIND},
    {&vigil__v1__item_state__descriptor, VIGIL_LIST_ITEM_STATE},
    {&vigil__v1__part__descriptor, VIGIL_LIST_PART},
    {&vigil__v1__unknown__descriptor, VIGIL_LIST_UNKNOWN},
    {&vigil__v1__place__descriptor, VIGIL_LIST_PLACE},
    {&vigil__v1__placement__descriptor, VIGIL_LIST_PLACEMENT},
    {&vigil__v1__plan_category__descriptor, VIGIL_LIST_PLAN_CATEGORY},
    {&vigil__v1__impairment__descriptor, VIGIL_LIST_IMPAIRMENT},
    {&vigil__v1__agency__descriptor, VIGIL_LIST_AGENCY},
    {&vigil__v1__proceeding__descriptor, VIGIL_LIST_PROCEEDING},
    {&vigil__v1__withdrawal_reason__descriptor, VIGIL_LIST_WITHDRAWAL},
    {&vigil__v1__partner__descriptor, VIGIL_LIST_PARTNER},
    {&vigil__v1__assent__descriptor, VIGIL_LIST_ASSENT},
    {&vigil__v1__criterion__descriptor, VIGIL_LIST_CRITERION},
    {&vigil__v1__theme__descriptor, VIGIL_LIST_THEME},
    {&vigil__v1__factor__descriptor, VIGIL_LIST_FACTOR},
    {&vigil__v1__characteristic__descriptor, VIGIL_LIST_CHARACTERISTIC},
    {&vigil__v1__cause__descriptor, VIGIL_LIST_CAUSE},
    {&vigil__v1__delay_reason__descriptor, VIGIL_LIST_DELAY_REASON},
    {&vigil__v1__stand__descriptor, VIGIL_LIST_STAND},
    {&vigil__v1__gap_end__descriptor, VIGIL_LIST_GAP_OUTCOME},
    {&vigil__v1__fate__descriptor, VIGIL_LIST_FATE},
    {&vigil__v1__independence__descriptor, VIGIL_LIST_INDEPENDENCE},
    {&vigil__v1__level__descriptor, VIGIL_LIST_LEVEL},
    {&vigil__v1__recommendation_answer_kind__descriptor,
     VIGIL_LIST_RECOMMENDATION_ANSWER},
    {&vigil__v1__rag__descriptor, VIGIL_LIST_RAG},
    {&vigil__v1__national_stage__descriptor, VIGIL_LIST_NATIONAL_STAGE},
    {&vigil__v1__issue_answer__descriptor, VIGIL_LIST_ISSUE_ANSWER},
    {&vigil__v1__quality_feature__descriptor, VIGIL_LIST_QUALITY_FEATURE},
    {&vigil__v1__quality_answer__descriptor, VIGIL_LIST_QUALITY_ANSWER},
    {&vigil__v1__document_kind__descriptor, VIGIL_LIST_DOCUMENT_KIND},
    {&vigil__v1__media__descriptor, VIGIL_LIST_MEDIA},
    {&vigil__v1__family_outcome__descriptor, VIGIL_LIST_FAMILY_OUTCOME},
    {&vigil__v1__receipt_level__descriptor, VIGIL_LIST_RECEIPT_LEVEL},
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
