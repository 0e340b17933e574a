/* The case file made again in memory: see intake_rebuild.h. */
#include "intake/intake_rebuild.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"

enum { MEMBERS_MAX = 1024, SERIAL_AT = 9 /* CSP-2026-000123-K */ };

/* What the entry in hand works on: the files lie where they are, the items are copies,
 * since there may be more of them afterwards. */
static struct {
    struct intake_file *file;
    char authority[VIGIL_PARTY_SIZE]; /* as it was before */
    struct vigil_case *members[MEMBERS_MAX + VIGIL_LINKS_MAX];
    struct vigil_item items[VIGIL_ITEMS_MAX];
    struct intake_file *linked_files[VIGIL_LINKS_MAX];
    struct rules_file linked[VIGIL_LINKS_MAX];
} hand;

static enum base_class
broken(const struct vigil_event *event, const char *why, struct base_error *ret_error)
{
    return base_error_set(ret_error,
                          BASE_BUG,
                          "replay",
                          "entry %lld of the journal %s",
                          (long long)event->position,
                          why);
}

/* The file of the entry, new if it opens one. */
static enum base_class
find_file(struct intake_rebuild *rebuild,
          const struct vigil_event *event,
          struct base_error *ret_error)
{
    bool opens = event->type == VIGIL_EVENT_NOTIFICATION ||
                 event->type == VIGIL_EVENT_CONSIDERATION;
    bool again = event->type == VIGIL_EVENT_LCSPR ||
                 event->type == VIGIL_EVENT_PERIOD_REPORT; /* or opens */
    hand.file = intake_files_find(&rebuild->files, event->case_ref);
    if (hand.file != NULL) {
        return opens ? broken(event, "opens what is there already", ret_error) : BASE_OK;
    }
    if (!opens && !again) {
        return broken(event, "is about a case that is not there", ret_error);
    }
    hand.file = intake_files_add(&rebuild->files, event->case_ref);
    int64_t serial = strlen(event->case_ref) > SERIAL_AT
                         ? strtoll(event->case_ref + SERIAL_AT, NULL, 10)
                         : 0;
    rebuild->serial = serial > rebuild->serial ? serial : rebuild->serial;
    return BASE_OK;
}

/* The cases that an LCSPR names. Their items change in place: none is added to them. */
static enum base_class
find_linked(struct intake_rebuild *rebuild, struct base_error *ret_error)
{
    for (size_t i = 0; i < rebuild->replay.links_count; i++) {
        struct intake_file *file =
            intake_files_named(&rebuild->files, &rebuild->replay.links[i]);
        if (file == NULL) {
            return broken(
                rebuild->replay.event, "links a case that is not there", ret_error);
        }
        hand.linked_files[i] = file;
        hand.linked[i] = (struct rules_file){.found = &file->c,
                                             .items = file->items,
                                             .items_count = file->items_count,
                                             .items_capacity = file->items_count};
    }
    return BASE_OK;
}

/* What others are found by after the change. */
static void
keep(struct intake_rebuild *rebuild, const struct rules_file *file)
{
    rebuild->items += file->items_count - hand.file->items_count;
    intake_file_keep(hand.file, file->items, file->items_count);
    if (strcmp(hand.authority, hand.file->c.authority) != 0) {
        intake_files_own(&rebuild->files, hand.file);
    }
    for (size_t i = 0; i < rebuild->replay.links_count; i++) {
        intake_file_cover(hand.file, hand.linked_files[i]);
    }
}

static enum base_class
apply(struct intake_rebuild *rebuild, struct base_error *ret_error)
{
    struct rules_file file = {.found = &hand.file->c,
                              .members = hand.members,
                              .items = hand.items,
                              .items_count = hand.file->items_count,
                              .items_capacity = VIGIL_ITEMS_MAX};
    memcpy(hand.authority, hand.file->c.authority, sizeof(hand.authority));
    if (file.items_count > 0) {
        memcpy(hand.items, hand.file->items, file.items_count * sizeof(*hand.items));
    }
    file.members_count = intake_file_members(hand.file, MEMBERS_MAX, hand.members);
    enum base_class class =
        run_replay_apply(&rebuild->replay, &file, hand.linked, ret_error);
    if (class == BASE_OK) {
        keep(rebuild, &file);
    }
    return class;
}

enum base_class
intake_rebuild_take(struct intake_rebuild *rebuild,
                    const struct vigil_event *event,
                    struct base_error *ret_error)
{
    if (event->position != rebuild->position + 1) {
        return broken(event, "does not follow the one before", ret_error);
    }
    rebuild->position = event->position;
    enum base_class class = run_replay_read(&rebuild->replay, event, ret_error);
    if (class != BASE_OK) {
        return class == BASE_DONE ? BASE_OK : class;
    }
    class = find_file(rebuild, event, ret_error);
    if (class == BASE_OK) {
        class = find_linked(rebuild, ret_error);
    }
    return class == BASE_OK ? apply(rebuild, ret_error) : class;
}

void
intake_rebuild_done(struct intake_rebuild *rebuild)
{
    intake_files_done(&rebuild->files);
}
