/*
 * One entry of the journal as a change of the case file: for what the file was in the
 * past, and for making it again from nothing. The entry was accepted once, so nothing is
 * judged: the rules' change alone is made.
 *
 *     run_replay_read(replay, &event, error)     what the entry says, whom it links
 *     ... find the file of event.case_ref and the cases linked ...
 *     run_replay_apply(replay, &file, linked, error)
 *
 * Owns nothing; law and authorities are borrowed, and the event until it is applied.
 */
#ifndef RUN_REPLAY_H
#define RUN_REPLAY_H

#include "base/base_error.h"
#include "rules/rules_process.h"
#include "run/run_notification.h"

struct run_replay {
    const struct rules_law *law;
    const struct rules_authorities *authorities;
    struct rules_context context;
    const struct vigil_event *event;
    union {
        struct run_notification notification;
        struct {
            union {
                struct vigil_rapid_review review;
                struct vigil_panel_response response;
                struct vigil_lcspr lcspr;
            };
            struct vigil_form form;
        };
    };
    size_t links_count; /* of an LCSPR: the cases that it covers, as it names them */
    struct vigil_case_name links[VIGIL_LINKS_MAX];
    struct vigil_faults faults;
};

/* Reads an entry. BASE_DONE: it changes nothing of the case file. BASE_BUG: it cannot be
 * read. */
enum base_class run_replay_read(struct run_replay *replay,
                                const struct vigil_event *event,
                                struct base_error *ret_error) BASE_MUST_CHECK;

/* Makes the change. file->found is the file of event.case_ref, all zero before the entry
 * that opens it; linked[k].found the case of links[k] with its items, or NULL: that one
 * is left out, since who looks at one case only has no other. BASE_BUG: it does not fit
 * what is there; the files are then changed in part. */
enum base_class run_replay_apply(struct run_replay *replay,
                                 struct rules_file *file,
                                 const struct rules_file *linked,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

#endif
