/*
 * Writing the feeds: file by file, a page of clocks at a time, and only when no alert is
 * due. See deadlines_feed.h.
 *
 * Promises: a file is the old one or the new one, whatever is killed when; one that would
 * be the same stays, so that who fetches it hears of no change; only the copy of the
 * daemon that holds the follower's row writes; what cannot be written is said in the log,
 * tried again a minute later, and holds up nothing else.
 */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines_feed.h"
#include "deadlines/deadlines_law.h"
#include "files/files_replace.h"
#include "rules/rules_london.h"

enum { PAGE = 64, AGAIN_MS = 60000, MODE = 0640 };

/* The file that is being written. */
static struct {
    size_t of; /* place in the list of authorities */
    struct files_replace file;
    struct files_ical ical;
    struct store_feed_page page;
    char after_case_ref[VIGIL_REF_SIZE];
    int64_t sweep_after_ms; /* monotonic */
} work;

static void
fail(const char *what, const struct base_error *error)
{
    base_log_error(what, error);
    files_replace_abandon(&work.file);
    deadlines_feeds.stale[work.of] = true;
    deadlines_feeds.wait_until_ms = base_time_monotonic_ms() + AGAIN_MS;
}

static void
path_of(const char *name, char ret_path[FILES_REPLACE_PATH])
{
    (void)base_text_print(
        ret_path, FILES_REPLACE_PATH, "%s/%s", deadlines_feeds.dir, name);
}

/* True if this is the name of a feed that there is by now. */
static bool
is_current(const struct run *run, const struct store_feed_names *names, const char *file)
{
    for (size_t i = 0; i < run->authorities.count; i++) {
        char name[DEADLINES_FEED_NAME];
        struct store_feed_name feed =
            deadlines_feed_name_of(names, run->authorities.codes[i]);
        deadlines_feed_name(deadlines_feeds.key, feed.authority, feed.number, name);
        if (!feed.revoked && strcmp(name, file) == 0) {
            return true;
        }
    }
    return false;
}

/* Removes what was revoked or renewed, and what a killed daemon had begun. Files of other
 * names are not ours. */
static void
sweep(const struct run *run, const struct store_feed_names *names)
{
    DIR *files = opendir(deadlines_feeds.dir);
    struct base_error error;
    bool swept = files != NULL;
    for (const struct dirent *file; files != NULL && (file = readdir(files)) != NULL;) {
        char path[FILES_REPLACE_PATH];
        bool partial;
        path_of(file->d_name, path);
        if (deadlines_feed_is_name(file->d_name, &partial) &&
            (partial || !is_current(run, names, file->d_name)) && unlink(path) != 0) {
            swept = false;
        }
    }
    deadlines_feeds.sweep = !swept;
    if (!swept) {
        (void)base_error_set(&error,
                             BASE_STOP,
                             "feed_dir",
                             "%s: %s",
                             deadlines_feeds.dir,
                             strerror(errno));
        base_log_error("feed_not_removed", &error);
        work.sweep_after_ms = base_time_monotonic_ms() + AGAIN_MS;
    }
    if (files != NULL) {
        (void)closedir(files);
    }
}

/* Begins the feed of work.of, unless it has none. */
static void
begin(struct run *run, const struct store_feed_names *names, vigil_instant now)
{
    const char *authority = run->authorities.codes[work.of];
    struct store_feed_name feed = deadlines_feed_name_of(names, authority);
    char name[DEADLINES_FEED_NAME], path[FILES_REPLACE_PATH];
    struct base_error error;
    deadlines_feeds.stale[work.of] = false;
    if (feed.revoked) {
        return;
    }
    deadlines_feed_name(deadlines_feeds.key, authority, feed.number, name);
    path_of(name, path);
    enum base_class class = files_replace_begin(path, MODE, &work.file, &error);
    if (class == BASE_OK && fchmod(fileno(work.file.to), MODE) != 0) {
        class = base_error_set(&error, BASE_STOP, "feed_dir", "%s", strerror(errno));
    }
    if (class != BASE_OK) {
        fail("feed_not_written", &error);
        return;
    }
    files_ical_begin(&work.ical, work.file.to, authority, base_time_is_sandbox());
    work.after_case_ref[0] = '\0';
    work.page = (struct store_feed_page){
        .authority = authority, .case_ref = "", .after_case_ref = work.after_case_ref};
    deadlines_feed_since(now, &work.page);
}

