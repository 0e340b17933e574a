/*
 * What vigil-deadlines does, one duty a file; their table is in main.c.
 */
#ifndef DEADLINES_DEADLINES_H
#define DEADLINES_DEADLINES_H

#include "rules/rules_clocks.h"
#include "run/run_service.h"
#include "store/store_clock.h"
#include "store/store_explanation.h"
#include "store/store_inbox.h"
#include "store/store_ledger.h"

/* deadlines_apply.c: starts and stops clocks as the journal's entries say */
enum base_class deadlines_apply(struct run *run,
                                const struct vigil_event *events,
                                size_t count,
                                struct base_error *ret_error);

/* The cases and reviews that a run of entries is about, and those that a review of it
 * covers. */
enum { DEADLINES_CASES_MAX = 1024, DEADLINES_MEMBERS_MAX = 2 * VIGIL_LINKS_MAX };

/* A clock of a case, as it is kept and as the entries taken leave it. */
struct deadlines_clock {
    struct vigil_deadline latest; /* the latest revision; 0 if there is none yet */
    vigil_instant climbed_to;     /* rungs up to here were dealt with as it began */
    uint32_t row;                 /* deadlines_change.c: its place there and one; or 0 */
};

struct deadlines_case {
    struct store_facts now;
    struct deadlines_clock clocks[VIGIL_CLOCK_COUNT];
    struct rules_clocks_facts known; /* what `now` says, as of the last entry taken */
    vigil_instant changed_at;        /* when the last entry about it was recorded */
    bool historic;                   /* that entry was brought in from before Vigil */
    bool touched;                    /* by the entry that is being taken */
    bool changed;                    /* by any entry of the run */
    bool led_anew;                   /* by another authority than before */
};

struct deadlines_cases {
    struct deadlines_case at[DEADLINES_CASES_MAX];
    size_t count;
    struct deadlines_case *touched[DEADLINES_CASES_MAX]; /* by one entry */
    size_t touched_count;
    /* what an LCSPR covers, by the own references of authorities, and which that is */
    struct vigil_case_name names[DEADLINES_CASES_MAX];
    size_t names_count;
};

/* deadlines_facts.c: reads what is known of the cases that the entries are about.
 * *ret_taken: how many entries fitted; the others are for the next call. */
