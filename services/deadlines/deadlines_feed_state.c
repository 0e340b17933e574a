/* Which feeds have to be written anew: see deadlines_feed.h. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/base_log.h"
#include "base/base_time.h"
#include "deadlines/deadlines_feed.h"
#include "wire/wire_feed_change.h"

struct deadlines_feeds deadlines_feeds;

static char key_file[256];
static int wait_s;

const struct base_config_row deadlines_feed_parameters[] = {
    {"deadlines.feed_dir",
     BASE_CONFIG_TEXT,
     deadlines_feeds.dir,
     sizeof(deadlines_feeds.dir),
     "",
     0,
     0,
     "",
     "where a web server finds a calendar of each authority; empty: no feeds"},
    {"deadlines.feed_key_file",
     BASE_CONFIG_TEXT,
     key_file,
     sizeof(key_file),
     "",
     0,
     0,
     "",
     "the key that the names of feeds follow from; vigil-deadlines --make-feed-key"},
    {"deadlines.feed_wait_s",
     BASE_CONFIG_INT,
     &wait_s,
     0,
     "5",
     0,
     3600,
     "s",
     "feeds are written so long after something changed, together with what follows"},
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
};

/* Begins to wait, unless something waits already. */
static void
wait_for_more(void)
{
    int64_t now_ms = base_time_monotonic_ms();
    if (deadlines_feeds.wait_until_ms <= now_ms) {
        deadlines_feeds.wait_until_ms = now_ms + (int64_t)wait_s * 1000;
    }
}

void
deadlines_feed_all_stale(void)
{
    memset(deadlines_feeds.stale, true, sizeof(deadlines_feeds.stale));
    deadlines_feeds.sweep = true;
}

static void
set_stale(const struct run *run, const char *authority)
{
    for (size_t i = 0; i < run->authorities.count && i < DEADLINES_FEEDS_MAX; i++) {
        if (strcmp(run->authorities.codes[i], authority) == 0) {
            deadlines_feeds.stale[i] = true;
            wait_for_more();
            return;
        }
    }
}

enum base_class
deadlines_feed_start(struct run *run, struct base_error *ret_error)
{
    (void)run;
    if (deadlines_feeds.dir[0] == '\0') {
        return BASE_OK;
    }
    deadlines_feeds.on = true;
    deadlines_feed_all_stale();
    if (access(deadlines_feeds.dir, R_OK | W_OK | X_OK) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "feed_dir",
                              "deadlines.feed_dir: %s: %s",
                              deadlines_feeds.dir,
                              strerror(errno));
    }
    return deadlines_feed_key_read(key_file, deadlines_feeds.key, ret_error);
}

struct store_feed_name
deadlines_feed_name_of(const struct store_feed_names *names, const char *authority)
{
    struct store_feed_name name = {.number = 1, .changed_at = VIGIL_INSTANT_NONE};
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->at[i].authority, authority) == 0) {
            return names->at[i];
        }
    }
    memcpy(name.authority, authority, strlen(authority) + 1);
    return name;
}

/* An entry about a feed: what it changes, and that the old file has to go. */
static bool
take_change(const struct vigil_event *event, struct store_feed_name *ret_change)
{
    static struct vigil_faults faults;
    struct vigil_feed_change change;
    if (wire_feed_change_read(event->body, event->body_size, &change, &faults) !=
        BASE_OK) {
        deadlines_unreadable(event);
        return false;
    }
    *ret_change = (struct store_feed_name){.revoked = change.revoke,
                                           .changed_at = event->recorded_at};
    memcpy(ret_change->authority, change.authority, sizeof(ret_change->authority));
    return true;
}

/* The daemon's own entries about clocks come back to it and say whose feed changed. */
enum base_class
deadlines_feed_apply(struct run *run,
                     const struct vigil_event *events,
                     size_t count,
                     struct base_error *ret_error)
{
    static struct store_feed_name changes[RUN_FOLLOW_MAX];
    size_t changes_count = 0;
    for (size_t i = 0; i < count; i++) {
        switch ((int)events[i].type) {
        case VIGIL_EVENT_CLOCK_STARTED:
        case VIGIL_EVENT_CLOCK_MET:
        case VIGIL_EVENT_CLOCK_STOPPED:
            set_stale(run, events[i].party);
            break;
        case VIGIL_EVENT_SHARING: /* another may lead now: both have other calendars */
            deadlines_feed_all_stale();
            wait_for_more();
            break;
        case VIGIL_EVENT_FEED_CHANGED:
            if (take_change(&events[i], &changes[changes_count])) {
                set_stale(run, changes[changes_count++].authority);
                deadlines_feeds.sweep = true;
                deadlines_feeds.wait_until_ms = 0;
            }
            break;
        default:
            break;
        }
    }
    store_feed_names_change(run->store, changes, changes_count);
    return deadlines_apply(run, events, count, ret_error);
}
