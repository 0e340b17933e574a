/* A child within a notification or a review: see wire_child.h. */
#include "wire/wire_child.h"

static void
read_one(const struct wire_place *place,
         const Vigil__V1__Child *message,
         struct vigil_child *ret_child)
{
    ret_child->child_no = wire_field_int32(place, "child_no", message->child_no);
    ret_child->index_child = (enum vigil_yes_no)message->index_child;
    wire_field_date(
        place, "date_of_birth", message->date_of_birth, &ret_child->date_of_birth);
    ret_child->sex = (enum vigil_sex)message->sex;
    ret_child->ethnicity = (enum vigil_ethnicity)message->ethnicity;
    wire_field_text(place,
                    "ethnicity_not_stated_reason",
                    message->ethnicity_not_stated_reason,
                    ret_child->ethnicity_not_stated_reason,
                    sizeof(ret_child->ethnicity_not_stated_reason));
    ret_child->disability = (enum vigil_yes_no)message->disability;
    ret_child->cp_plan = (enum vigil_history)message->cp_plan;
    ret_child->looked_after = (enum vigil_history)message->looked_after;
    wire_field_text(place,
                    "sex_not_stated_reason",
                    message->sex_not_stated_reason,
                    ret_child->sex_not_stated_reason,
                    sizeof(ret_child->sex_not_stated_reason));
    wire_field_text(place,
                    "disability_not_stated_reason",
                    message->disability_not_stated_reason,
                    ret_child->disability_not_stated_reason,
                    sizeof(ret_child->disability_not_stated_reason));
}

size_t
wire_child_read(struct vigil_faults *faults,
                const char *list,
                Vigil__V1__Child *const *messages,
                size_t count,
                struct vigil_child ret_children[VIGIL_CHILDREN_MAX])
{
    const struct wire_place whole = {faults, NULL, 0};
    size_t taken = wire_field_count(&whole, list, count, VIGIL_CHILDREN_MAX);
    for (size_t i = 0; i < taken; i++) {
        const struct wire_place place = {faults, list, i};
        read_one(&place, messages[i], &ret_children[i]);
    }
    return taken;
}

void
wire_child_fill(const struct vigil_child *children,
                size_t count,
                struct wire_child *ret_messages,
                Vigil__V1__Child **ret_list)
{
    for (size_t i = 0; i < count; i++) {
        const struct vigil_child *child = &children[i];
        Vigil__V1__Child *message = &ret_messages[i].message;
        ret_list[i] = message;
        vigil__v1__child__init(message);
        message->child_no = (uint32_t)child->child_no;
        message->index_child = (Vigil__V1__YesNo)child->index_child;
        base_date_print(child->date_of_birth, ret_messages[i].date_of_birth);
        message->date_of_birth = ret_messages[i].date_of_birth;
        message->sex = (Vigil__V1__Sex)child->sex;
        message->ethnicity = (Vigil__V1__Ethnicity)child->ethnicity;
        message->ethnicity_not_stated_reason =
            wire_field_lend(child->ethnicity_not_stated_reason);
        message->disability = (Vigil__V1__YesNo)child->disability;
        message->cp_plan = (Vigil__V1__History)child->cp_plan;
        message->looked_after = (Vigil__V1__History)child->looked_after;
        message->sex_not_stated_reason = wire_field_lend(child->sex_not_stated_reason);
        message->disability_not_stated_reason =
            wire_field_lend(child->disability_not_stated_reason);
    }
}
