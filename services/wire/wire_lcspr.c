/* A local child safeguarding practice review as it travels: see wire_lcspr.h. */
#include "wire/wire_lcspr.h"

#include "base/base_date.h"
#include "vigil/v1/lcspr.pb-c.h"
#include "wire/wire_case_name.h"
#include "wire/wire_child.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

static void
read_texts(const struct wire_place *place,
           const Vigil__V1__Lcspr *message,
           struct vigil_lcspr *ret)
{
    wire_field_text(
        place, "lcspr_ref", message->lcspr_ref, ret->lcspr_ref, sizeof(ret->lcspr_ref));
    wire_field_text(
        place, "authority", message->authority, ret->authority, sizeof(ret->authority));
    wire_field_text(place,
                    "publication_reason",
                    message->publication_reason,
                    ret->publication_reason,
                    sizeof(ret->publication_reason));
    wire_field_text(place,
                    "timing_exclusion",
                    message->timing_exclusion,
                    ret->timing_exclusion,
                    sizeof(ret->timing_exclusion));
}

static void
read_codes(const Vigil__V1__Lcspr *message, struct vigil_lcspr *ret)
{
    ret->shape = (enum vigil_shape)message->shape;
    ret->methodology = (enum vigil_methodology)message->methodology;
    ret->publication = (enum vigil_publication)message->publication;
    ret->incident_type = (enum vigil_incident_type)message->incident_type;
    ret->death_category = (enum vigil_death_category)message->death_category;
    ret->harm_category = (enum vigil_harm_category)message->harm_category;
}

enum base_class
wire_lcspr_read(const uint8_t *body,
                size_t size,
                struct vigil_lcspr *ret_lcspr,
                struct vigil_faults *ret_faults)
{
    const Vigil__V1__Lcspr *message = wire_message_unpack(
        &vigil__v1__lcspr__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_lcspr *ret = ret_lcspr;
    read_texts(&place, message, ret);
    read_codes(message, ret);
    wire_field_date(
        &place, "commissioned_on", message->commissioned_on, &ret->commissioned_on);
    wire_field_instant(&place, "received_at", message->received_at, &ret->received_at);
    wire_field_date(&place, "published_on", message->published_on, &ret->published_on);
    ret->children = wire_field_int32(&place, "children", message->children);
    ret->links_count =
        wire_field_count(&place, "links", message->n_links, VIGIL_LINKS_MAX);
    for (size_t i = 0; i < ret->links_count; i++) {
        const struct wire_place link = {ret_faults, "links", i};
        wire_case_name_read(&link, message->links[i], &ret->links[i]);
    }
    ret->index_children_count = wire_child_read(ret_faults,
                                                "index_children",
                                                message->index_children,
                                                message->n_index_children,
                                                ret->index_children);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

static void
fill_plain(const struct vigil_lcspr *lcspr, Vigil__V1__Lcspr *ret_message)
{
    ret_message->lcspr_ref = wire_field_lend(lcspr->lcspr_ref);
    ret_message->authority = wire_field_lend(lcspr->authority);
    ret_message->shape = (Vigil__V1__Shape)lcspr->shape;
    ret_message->children = (uint32_t)lcspr->children;
    ret_message->methodology = (Vigil__V1__Methodology)lcspr->methodology;
    ret_message->publication = (Vigil__V1__Publication)lcspr->publication;
    ret_message->publication_reason = wire_field_lend(lcspr->publication_reason);
    ret_message->timing_exclusion = wire_field_lend(lcspr->timing_exclusion);
    ret_message->incident_type = (Vigil__V1__IncidentType)lcspr->incident_type;
    ret_message->death_category = (Vigil__V1__DeathCategory)lcspr->death_category;
    ret_message->harm_category = (Vigil__V1__HarmCategory)lcspr->harm_category;
}

size_t
wire_lcspr_write(const struct vigil_lcspr *lcspr, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Lcspr message;
    vigil__v1__lcspr__init(&message);
    fill_plain(lcspr, &message);
    char commissioned_on[BASE_DATE_SIZE], published_on[BASE_DATE_SIZE];
    char received_at[BASE_INSTANT_SIZE];
    base_date_print(lcspr->commissioned_on, commissioned_on);
    message.commissioned_on = commissioned_on;
    base_instant_print(lcspr->received_at, received_at);
    message.received_at = received_at;
    base_date_print(lcspr->published_on, published_on);
    message.published_on = published_on;

    Vigil__V1__CaseName links[VIGIL_LINKS_MAX];
    Vigil__V1__CaseName *links_list[VIGIL_LINKS_MAX];
    for (size_t i = 0; i < lcspr->links_count; i++) {
        wire_case_name_fill(&lcspr->links[i], &links[i]);
        links_list[i] = &links[i];
    }
    message.n_links = lcspr->links_count;
    message.links = links_list;

    struct wire_child children[VIGIL_CHILDREN_MAX];
    Vigil__V1__Child *children_list[VIGIL_CHILDREN_MAX];
    wire_child_fill(
        lcspr->index_children, lcspr->index_children_count, children, children_list);
    message.n_index_children = lcspr->index_children_count;
    message.index_children = children_list;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
