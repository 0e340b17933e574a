/*
 * The code lists of the process after the notification: rapid review, LCSPR, the Panel's
 * answers, documents. Like codes.h, which includes this file: a number or a name is only
 * ever added, 0 is "not stated".
 */
#ifndef VIGIL_PROCESS_CODES_H
#define VIGIL_PROCESS_CODES_H

/* X(CONSTANT, number, name) */
/* what a reference of the case file stands for */
#define VIGIL_FILE_KINDS(X)                                                              \
    X(INCIDENT, 1, "incident")                                                           \
    X(LCSPR, 2, "lcspr")                                                                 \
    X(CONSIDERATION, 3, "consideration")                                                 \
    X(PERIOD, 4, "period") /* what is given each period; its own reference is its kind   \
                            */

/* what of a case has a life of its own (vigil_item) */
#define VIGIL_ITEM_KINDS(X)                                                              \
    X(OUTSTANDING, 1, "outstanding")                                                     \
    X(QUESTION, 2, "question")                                                           \
    X(KEY_LINE, 3, "key_line")                                                           \
    X(RECOMMENDATION, 4, "recommendation")                                               \
    X(ACTION, 5, "action")                                                               \
    X(FOLLOW_UP, 6, "follow_up")                                                         \
    X(NATIONAL_ISSUE, 7, "national_issue")                                               \
    X(GAP, 8, "gap")                                                                     \
    X(EXTENSION, 9, "extension")                                                         \
    X(DUPLICATE, 10, "duplicate")                                                        \
    X(DOCUMENT, 11, "document")                                                          \
    X(REPLY, 12, "reply")                                                                \
    X(NARROWING, 13, "narrowing")                                                        \
    X(ASSESSMENT, 14, "assessment")                                                      \
    X(PUBLIC_PERIOD, 15, "public_period")                                                \
    X(RESPONSE, 16, "response")                                                          \
    X(SEEING, 17, "seeing")

/* open: somebody must do something; all others are ends, but accepted and carried */
#define VIGIL_ITEM_STATES(X)                                                             \
    X(OPEN, 1, "open")                                                                   \
    X(ANSWERED, 2, "answered")                                                           \
    X(DONE, 3, "done")                                                                   \
    X(ACCEPTED, 4, "accepted")                                                           \
    X(REFUSED, 5, "refused")                                                             \
    X(ALREADY_DONE, 6, "already_done")                                                   \
    X(FOLLOWED, 7, "followed")                                                           \
    X(DEPARTED, 8, "departed")                                                           \
    X(OBTAINED, 9, "obtained")                                                           \
    X(CARRIED, 10, "carried")                                                            \
    X(NOT_OBTAINABLE, 11, "not_obtainable")                                              \
    X(GRANTED, 12, "granted")                                                            \
    X(DECLINED, 13, "declined")                                                          \
    X(MERGED, 14, "merged")                                                              \
    X(DISMISSED, 15, "dismissed")                                                        \
    X(IN_HAND, 16, "in_hand")                                                            \
    X(PASSED_ON, 17, "passed_on")                                                        \
    X(WITHDRAWN, 18, "withdrawn")

/* what an authority has to do with a case that another leads */
#define VIGIL_PARTS(X)                                                                   \
    X(WHERE_IT_HAPPENED, 1, "where_it_happened")                                         \
    X(WHERE_CHILD_LIVES, 2, "where_child_lives")                                         \
    X(PLACED_CHILD, 3, "placed_child")                                                   \
    X(CONTRIBUTES, 4, "contributes")

/* the two kinds of not knowing: the first is chased, the second needs a reason */
#define VIGIL_UNKNOWNS(X)                                                                \
    X(NOT_KNOWN_YET, 1, "not_known_yet")                                                 \
    X(CANNOT_BE_KNOWN, 2, "cannot_be_known")

/* where it happened (Children Act 2004 s.16C(1): outside England too, if the child
 * lives here) */
#define VIGIL_PLACES(X)                                                                  \
    X(IN_OUR_AREA, 1, "in_our_area")                                                     \
    X(ELSEWHERE_IN_ENGLAND, 2, "elsewhere_in_england")                                   \
    X(OUTSIDE_ENGLAND, 3, "outside_england")

