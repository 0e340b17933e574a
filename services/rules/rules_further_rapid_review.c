/*
 * What a rapid review says beyond its decision (Working Together 2023, chapter 5): the
 * criteria of regulation 11 answered one by one, key lines of enquiry, themes, input that
 * was not obtained in time, actions that begin now, the three partners' sign-off.
 */
#include "base/base_attr.h"
#include "rules/rules_form.h"
#include "rules/rules_form_once.h"
#include "rules/rules_further.h"
#include "rules/rules_review.h"

static const struct {
    const char *list, *name;
} once[] = {{"criteria", "criterion"},
            {"themes", "theme"},
            {"factors", "factor"},
            {"characteristics", "characteristic"},
            {"contributions", "agency"},
            {"sign_offs", "partner"}};

/* Regulation 11 has four; the partners are three. Who answers some of them answers all;
 * history may have lost some. */
static void
judge_whole(const struct vigil_form *form,
            const struct rules_context *context,
            struct vigil_faults *faults)
{
    size_t criteria = vigil_form_rows(form, "criteria");
    size_t partners = vigil_form_rows(form, "sign_offs");
    if (context->historic) {
        return;
    }
    if (criteria > 0 && criteria < 4) {
        rules_form_fault("",
                         0,
                         "criteria",
                         "criterion_missing",
                         "not all four criteria are answered",
                         "each criterion of regulation 11, with yes, no or not_known",
                         faults);
    }
    if (partners > 0 && partners < 3) {
        rules_form_fault("",
                         0,
                         "sign_offs",
                         "partner_missing",
                         "not all three partners are there",
                         "local_authority, integrated_care_board and police",
                         faults);
    }
}

static void
judge_sign_offs(const struct vigil_form *form,
                const struct rules_context *context,
                struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "sign_offs");
    for (size_t i = 0; i < rows; i++) {
        int64_t assent = vigil_form_number(form, "sign_offs", i, "assent");
        bool words = rules_form_states(form, "sign_offs", i, "dissent");
        if (assent == VIGIL_ASSENT_DISSENTS && !words) {
            rules_form_fault("sign_offs",
                             i,
                             "dissent",
                             "required",
                             "a partner dissents without a word",
                             "what the partner holds instead",
                             faults);
        } else if (assent == VIGIL_ASSENT_AGREES && words) {
            rules_form_fault("sign_offs",
                             i,
                             "dissent",
                             "not_with_agreement",
                             "a dissent, though the partner agrees",
                             "nothing, or assent dissents",
                             faults);
        }
        rules_form_not_future(form, "sign_offs", i, "on", context, faults);
    }
}

static void
judge_characteristics(const struct vigil_form *form, struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "characteristics");
    for (size_t i = 0; i < rows; i++) {
        bool considered = rules_form_states(form, "characteristics", i, "considered");
        bool omitted = rules_form_states(form, "characteristics", i, "omitted_because");
        if (!considered && !omitted) {
            rules_form_fault("characteristics",
                             i,
                             "considered",
                             "required",
                             "neither what was found nor why it was left out",
                             "considered, or omitted_because with the compelling reason",
                             faults);
        } else if (considered && omitted) {
            rules_form_fault("characteristics",
                             i,
                             "omitted_because",
                             "not_with_considered",
                             "left out, though it was considered",
                             "one of the two",
                             faults);
        }
    }
}

static void
judge_contributions(const struct vigil_form *form,
                    const struct rules_context *context,
                    struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "contributions");
    for (size_t i = 0; i < rows; i++) {
        int64_t asked = vigil_form_number(form, "contributions", i, "asked_on");
        int64_t came = vigil_form_number(form, "contributions", i, "came_on");
        rules_form_not_future(form, "contributions", i, "asked_on", context, faults);
        rules_form_not_future(form, "contributions", i, "came_on", context, faults);
        if (asked != VIGIL_DATE_NONE && came != VIGIL_DATE_NONE && came < asked) {
            rules_form_fault("contributions",
                             i,
                             "came_on",
                             "before_asked",
                             "before the agency was asked",
                             "the day on which it was asked, or later",
                             faults);
        }
    }
}

