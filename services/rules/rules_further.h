/*
 * What the further fields of the four messages with a decision of their own mean: a pair
 * each, of what is wrong and of what changes. The check is made before the decision
 * (file->found may be NULL), the change after it. Pure.
 */
#ifndef RULES_FURTHER_H
#define RULES_FURTHER_H

#include "rules/rules_process.h"

#define RULES_FURTHER(message)                                                           \
    void rules_further_##message##_check(const struct vigil_form *form,                  \
                                         const struct rules_context *context,            \
                                         const struct rules_file *file,                  \
                                         struct vigil_faults *faults);                   \
    void rules_further_##message##_apply(const struct vigil_form *form,                  \
                                         const struct rules_context *context,            \
                                         struct rules_file *file);

RULES_FURTHER(notification)
RULES_FURTHER(rapid_review)
RULES_FURTHER(lcspr)
RULES_FURTHER(panel_response)

#undef RULES_FURTHER

#endif
