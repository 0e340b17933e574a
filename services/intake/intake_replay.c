/*
 * Making the case file again from the journal, on the host: after its tables were lost,
 * or to prove that they say what the journal says. The operator empties the tables, stops
 * the daemons and runs `vigil-intake --replay`.
 *
 * Promises: all of it in one transaction that holds the journal's head, so that nobody
 * appends meanwhile; only into empty tables; an entry that does not fit ends it, named,
 * with nothing written. Memory is the case file's size, whatever its history is.
 */
#include <stdio.h>
#include <string.h>

#include "base/base_time.h"
#include "intake/intake.h"
#include "intake/intake_rebuild.h"
#include "run/run_authorities.h"
#include "run/run_law.h"
#include "run/run_process.h"
#include "store/store_case.h"
#include "store/store_copy.h"
#include "store/store_journal.h"
#include "store/store_roster.h"
#include "wire/wire_event.h"
#include "wire/wire_key.h"

enum { PAGE = 4096, TELL_MS = 1000 };

static struct vigil_faults faults; /* of readers */
static struct intake_rebuild rebuild;
static struct store_head head;
static int64_t tell_ms; /* when to say next how far it is */

/* Keys come back as they came: one that is there already stays as it is. */
static enum base_class
take_key(struct store *store,
         const struct vigil_event *event,
         struct base_error *ret_error)
{
    struct vigil_key key;
    bool done;
    if (wire_key_read(event->body, event->body_size, &key, &faults) != BASE_OK) {
        return base_error_set(ret_error,
                              BASE_BUG,
                              "replay",
                              "entry %lld of the journal is no key",
                              (long long)event->position);
    }
    if (event->type == VIGIL_EVENT_KEY_ENROLLED) {
        store_roster_add(store, &key, &done);
    } else {
        store_roster_revoke(store, key.public_key, &done);
    }
    return store_run(store, ret_error);
}

static enum base_class
take_entry(struct store *store,
           const struct store_entry *entry,
           struct base_error *ret_error)
{
    struct vigil_event event;
    if (wire_event_read(entry->event, entry->event_size, &event, &faults) != BASE_OK ||
        event.position != entry->position) {
        return base_error_set(ret_error,
                              BASE_BUG,
                              "replay",
                              "entry %lld of the journal cannot be read",
                              (long long)entry->position);
    }
    enum base_class class = intake_rebuild_take(&rebuild, &event, ret_error);
    bool key =
        event.type == VIGIL_EVENT_KEY_ENROLLED || event.type == VIGIL_EVENT_KEY_REVOKED;
    return class == BASE_OK && key ? take_key(store, &event, ret_error) : class;
}

static void
tell(const char *what, long long number, long long of)
{
    int64_t now_ms = base_time_monotonic_ms();
    if (now_ms >= tell_ms) {
        (void)fprintf(stderr, "vigil-intake: %s %lld of %lld\n", what, number, of);
        tell_ms = now_ms + TELL_MS;
    }
}

/* All entries, page by page. */
static enum base_class
take_all(struct store *store, struct base_error *ret_error)
{
    struct store_entries page = {0};
    enum base_class class = BASE_OK;
    do {
        store_journal_read(store, rebuild.position, PAGE, &page);
        class = store_run(store, ret_error);
        for (size_t i = 0; class == BASE_OK && i < page.count; i++) {
            class = take_entry(store, &page.at[i], ret_error);
        }
        tell("entry", rebuild.position, head.position);
    } while (class == BASE_OK && page.count > 0);
    store_entries_done(&page);
    if (class == BASE_OK && rebuild.position != head.position) {
        class = base_error_set(ret_error,
                               BASE_BUG,
                               "replay",
                               "the journal ends at entry %lld, its head says %lld",
                               (long long)rebuild.position,
                               (long long)head.position);
    }
    return class;
}

/* Where writing is: the n-th file, and of its items the k-th. */
struct cursor {
    size_t n, k;
};

static const struct vigil_case *
next_case(void *from)
{
    struct cursor *cursor = from;
    const struct intake_file *file = intake_files_at(&rebuild.files, cursor->n++);
    tell("file", (long long)cursor->n, (long long)rebuild.files.count);
    return file == NULL ? NULL : &file->c;
}