/* Input that is missing is an agency's or the family's. */
static void
judge_gaps(const struct vigil_form *form, struct vigil_faults *faults)
{
    size_t rows = vigil_form_rows(form, "gaps");
    for (size_t i = 0; i < rows; i++) {
        bool agency = vigil_form_number(form, "gaps", i, "from") != 0;
        bool family = vigil_form_number(form, "gaps", i, "family") == VIGIL_YES_NO_YES;
        if (!agency && !family) {
            rules_form_fault("gaps",
                             i,
                             "from",
                             "required",
                             "it is not said whose input is missing",
                             "an agency, or family yes",
                             faults);
        } else if (agency && family) {
            rules_form_fault("gaps",
                             i,
                             "family",
                             "not_with_agency",
                             "an agency and the family in one row",
                             "a row each",
                             faults);
        }
    }
}

static void
judge_days(const struct vigil_form *form,
           const struct rules_context *context,
           const struct rules_file *file,
           struct vigil_faults *faults)
{
    int64_t held = vigil_form_number(form, "", 0, "held_on");
    vigil_date incident =
        file->found == NULL ? VIGIL_DATE_NONE : file->found->incident_on;
    rules_form_not_future(form, "", 0, "held_on", context, faults);
    if (held != VIGIL_DATE_NONE && incident != VIGIL_DATE_NONE && held < incident) {
        rules_form_fault("",
                         0,
                         "held_on",
                         "before_incident",
                         "before the incident",
                         "the day on which the partners met",
                         faults);
    }
    size_t rows = vigil_form_rows(form, "actions");
    for (size_t i = 0; i < rows; i++) {
        rules_form_not_past(form, "actions", i, "due_on", context, faults);
        rules_review_one_body(form, "actions", i, "owner", faults);
    }
}

void
rules_further_rapid_review_check(const struct vigil_form *form,
                                 const struct rules_context *context,
                                 const struct rules_file *file,
                                 struct vigil_faults *faults)
{
    for (size_t i = 0; i < BASE_COUNT(once); i++) {
        rules_form_once(form, once[i].list, once[i].name, faults);
    }
    judge_whole(form, context, faults);
    judge_sign_offs(form, context, faults);
    judge_characteristics(form, faults);
    judge_contributions(form, context, faults);
    judge_gaps(form, faults);
    judge_days(form, context, file, faults);
    rules_item_room(file,
                    vigil_form_rows(form, "key_lines") + vigil_form_rows(form, "gaps") +
                        vigil_form_rows(form, "actions") + 1,
                    faults);
}

static void
add_rows(struct rules_file *file,
         enum vigil_item_kind kind,
         size_t rows,
         const struct rules_context *context)
{
    for (size_t i = 0; i < rows; i++) {
        (void)rules_item_add(file, kind, file->found->authority, context);
    }
}

/* Numbered as the rows of the review: key line 1 is key_lines[0]. */
void
rules_further_rapid_review_apply(const struct vigil_form *form,
                                 const struct rules_context *context,
                                 struct rules_file *file)
{
    add_rows(file, VIGIL_ITEM_KIND_KEY_LINE, vigil_form_rows(form, "key_lines"), context);
    size_t gaps = vigil_form_rows(form, "gaps");
    for (size_t i = 0; i < gaps; i++) {
        struct vigil_item *gap =
            rules_item_add(file, VIGIL_ITEM_KIND_GAP, file->found->authority, context);
        if (gap != NULL) {
            gap->code = (int32_t)vigil_form_number(form, "gaps", i, "from");
        }
    }
    size_t actions = vigil_form_rows(form, "actions");
    for (size_t i = 0; i < actions; i++) {
        struct vigil_item *action =
            rules_item_add(file, VIGIL_ITEM_KIND_ACTION, file->found->authority, context);
        if (action != NULL) {
            action->due_on = (vigil_date)vigil_form_number(form, "actions", i, "due_on");
            vigil_form_text(
                form, "actions", i, "owner", action->label, sizeof(action->label));
        }
    }
    (void)rules_item_add(file, VIGIL_ITEM_KIND_RESPONSE, "panel", context);
}
