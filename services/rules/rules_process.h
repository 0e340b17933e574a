/*
 * The process after the notification: each message as a pair of pure functions. `check`
 * tells all that is wrong; `apply` makes the change, and cannot fail. A decision is the
 * check and then the change; replaying the journal is the change alone.
 *
 * What holds for every message is done here once: who may send it, that the case is there
 * and theirs, that it is the version which the sender saw, that the form is filled as its
 * fields say, that the lifecycle has the event; and after the change, version and trail.
 */
#ifndef RULES_PROCESS_H
#define RULES_PROCESS_H

#include "base/base_error.h"
#include "rules/rules_context.h"
#include "rules/rules_lifecycle.h"
#include "vigil/forms.h"

/* What a decision sees and may change. */
struct rules_file {
    struct vigil_case *found;    /* the case or review named; NULL: there is none. Of a
                                  * message that opens: what it opens, all zero before
                                  * (or what has its own reference already) */
    struct vigil_case **members; /* of a review: the cases that it covers */
    size_t members_count;
    struct vigil_item *items; /* of `found`, by kind and number */
    size_t items_count, items_capacity;
};

struct rules_process {
    enum vigil_message type;
    /* the kind of file that it opens; NONE: it is about one that is there */
    enum vigil_file_kind opens;
    /* what it opens may be there already, and is then told of again; who may do so, its
     * `check` says */
    bool stands;
    bool takes_along; /* the facts stated of a review are those of its cases, too */
    /* which event of the lifecycle it is, as filled */
    enum rules_event (*event)(const struct vigil_form *form);
    /* adds what is wrong beyond what holds for every message; NULL: nothing more */
    void (*check)(const struct vigil_form *form,
                  const struct rules_context *context,
                  const struct rules_file *file,
                  struct vigil_faults *faults);
    /* changes cases and items; the lifecycle's step, version and trail are not its
     * business; NULL: nothing more. context->now is the time of the fact. */
    void (*apply)(const struct vigil_form *form,
                  const struct rules_context *context,
                  struct rules_file *file);
};

/* The message's pair; NULL: it is not of the process (notification, rapid_review, lcspr,
 * panel_response have decisions of their own, and give their forms to
 * rules_process_further). */
const struct rules_process *rules_process_of(enum vigil_message type);

/* The fields of a filled form: needed ones, codes, lengths, references, days of the
 * calendar. What may come later and is not there is added to *warnings (may be NULL). */
void rules_form_check(const struct vigil_form *form,
                      const struct rules_context *context,
                      struct vigil_faults *faults,
                      struct vigil_faults *warnings);

/* The case that the head of a form names. */
void rules_form_name(const struct vigil_form *form, struct vigil_case_name *ret_name);

/* The whole decision. BASE_OK: file is changed. BASE_DENIED: the role may not send it.
 * BASE_REFUSE: faults has everything, nothing is changed. */
enum base_class rules_process_decide(const struct vigil_form *form,
                                     const struct rules_context *context,
                                     struct rules_file *file,
                                     struct vigil_faults *faults) BASE_MUST_CHECK;

/* The change alone, of a message that was accepted before. BASE_BUG if it does not fit
 * the state: the journal is not what Vigil wrote. */
enum base_class rules_process_apply(const struct vigil_form *form,
                                    const struct rules_context *context,
                                    struct rules_file *file,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

/* What the further fields of a notification, rapid_review, lcspr or panel_response mean:
 * check before its own decision, apply after it (file->found is then the case changed or
 * opened; of an lcspr, the review). */
void rules_process_check_further(const struct vigil_form *form,
                                 const struct rules_context *context,
                                 const struct rules_file *file,
                                 struct vigil_faults *faults);
void rules_process_apply_further(const struct vigil_form *form,
                                 const struct rules_context *context,
                                 struct rules_file *file);

/* Then, of an lcspr, what the cases linked leave to the review (rules_carry.h); a file
 * whose `found` is NULL is left out. */
void rules_process_apply_linked(const struct vigil_form *form,
                                const struct rules_context *context,
                                struct rules_file *review,
                                const struct rules_file *linked,
                                size_t linked_count);

/* One more version, and what it did. */
void rules_process_mark(struct vigil_case *c, enum vigil_event_kind what);

/* What a file is before its first event: nothing has happened yet, but that it is opened
 * now. Keeps case_ref. */
void rules_process_open(struct vigil_case *c, vigil_instant at);

/* ---- For the rules of single messages ---- */

/* The item with this number, or NULL. */
struct vigil_item *
rules_item_find(const struct rules_file *file, enum vigil_item_kind kind, int64_t no);

/* The same of an open item, with a fault at `path` if there is none. */
struct vigil_item *rules_item_open(const struct rules_file *file,
                                   enum vigil_item_kind kind,
                                   int64_t no,
                                   const char *path,
                                   struct vigil_faults *faults);

/* A new open item of the next number; NULL: there is no room for more (then `check` was
 * wrong: it asks rules_item_room first). */
struct vigil_item *rules_item_add(struct rules_file *file,
                                  enum vigil_item_kind kind,
                                  const char *owner,
                                  const struct rules_context *context);

/* Ends an item, or moves it to another state. */
void rules_item_set(struct vigil_item *item,
                    enum vigil_item_state state,
                    const struct rules_context *context);

/* Adds a fault if the case cannot take `more` further items. */
void
rules_item_room(const struct rules_file *file, size_t more, struct vigil_faults *faults);

/* How many items of a kind are in this state. */
size_t rules_item_count(const struct rules_file *file,
                        enum vigil_item_kind kind,
                        enum vigil_item_state state);

#endif