enum base_class deadlines_facts_gather(struct run *run,
                                       const struct vigil_event *events,
                                       size_t count,
                                       struct deadlines_cases *ret_cases,
                                       size_t *ret_taken,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

/* deadlines_take.c: whether a type of entry is about clocks, and what one means for the
 * facts */
bool deadlines_take_knows(enum vigil_event_kind type);
void deadlines_take(struct deadlines_cases *cases, const struct vigil_event *event);

/* An LCSPR's body, a blank authority of a link being the sender; NULL (and said in the
 * log) if it cannot be read. It lives until the next body is read. */
const struct vigil_lcspr *deadlines_take_lcspr(const struct vigil_event *event);

/* The file with this reference, or NULL. */
struct deadlines_case *deadlines_find(struct deadlines_cases *cases,
                                      const char *case_ref);

/* A file that is new here; NULL if there is no room, which gathering has seen to. */
struct deadlines_case *deadlines_take_open(struct deadlines_cases *cases,
                                           const struct vigil_event *event);

/* deadlines_take_period.c: what is given each period; and, once its clock was met by it,
 * the next period: true if one begins */
void deadlines_take_period(struct deadlines_cases *cases,
                           const struct vigil_event *event);
bool deadlines_take_roll(struct deadlines_case *c, const struct vigil_event *event);

/* Notes which facts the entry has stated. */
void deadlines_take_stated(struct deadlines_case *c, const struct vigil_event *event);

/* The entry has changed the file: notes when, and which facts it stated. */
void deadlines_take_touch(struct deadlines_cases *cases,
                          struct deadlines_case *c,
                          const struct vigil_event *event);

/* Takes the facts that the body states beyond its typed record, if it has any. */
void deadlines_take_further(struct deadlines_case *c, const struct vigil_event *event);

/* deadlines_take_review.c: the record of a review, and the cases that it covers */
void deadlines_take_review(struct deadlines_cases *cases,
                           const struct vigil_event *event);

/* Says in the log that an entry's body cannot be read. */
void deadlines_unreadable(const struct vigil_event *event);

/* deadlines_take_form.c: the same for what changes a file that is there */
bool deadlines_take_form_knows(enum vigil_event_kind type);
void deadlines_take_form(struct deadlines_cases *cases,
                         struct deadlines_case *c,
                         const struct vigil_event *event);

/* deadlines_tasks.c: what the Panel and those who only read must see to */
void deadlines_tasks(struct store *store, const struct vigil_event *events, size_t count);

/* deadlines_say.c: an entry of the journal for what a clock is now, and one for an alert,
 * whose party is its recipient's */
void deadlines_say_clock(struct run *run,
                         const struct vigil_deadline *deadline,
                         const char authority[VIGIL_PARTY_SIZE],
                         bool historic);
void deadlines_say_alert(struct run *run, const struct vigil_alert *alert);

/* deadlines_climb.c: moves the clock up its ladder to now. The lines of the ledger, of
 * which there must be room for RULES_LADDER_STEPS_MAX; how many. */
size_t deadlines_climb(const struct rules_law *law,
                       struct store_clock *clock,
                       vigil_instant now,
                       struct store_ledger_line *ret_lines);

/* deadlines_tick.c: raises the alerts of the rungs that are reached, and tells when the
 * next one will be */
enum base_class deadlines_tick(struct run *run,
                               vigil_instant now,
                               vigil_instant *ret_next,
                               struct base_error *ret_error);

/* deadlines_unknown.c: what a question about a case is answered with that has no clocks
 * which this authority ("": anyone) may see. Who was told a moment ago that the case is
 * recorded must not be told that there is none: BASE_AGAIN, and the client asks again,
 * while its entry is not followed yet; else BASE_REFUSE with the fault. Runs the store.
 */
enum base_class deadlines_unknown_case(struct run *run,
                                       const char *case_ref,
                                       const char *authority,
                                       struct vigil_faults *faults,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

/* deadlines_list.c: the answer to deadlines_query */
enum base_class deadlines_list_answer(struct run *run,
                                      const struct vigil_key *caller,
                                      const struct vigil_query *query,
                                      struct wire_result *result,
                                      struct vigil_faults *faults,
                                      struct base_error *ret_error);

/* deadlines_explain.c: how the day of a deadline came about that this law gives of these
 * facts; and the answer to explain_query */
void deadlines_explain(const struct rules_law *law,
                       const struct store_facts *facts,
                       const struct vigil_deadline *deadline,
                       struct store_explanation *ret_explanation);
enum base_class deadlines_explain_answer(struct run *run,
                                         const struct vigil_key *caller,
                                         const struct vigil_query *query,
                                         struct wire_result *result,
                                         struct vigil_faults *faults,
                                         struct base_error *ret_error);

/* deadlines_inbox.c: the answer to inbox_query */
enum base_class deadlines_inbox_answer(struct run *run,
                                       const struct vigil_key *caller,
                                       const struct vigil_query *query,
                                       struct wire_result *result,
                                       struct vigil_faults *faults,
                                       struct base_error *ret_error);

/* deadlines_inbox_words.c: a line's kind in a word, and what to do in a sentence */
const char *deadlines_inbox_kind(const struct store_inbox_line *line);
void
deadlines_inbox_say(const struct store_inbox_line *line, char *ret_text, size_t size);

/* deadlines_time.c: moves a sandbox's time */
enum base_class deadlines_time_read(const uint8_t *body,
                                    size_t size,
                                    void *record,
                                    struct vigil_faults *faults);
enum base_class deadlines_time_decide(struct run_decision *decision);
void deadlines_time_write(struct store *store, const struct run_decision *decision);

#endif