/* where the child lived */
#define VIGIL_PLACEMENTS(X)                                                              \
    X(AT_HOME, 1, "at_home")                                                             \
    X(WITH_RELATIVES, 2, "with_relatives")                                               \
    X(FOSTER_CARE, 3, "foster_care")                                                     \
    X(RESIDENTIAL_HOME, 4, "residential_home")                                           \
    X(MOTHER_AND_BABY_UNIT, 5, "mother_and_baby_unit")                                   \
    X(HOSPITAL, 6, "hospital")                                                           \
    X(SEMI_INDEPENDENT, 7, "semi_independent")                                           \
    X(CUSTODY, 8, "custody")                                                             \
    X(OTHER, 9, "other")                                                                 \
    X(NOT_KNOWN, 10, "not_known")

/* of a child protection plan (children in need census) */
#define VIGIL_PLAN_CATEGORIES(X)                                                         \
    X(NEG, 1, "NEG")                                                                     \
    X(PHY, 2, "PHY")                                                                     \
    X(SAB, 3, "SAB")                                                                     \
    X(EMO, 4, "EMO")                                                                     \
    X(MUL, 5, "MUL")

/* disability codes (children in need census) */
#define VIGIL_IMPAIRMENTS(X)                                                             \
    X(MOB, 1, "MOB")                                                                     \
    X(HAND, 2, "HAND")                                                                   \
    X(PC, 3, "PC")                                                                       \
    X(INC, 4, "INC")                                                                     \
    X(COMM, 5, "COMM")                                                                   \
    X(LD, 6, "LD")                                                                       \
    X(HEAR, 7, "HEAR")                                                                   \
    X(VIS, 8, "VIS")                                                                     \
    X(BEH, 9, "BEH")                                                                     \
    X(CON, 10, "CON")                                                                    \
    X(AUT, 11, "AUT")                                                                    \
    X(DDA, 12, "DDA")

/* who knew the child, and who was asked */
#define VIGIL_AGENCIES(X)                                                                \
    X(CHILDRENS_SOCIAL_CARE, 1, "childrens_social_care")                                 \
    X(EARLY_HELP, 2, "early_help")                                                       \
    X(POLICE, 3, "police")                                                               \
    X(HEALTH_VISITING, 4, "health_visiting")                                             \
    X(MIDWIFERY, 5, "midwifery")                                                         \
    X(GENERAL_PRACTICE, 6, "general_practice")                                           \
    X(HOSPITAL, 7, "hospital")                                                           \
    X(CHILD_MENTAL_HEALTH, 8, "child_mental_health")                                     \
    X(ADULT_MENTAL_HEALTH, 9, "adult_mental_health")                                     \
    X(SCHOOL, 10, "school")                                                              \
    X(EARLY_YEARS, 11, "early_years")                                                    \
    X(HOUSING, 12, "housing")                                                            \
    X(PROBATION, 13, "probation")                                                        \
    X(CAFCASS, 14, "cafcass")                                                            \
    X(AMBULANCE, 15, "ambulance")                                                        \
    X(DRUG_AND_ALCOHOL_SERVICE, 16, "drug_and_alcohol_service")                          \
    X(DOMESTIC_ABUSE_SERVICE, 17, "domestic_abuse_service")                              \
    X(YOUTH_JUSTICE, 18, "youth_justice")                                                \
    X(VOLUNTARY_SECTOR, 19, "voluntary_sector")                                          \
    X(OTHER, 20, "other")

/* what runs beside the process */
#define VIGIL_PROCEEDINGS(X)                                                             \
    X(CRIMINAL, 1, "criminal")                                                           \
    X(INQUEST, 2, "inquest")                                                             \
    X(CARE_PROCEEDINGS, 3, "care_proceedings")                                           \
    X(CHILD_DEATH_REVIEW, 4, "child_death_review")                                       \
    X(DOMESTIC_ABUSE_REVIEW, 5, "domestic_abuse_review")                                 \
    X(INSPECTION, 6, "inspection")                                                       \
    X(OTHER, 7, "other")

