/*
 * The messages that decisions handles, one a file; their table is in main.c.
 */
#ifndef DECISIONS_DECISIONS_H
#define DECISIONS_DECISIONS_H

#include "run/run_service.h"

/* decisions_panel_response.c */
enum base_class decisions_panel_response_read(const uint8_t *body,
                                              size_t size,
                                              void *record,
                                              struct vigil_faults *faults);
size_t decisions_panel_response_names(void *record,
                                      const struct rules_context *context,
                                      struct vigil_case_name *ret_names,
                                      struct vigil_faults *faults);
enum base_class decisions_panel_response_decide(struct run_decision *decision);

#endif
