/* What the rules of a review's messages have in common: see rules_review.h. */
#include "rules/rules_review.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "rules/rules_admission.h"
#include "rules/rules_clocks.h"
#include "rules/rules_form.h"
#include "rules/rules_london.h"

enum { ADVANCE_WORKING_DAYS = 7, PUBLIC_MONTHS = 12, WORDS_SIZE = 128 };

/* who everybody is, in small letters */
static const char *const everybody[] = {
    "all",
    "all agencies",
    "all authorities",
    "all bodies",
    "all organisations",
    "all partner agencies",
    "all partners",
    "all practitioners",
    "all professionals",
    "all relevant agencies",
    "all safeguarding partners",
    "all services",
    "all staff",
    "everybody",
    "everyone",
    "every agency",
};

void
rules_review_require(const struct vigil_form *form,
                     const char *list,
                     size_t row,
                     const char *name,
                     const char *right,
                     struct vigil_faults *faults)
{
    if (!rules_form_states(form, list, row, name)) {
        rules_form_fault(list, row, name, "required", "not stated", right, faults);
    }
}

void
rules_review_one_body(const struct vigil_form *form,
                      const char *list,
                      size_t row,
                      const char *name,
                      struct vigil_faults *faults)
{
    char body[VIGIL_LABEL_SIZE];
    vigil_form_text(form, list, row, name, body, sizeof(body));
    for (size_t i = 0; i < BASE_COUNT(everybody); i++) {
        if (strcasecmp(body, everybody[i]) == 0) {
            rules_form_fault(list,
                             row,
                             name,
                             "not_one_body",
                             "not one body",
                             "the one body that leads; each further one a row of its "
                             "own",
                             faults);
            return;
        }
    }
}

void
rules_review_attached(const struct vigil_form *form,
                      const struct rules_context *context,
                      const struct rules_file *file,
                      struct vigil_faults *faults)
{
    char digest[VIGIL_LABEL_SIZE];
    vigil_form_text(form, "", 0, "digest", digest, sizeof(digest));
    if (digest[0] == '\0' || context->historic) {
        return;
    }
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].kind == VIGIL_ITEM_KIND_DOCUMENT &&
            strcmp(file->items[i].label, digest) == 0) {
            return;
        }
    }
    rules_form_fault("",
                     0,
                     "digest",
                     "no_such_document",
                     "no document with this digest is attached",
                     "the digest that vigil attach gave, of this review",
                     faults);
}

vigil_date
rules_review_publish_from(const struct rules_context *context, vigil_instant received)
{
    bool provisional;
    if (context->law == NULL || received == VIGIL_INSTANT_NONE) {
        return VIGIL_DATE_NONE;
    }
    return rules_calendar_shift(&context->law->calendar,
                                rules_london_date(received),
                                ADVANCE_WORKING_DAYS,
                                &provisional);
}

void
rules_review_interlock(const struct rules_context *context,
                       vigil_instant received,
                       vigil_date published_on,
                       struct vigil_faults *faults)
{
    vigil_date from = rules_review_publish_from(context, received);
    if (from == VIGIL_DATE_NONE || published_on == VIGIL_DATE_NONE ||
        published_on >= from) {
        return;
    }
    char day[BASE_DATE_SIZE], right[WORDS_SIZE];
    base_date_print(from, day);
    (void)base_text_print(
        right, sizeof(right), "%s or later; a new copy starts the days again", day);
    rules_admission_fault(faults,
                          "published_on",
                          "too_soon",
                          "less than 7 working days after the Panel had the report",
                          right);
}

vigil_date
rules_review_public_until(vigil_date published_on)
{
    return rules_clocks_add_months(published_on, PUBLIC_MONTHS);
}

struct vigil_item *
rules_review_latest(const struct rules_file *file, enum vigil_item_kind kind)
{
    struct vigil_item *latest = NULL;
    for (size_t i = 0; i < file->items_count; i++) {
        if (file->items[i].kind == kind &&
            (latest == NULL || file->items[i].no > latest->no)) {
            latest = &file->items[i];
        }
    }
    return latest;
}