/* why a notification is withdrawn */
#define VIGIL_WITHDRAWALS(X)                                                             \
    X(CRITERIA_NOT_MET, 1, "criteria_not_met")                                           \
    X(ENTERED_IN_ERROR, 2, "entered_in_error")                                           \
    X(DUPLICATE, 3, "duplicate")

/* the three safeguarding partners (Children Act 2004 s.16E) */
#define VIGIL_PARTNERS(X)                                                                \
    X(LOCAL_AUTHORITY, 1, "local_authority")                                             \
    X(INTEGRATED_CARE_BOARD, 2, "integrated_care_board")                                 \
    X(POLICE, 3, "police")

/* what a partner says to a decision */
#define VIGIL_ASSENTS(X)                                                                 \
    X(AGREES, 1, "agrees")                                                               \
    X(DISSENTS, 2, "dissents")

/* of regulation 11, SI 2018/789: (a) to (d) */
#define VIGIL_CRITERIA(X)                                                                \
    X(IMPROVEMENTS_NEEDED, 1, "improvements_needed")                                     \
    X(RECURRENT_THEMES, 2, "recurrent_themes")                                           \
    X(AGENCIES_WORKING_TOGETHER, 3, "agencies_working_together")                         \
    X(PANEL_SUGGESTS_LOCAL_REVIEW, 4, "panel_suggests_local_review")

/* the six practice themes of the Panel's annual report 2020 */
#define VIGIL_THEMES(X)                                                                  \
    X(DAILY_LIFE, 1, "daily_life")                                                       \
    X(RELUCTANT_ENGAGEMENT, 2, "reluctant_engagement")                                   \
    X(CRITICAL_THINKING, 3, "critical_thinking")                                         \
    X(CHANGING_RISK, 4, "changing_risk")                                                 \
    X(INFORMATION_SHARING, 5, "information_sharing")                                     \
    X(LEADERSHIP_AND_CULTURE, 6, "leadership_and_culture")

/* of the parents, the family, the child; each is yes, no or not known */
#define VIGIL_FACTORS(X)                                                                 \
    X(PARENT_ALCOHOL, 1, "parent_alcohol")                                               \
    X(PARENT_DRUGS, 2, "parent_drugs")                                                   \
    X(PARENT_MENTAL_HEALTH, 3, "parent_mental_health")                                   \
    X(PARENT_ADVERSE_CHILDHOOD, 4, "parent_adverse_childhood")                           \
    X(PARENT_LEARNING_DISABILITY, 5, "parent_learning_disability")                       \
    X(PARENT_CRIMINAL_RECORD, 6, "parent_criminal_record")                               \
    X(PARENT_VIOLENT_CRIME, 7, "parent_violent_crime")                                   \
    X(SEPARATION, 8, "separation")                                                       \
    X(ACRIMONIOUS_SEPARATION, 9, "acrimonious_separation")                               \
    X(DOMESTIC_ABUSE, 10, "domestic_abuse")                                              \
    X(SOCIAL_ISOLATION, 11, "social_isolation")                                          \
    X(TRANSIENT_LIFESTYLE, 12, "transient_lifestyle")                                    \
    X(MULTIPLE_PARTNERS, 13, "multiple_partners")                                        \
    X(POVERTY, 14, "poverty")                                                            \
    X(CHILD_DISABILITY, 15, "child_disability")                                          \
    X(CHILD_BEHAVIOUR, 16, "child_behaviour")                                            \
    X(CHILD_ALCOHOL, 17, "child_alcohol")                                                \
    X(CHILD_DRUGS, 18, "child_drugs")                                                    \
    X(CHILD_MENTAL_HEALTH, 19, "child_mental_health")                                    \
    X(CHILD_BULLIED, 20, "child_bullied")                                                \
    X(CHILD_SEXUAL_EXPLOITATION, 21, "child_sexual_exploitation")                        \
    X(CHILD_CRIMINAL_EXPLOITATION, 22, "child_criminal_exploitation")                    \
    X(MISSING_EPISODES, 23, "missing_episodes")                                          \
    X(EXCLUDED_FROM_SCHOOL, 24, "excluded_from_school")                                  \
    X(EDUCATED_AT_HOME, 25, "educated_at_home")                                          \
    X(NOT_ATTENDING_SCHOOL, 26, "not_attending_school")                                  \
    X(NEGLECT_FEATURE, 27, "neglect_feature")                                            \
    X(SUDI, 28, "sudi")                                                                  \
    X(SUICIDE, 29, "suicide")                                                            \
    X(PROFESSIONAL_CURIOSITY, 30, "professional_curiosity")                              \
    X(PLACEMENT_DISTANCE, 31, "placement_distance")                                      \
    X(LOST_IN_HANDOVER, 32, "lost_in_handover")

