/*
 * Calendars of deadlines: what is shown in them, and the answer to who asks for one. This
 * daemon's own.
 */
#ifndef DEADLINES_DEADLINES_FEED_H
#define DEADLINES_DEADLINES_FEED_H

#include "deadlines/deadlines.h"
#include "files/files_ical.h"
#include "store/store_feed.h"

/* deadlines_feed_clock.c: which clocks are shown by now: what was met stays for 30 days,
 * what was stopped for 90 */
void deadlines_feed_since(vigil_instant now, struct store_feed_page *page);

/* A clock with all that its entry says: the words of its rule, reminders where its ladder
 * has a rung before the due day. */
void deadlines_feed_clock(const struct rules_law *law,
                          const struct store_feed_clock *row,
                          struct files_ical_clock *ret_clock);

/* deadlines_feed_list.c: the answer to feed_query */
enum base_class deadlines_feed_answer(struct run *run,
                                      const struct vigil_key *caller,
                                      const struct vigil_query *query,
                                      struct wire_result *result,
                                      struct vigil_faults *faults,
                                      struct base_error *ret_error);

/* deadlines_feed_name.c: the names of feeds, which nobody can guess who has not the key.
 * The name of a feed follows from the key, the authority and how often it was renewed. */
enum { DEADLINES_FEED_NAME = 45, DEADLINES_FEED_KEY = 32 };

enum base_class deadlines_feed_key_read(const char *path,
                                        uint8_t ret_key[DEADLINES_FEED_KEY],
                                        struct base_error *ret_error) BASE_MUST_CHECK;
void deadlines_feed_name(const uint8_t key[DEADLINES_FEED_KEY],
                         const char *authority,
                         int32_t number,
                         char ret_name[DEADLINES_FEED_NAME]);

/* True if a file's name has the form of a feed's; *ret_partial: or of one begun. */
bool deadlines_feed_is_name(const char *file, bool *ret_partial);

/* `vigil-deadlines --make-feed-key FILE`; true if that was asked for. */
extern const char deadlines_feed_usage[];
bool deadlines_feed_once(int argc, char **argv, int *ret_exit);

/* deadlines_feed_state.c: which feeds have to be written anew, known in memory alone: a
 * daemon that starts, or takes over from another copy, writes all. */
enum { DEADLINES_FEEDS_MAX = 512 };

struct deadlines_feeds {
    bool on;
    char dir[256];
    uint8_t key[DEADLINES_FEED_KEY];
    bool stale[DEADLINES_FEEDS_MAX]; /* by place in the list of authorities */
    bool sweep;                      /* files that are no feed any more may be there */
    int64_t wait_until_ms;           /* nothing is written before (monotonic) */
    vigil_date day;                  /* the day in London that all were written for */
};
extern struct deadlines_feeds deadlines_feeds;
extern const struct base_config_row deadlines_feed_parameters[];

enum base_class deadlines_feed_start(struct run *run, struct base_error *ret_error);
void deadlines_feed_all_stale(void);

/* deadlines_apply, and what the entries mean for feeds */
enum base_class deadlines_feed_apply(struct run *run,
                                     const struct vigil_event *events,
                                     size_t count,
                                     struct base_error *ret_error);

/* The feed of an authority, or its first name if it was never changed. */
struct store_feed_name deadlines_feed_name_of(const struct store_feed_names *names,
                                              const char *authority);

/* deadlines_feed_tick.c: deadlines_tick, and then, if no alert is due, one step towards
 * the files that are stale */
enum base_class deadlines_feed_tick(struct run *run,
                                    vigil_instant now,
                                    vigil_instant *ret_next,
                                    struct base_error *ret_error);
void deadlines_feed_stop(struct run *run);

/* deadlines_feed_names.c: the answer to feeds_query */
enum base_class deadlines_feed_names_answer(struct run *run,
                                            const struct vigil_key *caller,
                                            const struct vigil_query *query,
                                            struct wire_result *result,
                                            struct vigil_faults *faults,
                                            struct base_error *ret_error);

#endif
