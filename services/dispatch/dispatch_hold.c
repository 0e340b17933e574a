/*
 * Reasons to send nothing. After a restore nobody knows what went out since the copy was
 * made: it is told by the cluster, which is another one or on another timeline than that
 * from which alerts went out last; or by a file of this host, which has seen a later
 * position of the journal than there is. Intake goes on meanwhile; alerts wait until the
 * operator lets them out (go_live).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_log.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "dispatch/dispatch.h"
#include "store/store_standing.h"

static struct {
    struct store_seen seen; /* the latest that the file tells of */
    bool file_is_read;
    bool looked;  /* at this cluster, since it last went away */
    bool forgets; /* the operator said that what is there now is right */
} known;

static void
read_file(const char *path, struct store_seen *ret_seen)
{
    char text[96] = "";
    FILE *file = path[0] == '\0' ? NULL : fopen(path, "re");
    *ret_seen = (struct store_seen){.position = 0};
    if (file == NULL) {
        return;
    }
    size_t got = fread(text, 1, sizeof(text) - 1, file);
    char *behind = text;
    text[got] = '\0';
    (void)fclose(file);
    ret_seen->position = strtoll(text, &behind, 10);
    behind += behind[0] == ' ' ? 1 : 0;
    (void)base_text_copy_bytes(
        ret_seen->hash, sizeof(ret_seen->hash), behind, strcspn(behind, "\n"));
}

/* By renaming, so that it is whole or as it was. */
static void
write_file(const char *path, const struct store_seen *seen)
{
    char made[220];
    if (path[0] == '\0' || !base_text_print(made, sizeof(made), "%s.new", path)) {
        return;
    }
    FILE *file = fopen(made, "we");
    bool written = file != NULL &&
                   fprintf(file, "%lld %s\n", (long long)seen->position, seen->hash) > 0;
    written = (file == NULL || fclose(file) == 0) && written;
    if (!written || rename(made, path) != 0) {
        base_log(BASE_LOG_WARNING, "event=seen_file_not_written");
    }
}

void
dispatch_hold_seen(const struct store_seen *seen)
{
    if (known.looked && (seen->position > known.seen.position || known.forgets)) {
        known.seen = *seen;
        known.forgets = false;
        write_file(dispatch_parameters.seen_file, seen);
    }
}

void
dispatch_hold_look_again(void)
{
    known.looked = false;
}

void
dispatch_hold(struct run *run, const char *reason, bool stands, vigil_instant since)
{
    if (stands) {
        store_hold_set(run->store, reason, since);
        base_log(BASE_LOG_WARNING, "event=held reason=%s", reason);
    } else {
        store_hold_clear(run->store, reason);
    }
}

static enum base_class
look_body(struct run *run, void *arg, struct base_error *ret_error)
{
    struct store_cluster cluster;
    vigil_instant now = base_time_now();
    (void)arg;
    store_cluster_look(run->store, &known.seen, &cluster);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (!cluster.is_known) {
        store_cluster_take(run->store);
    } else if (!cluster.is_same) {
        dispatch_hold(run, "restored", true, now);
    }
    if (!cluster.has_seen) {
        dispatch_hold(run, "journal_behind", true, now);
    }
    return BASE_OK;
}

enum base_class
dispatch_hold_look(struct run *run, struct base_error *ret_error)
{
    if (!known.file_is_read) {
        read_file(dispatch_parameters.seen_file, &known.seen);
        known.file_is_read = true;
    }
    if (known.looked) {
        return BASE_OK;
    }
    enum base_class class = run_transact(run, look_body, NULL, ret_error);
    known.looked = class == BASE_OK;
    return class;
}

void
dispatch_hold_go_live(struct run *run)
{
    store_hold_clear(run->store, "restored");
    store_hold_clear(run->store, "journal_behind");
    store_cluster_take(run->store);
    known.forgets = true;
    base_log(BASE_LOG_INFO, "event=live");
}