/* whose part in the child's life must be looked at, or the omission explained */
#define VIGIL_CHARACTERISTICS(X)                                                         \
    X(RACE_AND_ETHNICITY, 1, "race_and_ethnicity")                                       \
    X(CULTURE, 2, "culture")                                                             \
    X(RELIGION, 3, "religion")                                                           \
    X(LANGUAGE, 4, "language")                                                           \
    X(DISABILITY, 5, "disability")                                                       \
    X(SEX_AND_GENDER, 6, "sex_and_gender")                                               \
    X(SEXUALITY, 7, "sexuality")

/* why things were done or not done: systemic or underlying reasons */
#define VIGIL_CAUSES(X)                                                                  \
    X(WORKLOAD, 1, "workload")                                                           \
    X(RESOURCES, 2, "resources")                                                         \
    X(SUPERVISION, 3, "supervision")                                                     \
    X(TRAINING, 4, "training")                                                           \
    X(LEADERSHIP, 5, "leadership")                                                       \
    X(THRESHOLDS, 6, "thresholds")                                                       \
    X(INFORMATION_SYSTEMS, 7, "information_systems")                                     \
    X(COMMISSIONING, 8, "commissioning")                                                 \
    X(ORGANISATIONAL_CHANGE, 9, "organisational_change")                                 \
    X(PARTNERSHIP_WORKING, 10, "partnership_working")                                    \
    X(CULTURE, 11, "culture")                                                            \
    X(OTHER, 12, "other")

/* why something takes longer */
#define VIGIL_DELAY_REASONS(X)                                                           \
    X(CRIMINAL_TRIAL, 1, "criminal_trial")                                               \
    X(INQUEST, 2, "inquest")                                                             \
    X(CARE_PROCEEDINGS, 3, "care_proceedings")                                           \
    X(POLICE_ADVICE, 4, "police_advice")                                                 \
    X(FAMILY_OR_CHILD_WELFARE, 5, "family_or_child_welfare")                             \
    X(QUALITY_REWORK, 6, "quality_rework")                                               \
    X(INPUT_NOT_OBTAINED, 7, "input_not_obtained")                                       \
    X(OTHER, 8, "other")

/* what the partnership does after the Panel's response */
#define VIGIL_STANDS(X)                                                                  \
    X(DECISION_STANDS, 1, "decision_stands")                                             \
    X(DECISION_CHANGED, 2, "decision_changed")

/* what became of input that was not obtained in time */
#define VIGIL_GAP_OUTCOMES(X)                                                            \
    X(OBTAINED, 1, "obtained")                                                           \
    X(CARRIED, 2, "carried")                                                             \
    X(NOT_OBTAINABLE, 3, "not_obtainable")

/* what a review made of a key line of enquiry */
#define VIGIL_FATES(X)                                                                   \
    X(FOLLOWED, 1, "followed")                                                           \
    X(DEPARTED, 2, "departed")

/* of a reviewer from the management of the case */
#define VIGIL_INDEPENDENCES(X)                                                           \
    X(OUTSIDE_THE_PARTNERSHIP, 1, "outside_the_partnership")                             \
    X(INSIDE_THE_PARTNERSHIP, 2, "inside_the_partnership")

/* where a recommendation must be acted on */
#define VIGIL_LEVELS(X)                                                                  \
    X(LOCAL, 1, "local")                                                                 \
    X(REGIONAL, 2, "regional")                                                           \
    X(NATIONAL, 3, "national")

