/*
 * Who may send what, and whose cases they see: one table of message type x role. Pure.
 *
 * A case that a sender may not see is answered exactly as one that does not exist, so
 * that nobody learns of another's case: rules_access_no_such_case is that answer, and
 * the only one.
 */
#ifndef RULES_ACCESS_H
#define RULES_ACCESS_H

#include <stdbool.h>

#include "rules/rules_context.h"
#include "vigil/records.h"

enum rules_access {
    RULES_ACCESS_REFUSED = 0,
    RULES_ACCESS_OWN, /* on the sender's own cases only */
    RULES_ACCESS_ALL,
    RULES_ACCESS_HISTORIC /* all, but only what is from before Vigil; in the table only:
                           * the functions below say which of the others it is */
};

/* What this role may do with a message of this type; refused for unknown numbers. */
enum rules_access rules_access_message(enum vigil_role role, enum vigil_message type);

/* The same of a message that may be from before Vigil, as its envelope says. */
enum rules_access
rules_access_submission(enum vigil_role role, enum vigil_message type, bool historic);

/* The fault of a message that the role may not send at all; says who may. */
void rules_access_refuse(enum vigil_message type, struct vigil_faults *faults);

/* The fault of a message whose key is not in the roster (any more). */
void rules_access_no_key(struct vigil_faults *faults);

/* True if the sender may see this file: its authority and those that share it; the Panel,
 * unless it is a death that is only noted; the Department and Ofsted, if it is an
 * incident that was notified. */
bool rules_access_sees_case(enum vigil_role role,
                            const char *party,
                            const struct vigil_case *c);

/* True if the sender, who may see this file, may send this message about it: whoever
 * leads it, the Panel; authorities that share it only what the five messages say that
 * they are asked for. What the role may send at all is rules_access_submission. */
bool rules_access_acts(enum vigil_role role,
                       const char *party,
                       enum vigil_message type,
                       const struct vigil_case *c);

/* True if a list for this key holds what is of this authority: what is of a reserved one
 * stands in its own lists and the operator's only. By its reference the Panel finds a
 * case all the same. */
bool rules_access_lists(enum vigil_role role, const char *party, const char *authority);

/* True if the role may have figures before disclosure control: the panel's key alone. */
bool rules_access_unsuppressed(enum vigil_role role);

/* True if the role may have the figures of this period: the Panel of any, others only of
 * whole years that have ended by `today`. Two reports of periods that differ by little
 * would say by their difference what each of them suppresses. */
bool rules_access_period(enum vigil_role role,
                         vigil_date from,
                         vigil_date until_exclusive,
                         vigil_date today);

/* The one answer for a case that is not there or not theirs. */
void rules_access_no_such_case(const char *path, struct vigil_faults *faults);

/* Judges how a case is named, before it is looked up: a reference of the right form, not
 * mistyped, or an authority's own reference with an authority (blank: the sender's, who
 * then must be one). Adds faults under path.case_ref and so on, once however often it is
 * asked; true if it can be looked up. */
bool rules_access_case_name(const struct vigil_case_name *name,
                            const struct rules_context *context,
                            const char *path,
                            struct vigil_faults *faults);

#endif
