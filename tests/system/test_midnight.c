/*
 * Midnight in London passes between the decision on a notification and its commit: what
 * the receipt says is due is what the clock that runs says is due.
 *
 * Run by ./run with -- PROGRAM. The commit is made to wait by holding the journal's head;
 * the sandbox's time is moved while it waits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/base_date.h"
#include "base/base_time.h"
#include "chaos_check.h"
#include "chaos_crew.h"
#include "chaos_instance.h"

enum { PATIENCE_MS = 20000 };

static const char waiting[] =
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE usename = 'vigil_intake' AND wait_event_type = 'Lock'";

static void
the_day_changes_before_the_commit(void **state)
{
    (void)state;
    static struct chaos_oracle oracle;
    struct chaos_crew crew;
    struct chaos_history history;
    struct chaos_stored stored;
    struct chaos_verdict verdict = {0};
    int64_t until_ms = base_time_monotonic_ms() + PATIENCE_MS;
    assert_true(chaos_instance_clock());
    assert_true(chaos_oracle_open(VIGIL_SOURCE_DIR "/config", &oracle));
    void *lock = chaos_stored_lock_head();
    assert_non_null(lock);
    assert_true(chaos_crew_start("midnight", 1, CHAOS_TOGETHER, 1, until_ms, &crew));
    while (chaos_stored_ask(waiting) < 1) {
        assert_true(base_time_monotonic_ms() < until_ms);
        chaos_instance_pause(5);
    }
    assert_true(base_time_advance(BASE_DAY));
    chaos_stored_unlock_head(lock);
    assert_true(chaos_crew_wait(&crew));
    assert_true(chaos_instance_quiet(base_time_now(), until_ms));
    assert_true(chaos_history_read(crew.history, &history));
    assert_true(chaos_stored_read(false, &stored));
    chaos_check_messages(&history, &stored, &verdict);
    chaos_check_clocks(&oracle, &stored, base_time_now(), base_time_now(), &verdict);
    chaos_verdict_print("midnight", &verdict);
    assert_int_equal(verdict.acknowledged, CHAOS_TOGETHER);
    assert_int_equal(chaos_verdict_faults(&verdict), 0);
    chaos_stored_done(&stored);
    chaos_history_done(&history);
    chaos_crew_done(&crew);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_changes_before_the_commit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
