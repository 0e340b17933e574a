/* What is known of one case, as the listings "case", "items" and "deadlines". */
#ifndef INTAKE_INTAKE_CASE_FACTS_H
#define INTAKE_INTAKE_CASE_FACTS_H

#include "rules/rules_law.h"
#include "store/store_case.h"
#include "store/store_item.h"
#include "wire/wire_result.h"

/* `members` are the cases that a review covers. */
void intake_case_facts(struct wire_result *result,
                       const struct vigil_case *c,
                       const struct store_cases *members);
void intake_case_items(struct wire_result *result, const struct store_items *items);

/* Earlier recommendations on the themes of this case's (store_item_recurring). */
void intake_case_recurring(struct wire_result *result, const struct store_items *items);

/* The clocks as they stand at this time. */
void intake_case_deadlines(struct wire_result *result,
                           const struct rules_law *law,
                           const struct vigil_case *c,
                           vigil_instant now);

#endif
