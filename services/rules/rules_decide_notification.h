/*
 * Admission of a serious incident notification (Children Act 2004 s.16C): all that is
 * wrong with it at once, or the case that it opens. Pure.
 */
#ifndef RULES_DECIDE_NOTIFICATION_H
#define RULES_DECIDE_NOTIFICATION_H

#include "base/base_error.h"
#include "rules/rules_context.h"

/* BASE_OK: *ret_case is the new case, version 1, with no case_ref yet. BASE_DENIED: the
 * role may not send it. BASE_REFUSE: faults has everything, *ret_case is left alone. */
enum base_class rules_decide_notification(const struct vigil_notification *notification,
                                          const struct rules_context *context,
                                          struct vigil_case *ret_case,
                                          struct vigil_faults *faults) BASE_MUST_CHECK;

/* The opening alone, of a notification that was accepted before: for replaying the
 * journal. context->party is who sent it. */
enum base_class
rules_decide_notification_apply(const struct vigil_notification *notification,
                                const struct rules_context *context,
                                struct vigil_case *ret_case) BASE_MUST_CHECK;

#endif
