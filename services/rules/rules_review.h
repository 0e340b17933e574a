/*
 * What the rules of a review's messages have in common: words that are needed, days,
 * bodies, and the two periods of publication (Working Together 2023, chapter 5; SI
 * 2018/789): seven working days before, a year after. Pure.
 *
 * context->now is when it happened: now, or as history states it. A field is named by
 * list, row and name; list "" is the form itself. Each check adds at most one fault to a
 * field, and none where it has one already.
 */
#ifndef RULES_REVIEW_H
#define RULES_REVIEW_H

#include "rules/rules_context.h"
#include "rules/rules_process.h"
#include "vigil/forms.h"

/* "required" if the field is blank. */
void rules_review_require(const struct vigil_form *form,
                          const char *list,
                          size_t row,
                          const char *name,
                          const char *right,
                          struct vigil_faults *faults);

/* "not_one_body" for all agencies, everyone and the like: what is everybody's to do is
 * done by nobody. */
void rules_review_one_body(const struct vigil_form *form,
                           const char *list,
                           size_t row,
                           const char *name,
                           struct vigil_faults *faults);

/* "no_such_document" if the document of this digest is not attached to the file; of
 * history it is not asked. */
void rules_review_attached(const struct vigil_form *form,
                           const struct rules_context *context,
                           const struct rules_file *file,
                           struct vigil_faults *faults);

/* The first day on which a review may be published that the Panel had at this instant:
 * the seventh working day after the day of the copy. VIGIL_DATE_NONE if it is not known:
 * no law, no copy. */
vigil_date rules_review_publish_from(const struct rules_context *context,
                                     vigil_instant received);

/* "too_soon" for a publication before that day. */
void rules_review_interlock(const struct rules_context *context,
                            vigil_instant received,
                            vigil_date published_on,
                            struct vigil_faults *faults);

/* The day to which a review stays public at least. */
vigil_date rules_review_public_until(vigil_date published_on);

/* The latest item of a kind, of whatever state; NULL: there is none. */
struct vigil_item *rules_review_latest(const struct rules_file *file,
                                       enum vigil_item_kind kind);

/* The Panel has the report of a review: each case that it covers, and that has not been
 * told of a receipt yet, goes on. */
void rules_review_receive(const struct rules_file *file, enum vigil_event_kind what);

/* Somebody of the Panel must assess the report. */
void rules_review_assess(struct rules_file *file, const struct rules_context *context);

/* A review is published: from now on it stays so for a year. */
void rules_review_publish(struct rules_file *file, const struct rules_context *context);

#endif
