/*
 * The Panel's answer to a rapid review. Comes from the panel's key only. Pure.
 */
#ifndef RULES_DECIDE_PANEL_RESPONSE_H
#define RULES_DECIDE_PANEL_RESPONSE_H

#include "base/base_error.h"
#include "rules/rules_context.h"

/* `found` is the case that response->of names, or NULL if there is none; it is changed
 * only with BASE_OK (state, version + 1, responded_at, response, reason). BASE_DENIED:
 * the role may not send it. BASE_REFUSE: faults has everything. */
enum base_class rules_decide_panel_response(const struct vigil_panel_response *response,
                                            const struct rules_context *context,
                                            struct vigil_case *found,
                                            struct vigil_faults *faults) BASE_MUST_CHECK;

/* The change alone, of a response that was accepted before: not BASE_OK if the case's
 * state does not take it. context->now is when it was received. */
enum base_class
rules_decide_panel_response_apply(const struct vigil_panel_response *response,
                                  const struct rules_context *context,
                                  struct vigil_case *found) BASE_MUST_CHECK;

#endif
