/* The checker's first half, messages and journal: see chaos_check.h. */
#include "chaos_check.h"

#include <stdlib.h>
#include <string.h>

#include "wire/wire_event.h"

/* A notification in the journal. */
struct recorded {
    char sender[VIGIL_PARTY_SIZE], case_ref[VIGIL_REF_SIZE];
    struct vigil_id id;
    uint8_t content[BASE_HASH_SIZE];
    bool was_sent; /* the history knows it */
};

static int
compare_key(const char *a,
            const struct vigil_id *x,
            const char *b,
            const struct vigil_id *y)
{
    int order = strcmp(a, b);
    return order != 0 ? order : memcmp(x->bytes, y->bytes, sizeof(x->bytes));
}

static int
compare_recorded(const void *left, const void *right)
{
    const struct recorded *a = left, *b = right;
    return compare_key(a->sender, &a->id, b->sender, &b->id);
}

/* By message; of one message in the order of time, which is that of the memory. */
static int
compare_line(const void *left, const void *right)
{
    const struct chaos_line *const *a = left, *const *b = right;
    int order = compare_key((*a)->sender, &(*a)->id, (*b)->sender, &(*b)->id);
    return order != 0 ? order : (*a > *b) - (*a < *b);
}

static int
compare_case(const void *key, const void *element)
{
    return strcmp(key, ((const struct chaos_case *)element)->case_ref);
}

static int
compare_message(const void *key, const void *element)
{
    const struct chaos_line *line = key;
    const struct chaos_message *message = element;
    return compare_key(line->sender, &line->id, message->sender, &message->id);
}

/* Positions 1..n without a gap, each hash following from the one before. */
static void
check_chain(const struct chaos_stored *stored, struct chaos_verdict *verdict)
{
    uint8_t hash[BASE_HASH_SIZE] = {0};
    for (size_t i = 0; i < stored->entries_count; i++) {
        const struct chaos_entry *entry = &stored->entries[i];
        base_hash_pair(hash, sizeof(hash), entry->event.at, entry->event.size, hash);
        if (entry->position != (int64_t)i + 1 || entry->hash.size != sizeof(hash) ||
            memcmp(entry->hash.at, hash, sizeof(hash)) != 0) {
            chaos_verdict_add(
                verdict, CHAOS_CHAIN, "at position %lld", (long long)entry->position);
            return;
        }
    }
    if (stored->head != (int64_t)stored->entries_count) {
        chaos_verdict_add(verdict,
                          CHAOS_CHAIN,
                          "the head is at %lld of %zu entries",
                          (long long)stored->head,
                          stored->entries_count);
    }
}

static struct recorded *
gather(const struct chaos_stored *stored,
       struct chaos_verdict *verdict,
       size_t *ret_count)
{
    struct recorded *all = calloc(stored->entries_count + 1, sizeof(*all));
    *ret_count = 0;
    for (size_t i = 0; i < stored->entries_count; i++) {
        struct vigil_event event;
        static struct vigil_faults faults;
        const struct chaos_bytes *bytes = &stored->entries[i].event;
        if (wire_event_read(bytes->at, bytes->size, &event, &faults) != BASE_OK ||
            event.position != stored->entries[i].position) {
            chaos_verdict_add(verdict, CHAOS_TORN, "entry %zu cannot be read", i + 1);
        } else if (event.type == VIGIL_EVENT_NOTIFICATION) {
            struct recorded *one = &all[(*ret_count)++];
            memcpy(one->sender, event.actor, sizeof(one->sender));
            memcpy(one->case_ref, event.case_ref, sizeof(one->case_ref));
            one->id = event.message_id;
            base_hash(event.body, event.body_size, one->content);
        }
    }
    qsort(all, *ret_count, sizeof(*all), compare_recorded);
    return all;
}

/* One message: its lines in order of time, and its entries in the journal. */
struct message {
    struct chaos_line *const *lines;
    size_t lines_count;
    struct recorded *entries;
    size_t entries_count;
    const struct chaos_message *stored;
    char id[BASE_ID_TEXT_SIZE];
};

static void
check_answer(const struct message *message,
             const struct chaos_line *line,
             struct chaos_verdict *verdict)
{
    bool is_stored =
        message->entries_count > 0 &&
        memcmp(message->entries->content, line->content, BASE_HASH_SIZE) == 0;
    if (line->outcome == CHAOS_OK) {
        uint8_t hash[BASE_HASH_SIZE] = {0};
        if (message->stored != NULL) {
            base_hash(message->stored->answer.at, message->stored->answer.size, hash);
        }
        if (message->entries_count == 0 || message->stored == NULL) {
            chaos_verdict_add(verdict, CHAOS_LOST, "%s", message->id);
        } else if (!is_stored) {
            chaos_verdict_add(verdict, CHAOS_REUSE_TAKEN, "%s", message->id);
        } else if (memcmp(hash, line->answer, sizeof(hash)) != 0) {
            chaos_verdict_add(verdict, CHAOS_ANSWER_DIFFERS, "%s", message->id);
        }
    } else if (line->outcome == CHAOS_REFUSED) {
        bool reused = strcmp(line->code, "message_id_reused") == 0;
        if (is_stored || message->entries_count == 0 || !reused) {
            chaos_verdict_add(
                verdict, CHAOS_REFUSED_WRONGLY, "%s: %s", message->id, line->code);
        }
        verdict->reused += reused;
    }
}