static const struct vigil_item *
next_item(void *from)
{
    struct cursor *cursor = from;
    const struct intake_file *file;
    while ((file = intake_files_at(&rebuild.files, cursor->n)) != NULL &&
           cursor->k == file->items_count) {
        cursor->n++;
        cursor->k = 0;
    }
    tell("items of file", (long long)cursor->n, (long long)rebuild.files.count);
    return file == NULL ? NULL : &file->items[cursor->k++];
}

/* References go on behind the highest there was, wherever the sequence is. */
static enum base_class
move_serials(struct store *store, struct base_error *ret_error)
{
    int64_t at = 0;
    store_case_serials(store, 1, &at);
    enum base_class class = store_run(store, ret_error);
    if (class == BASE_OK && at < rebuild.serial) {
        store_copy_serials(store, rebuild.serial - at);
        class = store_run(store, ret_error);
    }
    return class;
}

static enum base_class
write_all(struct store *store, struct base_error *ret_error)
{
    struct cursor cases = {0}, items = {0};
    enum base_class class = store_copy_cases(store, next_case, &cases, ret_error);
    if (class == BASE_OK) {
        class = store_copy_items(store, next_item, &items, ret_error);
    }
    return class == BASE_OK ? move_serials(store, ret_error) : class;
}

static enum base_class
replay(struct store *store, struct base_error *ret_error)
{
    bool empty = false;
    enum base_class class = store_begin(store, ret_error);
    if (class == BASE_OK) {
        store_copy_unhurried(store);
        store_journal_take(store, &head);
        store_copy_look(store, &empty);
        class = store_run(store, ret_error);
    }
    if (class == BASE_OK && !empty) {
        class = base_error_set(ret_error,
                               BASE_REFUSE,
                               "not_empty",
                               "casefile.cases and casefile.item are not empty; right: "
                               "stop the daemons and empty both");
    }
    if (class == BASE_OK) {
        class = take_all(store, ret_error);
    }
    if (class == BASE_OK) {
        class = write_all(store, ret_error);
    }
    return class == BASE_OK ? store_commit(store, ret_error) : class;
}

static enum base_class
replay_with_law(struct store *store, struct base_error *ret_error)
{
    static struct rules_law law;
    struct rules_authorities authorities;
    const struct run_parameters *p = run_process_parameters();
    enum base_class class =
        run_law_load(p->config_dir, p->calendar_division, &law, ret_error);
    if (class == BASE_OK) {
        class = run_authorities_load(p->config_dir, &authorities, ret_error);
    }
    if (class == BASE_OK) {
        rebuild.replay.law = &law;
        rebuild.replay.authorities = &authorities;
        tell_ms = base_time_monotonic_ms() + TELL_MS;
        class = replay(store, ret_error);
        run_authorities_done(&authorities);
    }
    return class;
}

int
intake_replay(int argc, char **argv)
{
    static const struct base_config_row none[] = {
        {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL}};
    int status = 2;
    argv[1] = argv[0];
    if (!run_process_start("intake", NULL, none, argc - 1, argv + 1, &status)) {
        return status;
    }
    const struct run_parameters *p = run_process_parameters();
    const struct store_options options = {
        .host = p->store_host,
        .database = p->store_database,
        .user = p->store_user[0] == '\0' ? "vigil_intake" : p->store_user,
        .name = "intake",
        .wait_ms = p->store_wait_ms};
    struct base_error error;
    struct store *store = NULL;
    enum base_class class = store_new(&options, &store, &error);
    if (class == BASE_OK) {
        class = replay_with_law(store, &error);
    }
    if (class == BASE_OK) {
        (void)printf("replayed %lld entries: %zu files, %zu items\n",
                     (long long)rebuild.position,
                     rebuild.files.count,
                     rebuild.items);
    } else {
        (void)fprintf(stderr, "vigil-intake: %s\n", error.text);
    }
    intake_rebuild_done(&rebuild);
    store_free(store);
    return class == BASE_OK ? 0 : 1;
}