/* what the lead body says */
#define VIGIL_RECOMMENDATION_ANSWERS(X)                                                  \
    X(ACCEPTED, 1, "accepted")                                                           \
    X(REFUSED, 2, "refused")                                                             \
    X(ALREADY_DONE, 3, "already_done")

/* how an action stands */
#define VIGIL_RAGS(X)                                                                    \
    X(RED, 1, "red")                                                                     \
    X(AMBER, 2, "amber")                                                                 \
    X(GREEN, 3, "green")

/* of a national review */
#define VIGIL_NATIONAL_STAGES(X)                                                         \
    X(CONSIDERED, 1, "considered")                                                       \
    X(NOT_COMMISSIONED, 2, "not_commissioned")                                           \
    X(COMMISSIONED, 3, "commissioned")                                                   \
    X(REPORTED, 4, "reported")                                                           \
    X(PUBLISHED, 5, "published")

/* what became of an issue that was raised locally */
#define VIGIL_ISSUE_ANSWERS(X)                                                           \
    X(ACCEPTED, 1, "accepted")                                                           \
    X(IN_HAND, 2, "in_hand")                                                             \
    X(DECLINED, 3, "declined")                                                           \
    X(PASSED_ON, 4, "passed_on")

/* of an LCSPR that helped, each judged by itself; there is no total */
#define VIGIL_QUALITY_FEATURES(X)                                                        \
    X(KEY_LINES_FOLLOWED, 1, "key_lines_followed")                                       \
    X(KEY_LINES_SET, 2, "key_lines_set")                                                 \
    X(FAMILY_VOICE, 3, "family_voice")                                                   \
    X(PRACTITIONER_EVENTS, 4, "practitioner_events")                                     \
    X(METHODS_DESCRIBED, 5, "methods_described")                                         \
    X(GETS_TO_WHY, 6, "gets_to_why")                                                     \
    X(CONTEXT_IN_MEASURE, 7, "context_in_measure")                                       \
    X(CHARACTERISTICS_CONSIDERED, 8, "characteristics_considered")                       \
    X(SUCCINCT, 9, "succinct")                                                           \
    X(CURRENT_RESEARCH, 10, "current_research")                                          \
    X(COMPARED_WITH_OTHER_CASES, 11, "compared_with_other_cases")                        \
    X(RECOMMENDATIONS_CLEAR, 12, "recommendations_clear")                                \
    X(LEARNING_FOR_PRACTITIONERS, 13, "learning_for_practitioners")                      \
    X(ADDED_VALUE, 14, "added_value")                                                    \
    X(THEMES_ADDRESSED, 15, "themes_addressed")                                          \
    X(ACTION_PLAN_ATTACHED, 16, "action_plan_attached")                                  \
    X(BRIEFING_ATTACHED, 17, "briefing_attached")

/* about a feature */
#define VIGIL_QUALITY_ANSWERS(X)                                                         \
    X(YES, 1, "yes")                                                                     \
    X(PARTLY, 2, "partly")                                                               \
    X(NO, 3, "no")                                                                       \
    X(NOT_APPLICABLE, 4, "not_applicable")

/* what an attachment is */
#define VIGIL_DOCUMENT_KINDS(X)                                                          \
    X(RAPID_REVIEW, 1, "rapid_review")                                                   \
    X(LCSPR_REPORT, 2, "lcspr_report")                                                   \
    X(LEARNING_SUMMARY, 3, "learning_summary")                                           \
    X(ACTION_PLAN, 4, "action_plan")                                                     \
    X(LETTER, 5, "letter")                                                               \
    X(LEGAL, 6, "legal")                                                                 \
    X(FORM, 7, "form")                                                                   \
    X(OTHER, 8, "other")

/* the types of file that are taken, as libmagic finds them */
#define VIGIL_MEDIA(X)                                                                   \
    X(PDF, 1, "pdf")                                                                     \
    X(DOCX, 2, "docx")                                                                   \
    X(ODT, 3, "odt")                                                                     \
    X(RTF, 4, "rtf")                                                                     \
    X(XLSX, 5, "xlsx")                                                                   \
    X(ODS, 6, "ods")                                                                     \
    X(CSV, 7, "csv")                                                                     \
    X(TEXT, 8, "text")                                                                   \
    X(PNG, 9, "png")                                                                     \
    X(JPEG, 10, "jpeg")

