/* What the files of the audit share. Only rules_audit*.c include it. */
#ifndef RULES_AUDIT_PARTS_H
#define RULES_AUDIT_PARTS_H

#include "rules/rules_disclosure_parts.h"
#include "rules/rules_span.h"

/* Nothing is told of a withheld breakdown, not even which categories it has. */
bool rules_audit_is_withheld(const struct rules_block *block);

/* Each narrows the spans by what one kind of table says. */
void rules_audit_spread(const struct rules_report *report,
                        const struct rules_block *block,
                        struct rules_span *index_children);
void rules_audit_deaths_by_sex(const struct rules_report *report, const char *table);
void rules_audit_in_time(const struct rules_report *report);
void rules_audit_stock(const struct rules_report *report);
void rules_audit_completeness(const struct rules_report *report);

#endif
