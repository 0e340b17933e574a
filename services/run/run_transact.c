/*
 * One transaction of a follower or of a timer: the row held, the effects, the entries
 * that it appends, the commit, the publication. See run_service.h.
 */
#include "base/base_log.h"
#include "base/base_time.h"
#include "run/run_law_follow.h"
#include "run/run_service.h"

/* Takes the head last, chains, appends, commits. */
static enum base_class
append_and_commit(struct run *run, struct base_error *ret_error)
{
    enum base_class class = BASE_OK;
    if (run->append.count > 0) {
        struct store_head head = {0};
        store_journal_take(run->store, &head);
        class = store_run(run->store, ret_error);
        if (class == BASE_OK) {
            class = run_append_chain(&run->append, &head, base_time_now(), ret_error);
        }
        if (class == BASE_OK) {
            store_journal_append(run->store, run->append.entries, run->append.count);
        }
    }
    return class == BASE_OK ? store_commit(run->store, ret_error) : class;
}

enum base_class
run_transact(struct run *run, run_body *body, void *arg, struct base_error *ret_error)
{
    run_append_reset(&run->append);
    enum base_class class = store_begin(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    run->position = (struct store_position){.held = !run->service->follows};
    if (run->service->follows) {
        store_follower_hold(run->store, run->service->follower, &run->position);
        class = store_run(run->store, ret_error);
    }
    if (class == BASE_OK && !run->position.held) {
        store_abandon(run->store);
        if (!run->standing_by) {
            base_log(BASE_LOG_INFO, "event=standing_by");
        }
        run->standing_by = true;
        return BASE_DONE;
    }
    if (class == BASE_OK && run->service->follows) {
        class =
            run_law_follow(run, run->position.calendar, run->position.rules, ret_error);
    }
    if (class == BASE_OK) {
        class = body(run, arg, ret_error);
    }
    if (class == BASE_OK) {
        class = append_and_commit(run, ret_error);
    }
    if (class != BASE_OK) {
        store_abandon(run->store);
        return class;
    }
    if (run->standing_by) {
        run->standing_by = false;
        run->tick_wanted = true; /* what the other copy was waiting for is ours now */
        base_log(BASE_LOG_INFO, "event=took_over");
    }
    if (run->publisher != NULL) {
        run_append_publish(&run->append, run->publisher);
    }
    return BASE_OK;
}