/* of an attempt to hear the family */
#define VIGIL_FAMILY_OUTCOMES(X)                                                         \
    X(TOOK_PART, 1, "took_part")                                                         \
    X(DECLINED, 2, "declined")                                                           \
    X(NOT_REACHED, 3, "not_reached")                                                     \
    X(NOT_APPROACHED, 4, "not_approached")

/* how far a message has come: its bytes arrived; they are right; it is in the
 * journal; an officer of the Panel has seen it */
#define VIGIL_RECEIPT_LEVELS(X)                                                          \
    X(RECEIVED, 1, "received")                                                           \
    X(VALID, 2, "valid")                                                                 \
    X(REGISTERED, 3, "registered")                                                       \
    X(SEEN, 4, "seen")

/* X(list constant, enum tag and prefix, rows) */
#define VIGIL_PROCESS_CODE_LISTS(L)                                                      \
    L(FILE_KIND, file_kind, VIGIL_FILE_KINDS)                                            \
    L(ITEM_KIND, item_kind, VIGIL_ITEM_KINDS)                                            \
    L(ITEM_STATE, item_state, VIGIL_ITEM_STATES)                                         \
    L(PART, part, VIGIL_PARTS)                                                           \
    L(UNKNOWN, unknown, VIGIL_UNKNOWNS)                                                  \
    L(PLACE, place, VIGIL_PLACES)                                                        \
    L(PLACEMENT, placement, VIGIL_PLACEMENTS)                                            \
    L(PLAN_CATEGORY, plan_category, VIGIL_PLAN_CATEGORIES)                               \
    L(IMPAIRMENT, impairment, VIGIL_IMPAIRMENTS)                                         \
    L(AGENCY, agency, VIGIL_AGENCIES)                                                    \
    L(PROCEEDING, proceeding, VIGIL_PROCEEDINGS)                                         \
    L(WITHDRAWAL, withdrawal, VIGIL_WITHDRAWALS)                                         \
    L(PARTNER, partner, VIGIL_PARTNERS)                                                  \
    L(ASSENT, assent, VIGIL_ASSENTS)                                                     \
    L(CRITERION, criterion, VIGIL_CRITERIA)                                              \
    L(THEME, theme, VIGIL_THEMES)                                                        \
    L(FACTOR, factor, VIGIL_FACTORS)                                                     \
    L(CHARACTERISTIC, characteristic, VIGIL_CHARACTERISTICS)                             \
    L(CAUSE, cause, VIGIL_CAUSES)                                                        \
    L(DELAY_REASON, delay_reason, VIGIL_DELAY_REASONS)                                   \
    L(STAND, stand, VIGIL_STANDS)                                                        \
    L(GAP_OUTCOME, gap_outcome, VIGIL_GAP_OUTCOMES)                                      \
    L(FATE, fate, VIGIL_FATES)                                                           \
    L(INDEPENDENCE, independence, VIGIL_INDEPENDENCES)                                   \
    L(LEVEL, level, VIGIL_LEVELS)                                                        \
    L(RECOMMENDATION_ANSWER, recommendation_answer, VIGIL_RECOMMENDATION_ANSWERS)        \
    L(RAG, rag, VIGIL_RAGS)                                                              \
    L(NATIONAL_STAGE, national_stage, VIGIL_NATIONAL_STAGES)                             \
    L(ISSUE_ANSWER, issue_answer, VIGIL_ISSUE_ANSWERS)                                   \
    L(QUALITY_FEATURE, quality_feature, VIGIL_QUALITY_FEATURES)                          \
    L(QUALITY_ANSWER, quality_answer, VIGIL_QUALITY_ANSWERS)                             \
    L(DOCUMENT_KIND, document_kind, VIGIL_DOCUMENT_KINDS)                                \
    L(MEDIA, media, VIGIL_MEDIA)                                                         \
    L(FAMILY_OUTCOME, family_outcome, VIGIL_FAMILY_OUTCOMES)                             \
    L(RECEIPT_LEVEL, receipt_level, VIGIL_RECEIPT_LEVELS)

