/*
 * The case file made again in memory, an entry of the journal after the other, by the
 * same changes that the daemons made when they accepted it. Owns the files that come of
 * it.
 */
#ifndef INTAKE_INTAKE_REBUILD_H
#define INTAKE_INTAKE_REBUILD_H

#include "base/base_error.h"
#include "intake/intake_files.h"
#include "run/run_replay.h"

struct intake_rebuild {
    struct run_replay replay; /* law and authorities are to be set */
    struct intake_files files;
    int64_t position; /* of the last entry taken */
    int64_t serial;   /* the highest number that a reference has */
    size_t items;
};

/* Takes the next entry. BASE_BUG: it does not follow the one before, cannot be read, or
 * does not fit what those before it made. */
enum base_class intake_rebuild_take(struct intake_rebuild *rebuild,
                                    const struct vigil_event *event,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

void intake_rebuild_done(struct intake_rebuild *rebuild);

#endif