static void
check_message(struct message *message, struct chaos_verdict *verdict)
{
    size_t receipts = 0;
    for (size_t i = 0; i < message->lines_count; i++) {
        const struct chaos_line *line = message->lines[i];
        receipts += line->outcome == CHAOS_OK;
        verdict->unanswered += line->outcome == CHAOS_UNKNOWN;
        check_answer(message, line, verdict);
        for (size_t k = 0; k < message->entries_count; k++) {
            struct recorded *entry = &message->entries[k];
            entry->was_sent =
                entry->was_sent ||
                memcmp(entry->content, line->content, sizeof(entry->content)) == 0;
        }
    }
    if (message->entries_count > 1) {
        chaos_verdict_add(verdict,
                          CHAOS_DOUBLED,
                          "%s: %zu entries",
                          message->id,
                          message->entries_count);
    }
    if ((message->stored != NULL) != (message->entries_count > 0)) {
        chaos_verdict_add(
            verdict, CHAOS_TORN, "%s: entry without answer, or the reverse", message->id);
    }
    verdict->sent++;
    verdict->acknowledged += receipts > 0;
    verdict->unknown += receipts == 0;
    verdict->repeated += receipts > 1 ? receipts - 1 : 0;
}

/* Walks over history and journal side by side. */
static void
check_each(struct chaos_line **lines,
           size_t lines_count,
           struct recorded *recorded,
           size_t recorded_count,
           const struct chaos_stored *stored,
           struct chaos_verdict *verdict)
{
    for (size_t i = 0, r = 0; i < lines_count;) {
        struct message message = {.lines = &lines[i]};
        const struct chaos_line *first = lines[i];
        while (i < lines_count &&
               compare_key(first->sender, &first->id, lines[i]->sender, &lines[i]->id) ==
                   0) {
            message.lines_count++;
            i++;
        }
        int order = 1;
        while (r < recorded_count &&
               (order = compare_key(
                    recorded[r].sender, &recorded[r].id, first->sender, &first->id)) <
                   0) {
            r++;
        }
        message.entries = &recorded[r];
        while (r < recorded_count &&
               compare_key(
                   recorded[r].sender, &recorded[r].id, first->sender, &first->id) == 0) {
            message.entries_count++;
            r++;
        }
        if (stored->messages_count > 0) {
            message.stored = bsearch(first,
                                     stored->messages,
                                     stored->messages_count,
                                     sizeof(*stored->messages),
                                     compare_message);
        }
        base_id_print(&first->id, message.id);
        check_message(&message, verdict);
    }
}

/* Each notification opened one case of its sender's, and there is no other case. */
static void
check_cases(const struct recorded *recorded,
            size_t count,
            const struct chaos_stored *stored,
            struct chaos_verdict *verdict)
{
    for (size_t i = 0; i < count; i++) {
        const struct chaos_case *c = bsearch(recorded[i].case_ref,
                                             stored->cases,
                                             stored->cases_count,
                                             sizeof(*stored->cases),
                                             compare_case);
        if (!recorded[i].was_sent) {
            chaos_verdict_add(verdict, CHAOS_UNSENT, "%s", recorded[i].case_ref);
        }
        if (c == NULL || strcmp(c->authority, recorded[i].sender) != 0) {
            chaos_verdict_add(verdict, CHAOS_TORN, "%s: no case", recorded[i].case_ref);
        }
    }
    if (stored->cases_count != count) {
        chaos_verdict_add(verdict,
                          stored->cases_count > count ? CHAOS_UNSENT : CHAOS_DOUBLED,
                          "%zu cases of %zu notifications",
                          stored->cases_count,
                          count);
    }
}

void
chaos_check_messages(struct chaos_history *history,
                     const struct chaos_stored *stored,
                     struct chaos_verdict *verdict)
{
    size_t recorded_count;
    struct recorded *recorded = gather(stored, verdict, &recorded_count);
    struct chaos_line **lines = calloc(history->count + 1, sizeof(struct chaos_line *));
    for (size_t i = 0; i < history->count; i++) {
        lines[i] = &history->at[i];
    }
    qsort(lines, history->count, sizeof(struct chaos_line *), compare_line);
    check_chain(stored, verdict);
    check_each(lines, history->count, recorded, recorded_count, stored, verdict);
    check_cases(recorded, recorded_count, stored, verdict);
    if (verdict->sent == 0 ||
        verdict->acknowledged * 100 < verdict->sent * CHAOS_ACKNOWLEDGED_PERCENT) {
        chaos_verdict_add(verdict,
                          CHAOS_VOID,
                          "%zu of %zu messages acknowledged",
                          verdict->acknowledged,
                          verdict->sent);
    }
    free(lines);
    free(recorded);
}