enum vigil_file_kind {
    VIGIL_FILE_KIND_NONE = 0,
#define X(constant, number, name) VIGIL_FILE_KIND_##constant = (number),
    VIGIL_FILE_KINDS(X)
#undef X
};

enum vigil_item_kind {
    VIGIL_ITEM_KIND_NONE = 0,
#define X(constant, number, name) VIGIL_ITEM_KIND_##constant = (number),
    VIGIL_ITEM_KINDS(X)
#undef X
};

enum vigil_item_state {
    VIGIL_ITEM_STATE_NONE = 0,
#define X(constant, number, name) VIGIL_ITEM_STATE_##constant = (number),
    VIGIL_ITEM_STATES(X)
#undef X
};

enum vigil_part {
    VIGIL_PART_NONE = 0,
#define X(constant, number, name) VIGIL_PART_##constant = (number),
    VIGIL_PARTS(X)
#undef X
};

enum vigil_unknown {
    VIGIL_UNKNOWN_NONE = 0,
#define X(constant, number, name) VIGIL_UNKNOWN_##constant = (number),
    VIGIL_UNKNOWNS(X)
#undef X
};

enum vigil_place {
    VIGIL_PLACE_NONE = 0,
#define X(constant, number, name) VIGIL_PLACE_##constant = (number),
    VIGIL_PLACES(X)
#undef X
};

enum vigil_placement {
    VIGIL_PLACEMENT_NONE = 0,
#define X(constant, number, name) VIGIL_PLACEMENT_##constant = (number),
    VIGIL_PLACEMENTS(X)
#undef X
};

enum vigil_plan_category {
    VIGIL_PLAN_CATEGORY_NONE = 0,
#define X(constant, number, name) VIGIL_PLAN_CATEGORY_##constant = (number),
    VIGIL_PLAN_CATEGORIES(X)
#undef X
};

enum vigil_impairment {
    VIGIL_IMPAIRMENT_NONE = 0,
#define X(constant, number, name) VIGIL_IMPAIRMENT_##constant = (number),
    VIGIL_IMPAIRMENTS(X)
#undef X
};

enum vigil_agency {
    VIGIL_AGENCY_NONE = 0,
#define X(constant, number, name) VIGIL_AGENCY_##constant = (number),
    VIGIL_AGENCIES(X)
#undef X
};

enum vigil_proceeding {
    VIGIL_PROCEEDING_NONE = 0,
#define X(constant, number, name) VIGIL_PROCEEDING_##constant = (number),
    VIGIL_PROCEEDINGS(X)
#undef X
};

enum vigil_withdrawal {
    VIGIL_WITHDRAWAL_NONE = 0,
#define X(constant, number, name) VIGIL_WITHDRAWAL_##constant = (number),
    VIGIL_WITHDRAWALS(X)
#undef X
};

enum vigil_partner {
    VIGIL_PARTNER_NONE = 0,
#define X(constant, number, name) VIGIL_PARTNER_##constant = (number),
    VIGIL_PARTNERS(X)
#undef X
};

enum vigil_assent {
    VIGIL_ASSENT_NONE = 0,
#define X(constant, number, name) VIGIL_ASSENT_##constant = (number),
    VIGIL_ASSENTS(X)
#undef X
};

enum vigil_criterion {
    VIGIL_CRITERION_NONE = 0,
#define X(constant, number, name) VIGIL_CRITERION_##constant = (number),
    VIGIL_CRITERIA(X)
#undef X
};

enum vigil_theme {
    VIGIL_THEME_NONE = 0,
#define X(constant, number, name) VIGIL_THEME_##constant = (number),
    VIGIL_THEMES(X)
#undef X
};

enum vigil_factor {
    VIGIL_FACTOR_NONE = 0,
#define X(constant, number, name) VIGIL_FACTOR_##constant = (number),
    VIGIL_FACTORS(X)
#undef X
};

enum vigil_characteristic {
    VIGIL_CHARACTERISTIC_NONE = 0,
#define X(constant, number, name) VIGIL_CHARACTERISTIC_##constant = (number),
    VIGIL_CHARACTERISTICS(X)
#undef X
};

