/*
 * A real vigil-dispatch whose recipients have several ways and whose mail server tells
 * what became of each mail. Included by store tests only, after cmocka.h.
 */
#ifndef DELIVERY_STAGE_H
#define DELIVERY_STAGE_H

#include "dispatch_stage.h"
#include "journal_told.h"
#include "wire/wire_order.h"

#define LEAD     "E08000025/partnership_lead" /* role, person, director */
#define NOTIFIER "E08000025/notifier"         /* one mailbox */
#define CHAIR    "E08000025/chair" /* by Notify, which is not set up; else mail */

static char delivery_table[] = "/tmp/vigil-recipients-XXXXXX";

static inline void
delivery_open(const char *lines)
{
    static char all[600];
    int fd = mkstemp(delivery_table);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    (void)fputs("party,role,mailbox,channel,person,above,prefers\n"
                "E08000025,partnership_lead,lead@x.test,,ann@x.test,director,\n"
                "E08000025,director,director@x.test,,,,\n"
                "E08000025,chair,chair@x.test,notify mail,,,\n"
                "E08000003,partnership_lead,daily@x.test,,,,digest\n",
                file);
    assert_int_equal(fclose(file), 0);
    (void)base_text_print(all,
                          sizeof(all),
                          "dispatch.recipients = %s\ndispatch.seen_file = %s.seen\n%s",
                          delivery_table,
                          delivery_table,
                          lines);
    dispatch_lines = all;
    dispatch_notifies = true;
    (void)dispatch_open(NULL);
}

static inline const char *
delivery_seen(void)
{
    static char path[64];
    (void)base_text_print(path, sizeof(path), "%s.seen", delivery_table);
    return path;
}

static inline void
delivery_close(void)
{
    (void)dispatch_close(NULL);
    (void)unlink(delivery_table);
    (void)unlink(delivery_seen());
}

/* How many mails about a case went to a mailbox. */
static inline long
mails_to(const char *mailbox, const char *case_ref)
{
    char command[400], text[16] = "";
    (void)base_text_print(command,
                          sizeof(command),
                          "grep -l '^X-Sink-To: %s' %s/*.eml 2>/dev/null |"
                          " xargs -r grep -l '^Subject:.*%s' | wc -l",
                          mailbox,
                          mails,
                          case_ref);
    FILE *out = popen(command, "re");
    assert_non_null(out);
    assert_non_null(fgets(text, sizeof(text), out));
    assert_int_equal(pclose(out), 0);
    return strtol(text, NULL, 10);
}

static inline void
advance(int64_t seconds)
{
    assert_true(base_time_advance(seconds * BASE_SECOND));
    /* an entry about nothing, which wakes the daemon */
    struct vigil_event event = {.type = VIGIL_EVENT_TIME_ADVANCED, .actor = "operator"};
    event.body = (const uint8_t *)"";
    journal_add(&event);
    journal_commit(base_time_now());
}

/* An order as vigil-intake enters it. */
static inline void
give_order(enum vigil_event_kind type, const struct vigil_order *order, const char *actor)
{
    uint8_t body[WIRE_ORDER_SIZE];
    struct vigil_event event = {.type = type, .body = body};
    (void)base_text_copy(event.actor, sizeof(event.actor), actor);
    memcpy(event.case_ref, order->case_ref, sizeof(event.case_ref));
    event.body_size = wire_order_write(order, body, sizeof(body));
    journal_add(&event);
    journal_commit(base_time_now());
}

/* How often the journal tells this of a case. */
static inline long
told(const char *case_ref, enum vigil_event_kind type)
{
    static struct vigil_faults faults;
    struct store_entries entries = {.at = NULL};
    long count = 0;
    store_journal_read(stage.store, 0, 1000, &entries);
    assert_int_equal(store_run(stage.store, &stage.error), BASE_OK);
    for (size_t i = 0; i < entries.count; i++) {
        const struct store_entry *entry = &entries.at[i];
        struct vigil_event event;
        assert_int_equal(
            wire_event_read(entry->event, entry->event_size, &event, &faults), BASE_OK);
        count += event.type == type && strcmp(event.case_ref, case_ref) == 0 ? 1 : 0;
    }
    store_entries_done(&entries);
    return count;
}

/* A command of the shell in the mail server's directory. */
static inline void
in_mails(const char *what)
{
    char command[900];
    (void)base_text_print(command, sizeof(command), "cd '%s' && %s", mails, what);
    assert_int_equal(system(command), 0);
}

/* The notifications that the server had kept for later come. */
static inline void
let_in(void)
{
    in_mails("mv kept/*.dsn box/new/");
}

/* What was read last comes again. */
static inline void
put_back(void)
{
    in_mails("mv \"box/cur/$(ls -t box/cur | head -n 1)\" box/new/again");
}

/* Waits until dispatch has looked at all in the box. */
static inline void
await_empty_box(void)
{
    char path[96];
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    struct bus_wait_item none = {.fd = -1};
    (void)base_text_print(path, sizeof(path), "%s/box/new", mails);
    for (bool empty = false; !empty; bus_wait(&none, 0, 10)) {
        DIR *directory = opendir(path);
        assert_non_null(directory);
        empty = true;
        for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
            empty = empty && entry->d_name[0] == '.';
        }
        (void)closedir(directory);
        assert_true(base_time_monotonic_ms() < end_ms);
    }
}

/* What became of each way of a case's alert: "failed smtp_550,delivered delivered". */
static inline bool
ways_say(const char *case_ref, const char *wanted, char ret_said[400])
{
    char statement[500];
    (void)base_text_print(
        statement,
        sizeof(statement),
        "SELECT string_agg((ARRAY['planned','handed_over','delivered','failed',"
        "'withdrawn'])[state] || ' ' || outcome, ',' ORDER BY round, hop)"
        " FROM dispatch.delivery WHERE case_ref = '%s'",
        case_ref);
    stage_sql(statement, ret_said, 400);
    return strcmp(ret_said, wanted) == 0;
}

static inline void
ways_are(const char *case_ref, const char *wanted)
{
    char said[400];
    if (!ways_say(case_ref, wanted, said)) {
        fail_msg("%s: \"%s\", not \"%s\"", case_ref, said, wanted);
    }
}

static inline void
await_ways(const char *case_ref, const char *wanted)
{
    char said[400];
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    struct bus_wait_item none = {.fd = -1};
    while (!ways_say(case_ref, wanted, said) && base_time_monotonic_ms() < end_ms) {
        bus_wait(&none, 0, 10);
    }
    ways_are(case_ref, wanted);
}

#endif
