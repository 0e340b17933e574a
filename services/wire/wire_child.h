/*
 * A child within a notification or a review: vigil.v1.Child and the plain record. This
 * room's own.
 */
#ifndef WIRE_CHILD_H
#define WIRE_CHILD_H

#include <stddef.h>

#include "base/base_date.h"
#include "vigil/records.h"
#include "vigil/v1/child.pb-c.h"
#include "wire/wire_field.h"

/* A message ready to be packed, with the texts that it points to. */
struct wire_child {
    Vigil__V1__Child message;
    char date_of_birth[BASE_DATE_SIZE];
};

/* Reads the children of the message's field `list`; gives how many. */
size_t wire_child_read(struct vigil_faults *faults,
                       const char *list,
                       Vigil__V1__Child *const *messages,
                       size_t count,
                       struct vigil_child ret_children[VIGIL_CHILDREN_MAX]);

/* Makes the messages of the children, and the list of pointers to them. */
void wire_child_fill(const struct vigil_child *children,
                     size_t count,
                     struct wire_child *ret_messages,
                     Vigil__V1__Child **ret_list);

#endif