enum vigil_cause {
    VIGIL_CAUSE_NONE = 0,
#define X(constant, number, name) VIGIL_CAUSE_##constant = (number),
    VIGIL_CAUSES(X)
#undef X
};

enum vigil_delay_reason {
    VIGIL_DELAY_REASON_NONE = 0,
#define X(constant, number, name) VIGIL_DELAY_REASON_##constant = (number),
    VIGIL_DELAY_REASONS(X)
#undef X
};

enum vigil_stand {
    VIGIL_STAND_NONE = 0,
#define X(constant, number, name) VIGIL_STAND_##constant = (number),
    VIGIL_STANDS(X)
#undef X
};

enum vigil_gap_outcome {
    VIGIL_GAP_OUTCOME_NONE = 0,
#define X(constant, number, name) VIGIL_GAP_OUTCOME_##constant = (number),
    VIGIL_GAP_OUTCOMES(X)
#undef X
};

enum vigil_fate {
    VIGIL_FATE_NONE = 0,
#define X(constant, number, name) VIGIL_FATE_##constant = (number),
    VIGIL_FATES(X)
#undef X
};

enum vigil_independence {
    VIGIL_INDEPENDENCE_NONE = 0,
#define X(constant, number, name) VIGIL_INDEPENDENCE_##constant = (number),
    VIGIL_INDEPENDENCES(X)
#undef X
};

enum vigil_level {
    VIGIL_LEVEL_NONE = 0,
#define X(constant, number, name) VIGIL_LEVEL_##constant = (number),
    VIGIL_LEVELS(X)
#undef X
};

enum vigil_recommendation_answer {
    VIGIL_RECOMMENDATION_ANSWER_NONE = 0,
#define X(constant, number, name) VIGIL_RECOMMENDATION_ANSWER_##constant = (number),
    VIGIL_RECOMMENDATION_ANSWERS(X)
#undef X
};

enum vigil_rag {
    VIGIL_RAG_NONE = 0,
#define X(constant, number, name) VIGIL_RAG_##constant = (number),
    VIGIL_RAGS(X)
#undef X
};

enum vigil_national_stage {
    VIGIL_NATIONAL_STAGE_NONE = 0,
#define X(constant, number, name) VIGIL_NATIONAL_STAGE_##constant = (number),
    VIGIL_NATIONAL_STAGES(X)
#undef X
};

enum vigil_issue_answer {
    VIGIL_ISSUE_ANSWER_NONE = 0,
#define X(constant, number, name) VIGIL_ISSUE_ANSWER_##constant = (number),
    VIGIL_ISSUE_ANSWERS(X)
#undef X
};

enum vigil_quality_feature {
    VIGIL_QUALITY_FEATURE_NONE = 0,
#define X(constant, number, name) VIGIL_QUALITY_FEATURE_##constant = (number),
    VIGIL_QUALITY_FEATURES(X)
#undef X
};

enum vigil_quality_answer {
    VIGIL_QUALITY_ANSWER_NONE = 0,
#define X(constant, number, name) VIGIL_QUALITY_ANSWER_##constant = (number),
    VIGIL_QUALITY_ANSWERS(X)
#undef X
};

enum vigil_document_kind {
    VIGIL_DOCUMENT_KIND_NONE = 0,
#define X(constant, number, name) VIGIL_DOCUMENT_KIND_##constant = (number),
    VIGIL_DOCUMENT_KINDS(X)
#undef X
};

enum vigil_media {
    VIGIL_MEDIA_NONE = 0,
#define X(constant, number, name) VIGIL_MEDIA_##constant = (number),
    VIGIL_MEDIA(X)
#undef X
};

enum vigil_family_outcome {
    VIGIL_FAMILY_OUTCOME_NONE = 0,
#define X(constant, number, name) VIGIL_FAMILY_OUTCOME_##constant = (number),
    VIGIL_FAMILY_OUTCOMES(X)
#undef X
};

enum vigil_receipt_level {
    VIGIL_RECEIPT_LEVEL_NONE = 0,
#define X(constant, number, name) VIGIL_RECEIPT_LEVEL_##constant = (number),
    VIGIL_RECEIPT_LEVELS(X)
#undef X
};

#endif