/* Adds a page; behind the last one the file takes its place. */
static void
add(struct run *run, const struct store_feed_clocks *clocks)
{
    struct files_ical_clock clock;
    struct base_error error;
    for (size_t i = 0; i < clocks->count; i++) {
        deadlines_feed_clock(&run->law, &clocks->at[i], &clock);
        files_ical_add(&work.ical, &clock);
    }
    if (clocks->count == clocks->capacity) {
        const struct vigil_deadline *last = &clocks->at[clocks->count - 1].deadline;
        memcpy(work.after_case_ref, last->case_ref, sizeof(work.after_case_ref));
        work.page.after_clock = last->clock;
        return;
    }
    (void)files_ical_end(&work.ical); /* a failure is seen when the file is ended */
    if (files_replace_is_same(&work.file)) {
        files_replace_abandon(&work.file);
    } else if (files_replace_end(&work.file, &error) != BASE_OK) {
        fail("feed_not_written", &error);
    }
}

static bool
wants_sweep(void)
{
    return deadlines_feeds.sweep && base_time_monotonic_ms() >= work.sweep_after_ms;
}

/* One step, while the follower's row is ours. */
static enum base_class
step(struct run *run, void *arg, struct base_error *ret_error)
{
    static struct store_feed_clock at[PAGE];
    static struct store_feed_name names_at[DEADLINES_FEEDS_MAX];
    struct store_feed_clocks clocks = {.at = at, .capacity = PAGE};
    struct store_feed_names names = {.at = names_at, .capacity = DEADLINES_FEEDS_MAX};
    const vigil_instant *now = arg;
    bool is_open = work.file.to != NULL;
    if (is_open) {
        store_feed_read(run->store, &work.page, &clocks);
    } else {
        store_feed_names_read(run->store, &names);
    }
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && is_open) {
        add(run, &clocks);
    } else if (class == BASE_OK && wants_sweep()) {
        sweep(run, &names);
    } else if (class == BASE_OK) {
        begin(run, &names, *now);
    }
    return class;
}

/* The next feed that is stale, behind the one that was written last; false: none. */
static bool
find(const struct run *run)
{
    size_t count = run->authorities.count < DEADLINES_FEEDS_MAX ? run->authorities.count
                                                                : DEADLINES_FEEDS_MAX;
    for (size_t i = 1; i <= count; i++) {
        size_t at = (work.of + i) % count;
        if (deadlines_feeds.stale[at]) {
            work.of = at;
            return true;
        }
    }
    return false;
}

/* Wakes the daemon at this instant at the latest. */
static void
wake(vigil_instant *next, vigil_instant at)
{
    *next = *next == VIGIL_INSTANT_NONE || at < *next ? at : *next;
}

static vigil_instant
instant_of(vigil_instant now, int64_t monotonic_ms)
{
    return now + (monotonic_ms - base_time_monotonic_ms()) * (BASE_SECOND / 1000);
}

enum base_class
deadlines_feed_tick(struct run *run,
                    vigil_instant now,
                    vigil_instant *ret_next,
                    struct base_error *ret_error)
{
    enum base_class class = deadlines_law_turn(run, now, ret_next, ret_error);
    if (class != BASE_OK || !deadlines_feeds.on) {
        return class;
    }
    vigil_date today = rules_london_date(now);
    if (today != deadlines_feeds.day) { /* what ended long ago goes */
        deadlines_feeds.day = today;
        deadlines_feed_all_stale();
    }
    bool is_open = work.file.to != NULL;
    wake(ret_next, rules_london_day_end(today));
    if (deadlines_feeds.sweep && !wants_sweep()) {
        wake(ret_next, instant_of(now, work.sweep_after_ms));
    }
    if (!is_open && !wants_sweep() && !find(run)) {
        return BASE_OK;
    }
    if (!is_open && deadlines_feeds.wait_until_ms > base_time_monotonic_ms()) {
        wake(ret_next, instant_of(now, deadlines_feeds.wait_until_ms));
        return BASE_OK;
    }
    class = run_transact(run, step, &now, ret_error);
    if (class == BASE_DONE) { /* another copy writes them; who takes over writes all */
        files_replace_abandon(&work.file);
        deadlines_feed_all_stale();
        return BASE_OK;
    }
    run->tick_wanted = class == BASE_OK;
    return class;
}

void
deadlines_feed_stop(struct run *run)
{
    (void)run;
    files_replace_abandon(&work.file);
}
