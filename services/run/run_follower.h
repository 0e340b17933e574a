/*
 * Following the journal: live entries from the feed, gaps from the journal, effects and
 * position in one transaction. Start, catch-up and live are this one code path.
 *
 * Owns a window of live entries. Promises: every entry is applied once, in order; a lost,
 * doubled or reordered message of the feed costs a read, never a fact.
 */
#ifndef RUN_FOLLOWER_H
#define RUN_FOLLOWER_H

#include "run/run_service.h"

enum base_class run_follower_new(struct run *run,
                                 struct base_error *ret_error) BASE_MUST_CHECK;
void run_follower_free(struct run *run);

/* The position up to which all is applied, as last seen; 0 for who does not follow. */
int64_t run_follower_applied(const struct run *run);

/* Takes in what the feed has. */
void run_follower_receive(struct run *run);

/* Applies one run of entries. *ret_more: there may be more at once. `look` also looks
 * into the journal when the feed has nothing new. */
enum base_class run_follower_step(struct run *run,
                                  bool look,
                                  bool *ret_more,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

#endif
