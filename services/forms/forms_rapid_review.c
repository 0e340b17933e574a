/*
 * The rapid review of a case and the decision on an LCSPR (Working Together 2023,
 * chapter 5; SI 2018/789 reg. 11): within 15 working days.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD_OF,
    FORMS_TIME("", "received_at", HISTORIC, "when the Panel had it"),
    FORMS_CODE("",
               "decision",
               NEEDED,
               DECISION,
               "there are no other kinds of review: what goes beyond the rapid review is "
               "an LCSPR"),
    FORMS_WORDS("", "rationale", NEEDED, 4000, "why"),
    FORMS_DATE("", "held_on", MAY_BE, "the day the partners met"),
    FORMS_WORDS(
        "", "facts", MAY_BE, 8000, "what is known, with the key episodes of practice"),
    FORMS_WORDS("",
                "immediate_action",
                MAY_BE,
                4000,
                "to keep children safe, and what was shared at once"),
    FORMS_WORDS("", "improvements", MAY_BE, 4000, "the potential for improvement"),
    FORMS_WORDS("", "learning", MAY_BE, 8000, "learning identified, and good practice"),
    FORMS_WORDS("", "dissemination", MAY_BE, 4000, "how the learning reaches practice"),
    FORMS_WORDS("",
                "earlier_reviews",
                MAY_BE,
                2000,
                "similar reviews, local or national, and what they leave to learn"),
    FORMS_CODE(
        "", "late_reason", MAY_BE, DELAY_REASON, "if it is later than 15 working days"),
    FORMS_LIST(
        "",
        "criteria",
        MAY_BE,
        4,
        "the criteria of regulation 11, each answered; meeting them does not oblige"),
    FORMS_CODE("criteria", "criterion", NEEDED, CRITERION, "one a row"),
    FORMS_CODE("criteria", "met", NEEDED, YES_NO, "yes, no or not_known"),
    FORMS_WORDS("criteria", "because", NEEDED, 1000, "why"),
    FORMS_LIST(
        "", "key_lines", MAY_BE, 12, "key lines of enquiry, if there will be an LCSPR"),
    FORMS_WORDS("key_lines", "question", NEEDED, 500, "few, clear, focused"),
    FORMS_LIST("", "themes", MAY_BE, 6, "the six practice themes"),
    FORMS_CODE("themes", "theme", NEEDED, THEME, "one a row"),
    FORMS_CODE(
        "themes", "noted", NEEDED, YES_NO, "yes, no or not_known: not noted is not no"),
    FORMS_WORDS("themes", "note", MAY_BE, 1000, "how"),
    FORMS_LIST("", "factors", MAY_BE, 32, "of parents, family and child"),
    FORMS_CODE("factors", "factor", NEEDED, FACTOR, "one a row"),
    FORMS_CODE("factors", "present", NEEDED, YES_NO, "yes, no or not_known"),
    FORMS_TEXT("factors", "wording", MAY_BE, 200, "the words of the records"),
    FORMS_LIST("",
               "characteristics",
               MAY_BE,
               7,
               "their part in the child's life, or why it was left out"),
    FORMS_CODE("characteristics", "characteristic", NEEDED, CHARACTERISTIC, "one a row"),
    FORMS_WORDS("characteristics", "considered", MAY_BE, 1000, "what was found"),
    FORMS_WORDS(
        "characteristics", "omitted_because", MAY_BE, 500, "the compelling reason"),
    FORMS_LIST(
        "", "contributions", MAY_BE, 20, "which agencies were asked, and what came"),
    FORMS_CODE("contributions", "agency", NEEDED, AGENCY, "one a row"),
    FORMS_DATE("contributions", "asked_on", MAY_BE, "the day"),
    FORMS_DATE("contributions", "came_on", MAY_BE, "the day; blank: not yet"),
    FORMS_LIST("", "gaps", MAY_BE, 12, "input not obtained in time"),
    FORMS_CODE("gaps", "from", MAY_BE, AGENCY, "whose; or family below"),
    FORMS_CODE("gaps", "family", MAY_BE, YES_NO, "the family's"),
    FORMS_WORDS("gaps", "missing", NEEDED, 500, "what is missing"),
    FORMS_LIST("", "actions", MAY_BE, 24, "actions that begin now"),
    FORMS_WORDS("actions", "what", NEEDED, 500, "specific"),
    FORMS_TEXT("actions", "owner", NEEDED, 80, "one body"),
    FORMS_DATE("actions", "due_on", NEEDED, "by when"),
    FORMS_WORDS("actions", "measure", MAY_BE, 500, "how it will be known that it worked"),
    FORMS_LIST("", "sign_offs", MAY_BE, 3, "the three partners"),
    FORMS_CODE("sign_offs", "partner", NEEDED, PARTNER, "one a row"),
    FORMS_CODE("sign_offs", "assent", NEEDED, ASSENT, "agrees or dissents"),
    FORMS_DATE("sign_offs", "on", MAY_BE, "the day"),
    FORMS_WORDS("sign_offs", "dissent", MAY_BE, 1000, "what the partner holds instead"),
    FORMS_LIST("", "proceedings", MAY_BE, 8, "what runs beside"),
    FORMS_CODE("proceedings", "proceeding", NEEDED, PROCEEDING, "one a row"),
    FORMS_TEXT("proceedings", "note", MAY_BE, 200, "where it stands"),
};

const struct vigil_form_type forms_rapid_review = {
    .type = VIGIL_MESSAGE_RAPID_REVIEW,
    .name = "rapid_review",
    .title = "Submit the rapid review of a case",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
